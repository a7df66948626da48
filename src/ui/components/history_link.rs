//! From an entry, or from a note on it, to the place where all that was noted about it stands together.

use crate::domain::Text;
use crate::domain::part::entry_of;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::ui::site::Site;

/// The last place of that address.
pub const HISTORY: &str = "history";

/// The address of the history that a record is told in, and the words that lead there; `None` where nothing is noted about
/// entries of its kind.
pub fn history_link(site: &Site, record: &Record) -> Option<(String, Text)> {
    let tools = site.tools();
    let sheet = tools.worksheet(&record.kind)?;
    let (entry, of, part) = if sheet.is_part() {
        (entry_of(&record.answers)?, tools.worksheet(&sheet.part_of)?, sheet)
    } else {
        (record.id.as_str(), sheet, tools.parts_of(&sheet.id).next()?)
    };
    let place = format!("{entry}/{HISTORY}");
    Some((site.href_at(&Route::Worksheet(of.path.clone()), &place), part.history.link.clone()))
}
