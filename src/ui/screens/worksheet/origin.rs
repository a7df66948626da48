//! The location outside a worksheet that its links out lead to.

use crate::domain::parent_link::parent_of;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::history_link::HISTORY;
use crate::ui::context::{AppContext, Location};
use crate::ui::screens::session::shared_view::TOGETHER;

/// The location the person came from: the history of the entry that a note belongs to, the shared view, or the list of
/// worksheets.
pub fn before(context: &AppContext, sheet: &Worksheet, record: Option<&Record>) -> Location {
    let entry = record.and_then(|record| parent_of(&record.answers)).filter(|_| sheet.is_part());
    let of = context.site.tools().worksheet(&sheet.part_of);
    match entry.zip(of) {
        Some((entry, of)) => {
            Location { route: Route::Worksheet(of.path.clone()), fragment: format!("{entry}/{HISTORY}") }
        }
        None if context.app_state.shared_view().is_some() => {
            Location { route: Route::Session, fragment: TOGETHER.into() }
        }
        None => Location { route: Route::Worksheets, fragment: String::new() },
    }
}
