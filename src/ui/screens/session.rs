//! Sessions: preparing one, and what was written so far, in every way one may want to look at it.
//!
//! Each way is a place of one address (`/session/#everything`), so that the part behind `#` stays on the device.

mod entry;
mod everything;
mod forgiveness;
mod prepare;
mod signs;

use crate::state::desk::Stored;
use crate::ui::components::record_list::open_at;
use crate::ui::site::Scene;
use yew::prelude::*;

/// The place of everything that was written.
pub const EVERYTHING: &str = "everything";
/// The place of the signs over time.
pub const SIGNS: &str = "signs";
/// The place of forgiveness over time.
pub const FORGIVENESS: &str = "forgiveness";

/// The place that the address names, or the entry.
pub fn session(scene: &Scene) -> Html {
    let site = &scene.site;
    if scene.is_ready() {
        match scene.here.fragment.as_str() {
            EVERYTHING => return everything::everything(scene),
            SIGNS => return signs::signs(scene),
            FORGIVENESS => return forgiveness::forgiveness(scene),
            id => match scene.desk.record(id) {
                Some(Stored::Record(record)) => return entry::entry(site, &record, open_at(site, &record)),
                Some(Stored::Newer(record)) => return entry::entry(site, &record, None),
                _ => {}
            },
        }
    }
    prepare::prepare(scene)
}
