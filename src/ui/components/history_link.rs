//! The link from an entry, or from a note on it, to the entry's history.

use crate::domain::SharedStr;
use crate::domain::parent_link::parent_of;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::ui::site::Site;

/// The last segment of the history's location.
pub const HISTORY: &str = "history";

/// The URL and the text of the link; `None` if there are no notes on entries of this kind.
pub fn history_link(site: &Site, record: &Record) -> Option<(String, SharedStr)> {
    let tools = site.tools();
    let sheet = tools.worksheet(&record.kind)?;
    let (entry, of, part) = if sheet.is_part() {
        (parent_of(&record.answers)?, tools.worksheet(&sheet.part_of)?, sheet)
    } else {
        (record.id.as_str(), sheet, tools.parts_of(&sheet.id).next()?)
    };
    let place = format!("{entry}/{HISTORY}");
    Some((site.href_at(&Route::Worksheet(of.path.clone()), &place), part.history.link.clone()))
}
