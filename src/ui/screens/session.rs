//! Sessions: preparing one, and what was written so far, in every way one may want to look at it.
//!
//! Each way is a place of one address (`/session/#everything`), so that the part behind `#` stays on the device.

mod asked;
mod boundaries;
mod entry;
mod everything;
mod paper;
mod prepare;
pub mod together;

use crate::state::desk::Stored;
use crate::ui::components::record_list::open_at;
use crate::ui::site::Scene;
use yew::prelude::*;

/// The place of everything that was written.
pub const EVERYTHING: &str = "everything";
/// The place of the sheet to take along.
pub const PAPER: &str = "sheet";

/// The place of every boundary and how it went.
pub const BOUNDARIES: &str = "boundaries";

/// The place that the address names, or the entry.
pub fn session(scene: &Scene) -> Html {
    let site = &scene.site;
    if scene.is_ready() {
        let together = scene.desk.together();
        match scene.here.fragment.as_str() {
            EVERYTHING if together.is_none() => return everything::everything(scene),
            BOUNDARIES if together.is_none() => return boundaries::boundaries(scene),
            PAPER if together.is_none() => return paper::paper(scene),
            id => match scene.desk.record(id) {
                Some(Stored::Record(record)) => return entry::entry(site, &record, open_at(site, &record)),
                Some(Stored::Newer(record)) => return entry::entry(site, &record, None),
                _ => {}
            },
        }
        if let Some(together) = together {
            return together::together(scene, &together);
        }
    }
    prepare::prepare(scene)
}
