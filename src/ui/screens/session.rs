//! Sessions: preparing one, and what was written so far, in every way one may want to look at it.
//!
//! Each way is a place on one screen (`everything`), which no address tells.

mod amend;
mod asked;
mod boundaries;
mod entry;
mod everything;
mod forgiveness;
mod paper;
mod prepare;
mod signs;
pub mod together;
mod whose;

use crate::domain::session::SESSION;
use crate::state::desk::Stored;
use crate::ui::components::record_list::{CHANGE, open_at};
use crate::ui::site::Scene;
use yew::prelude::*;

/// The place of everything that was written.
pub const EVERYTHING: &str = "everything";
/// The place of the sheet to take along.
pub const PAPER: &str = "sheet";
/// The place of every boundary and how it went.
pub const BOUNDARIES: &str = "boundaries";
/// The place of the signs over time.
pub const SIGNS: &str = "signs";
/// The place of forgiveness over time.
pub const FORGIVENESS: &str = "forgiveness";

/// The place, or the entry. Where two people sit together there is but one place.
pub fn session(scene: &Scene) -> Html {
    if !scene.is_ready() {
        return prepare::prepare(scene);
    }
    let place = scene.here.fragment.as_str();
    if let Some((id, CHANGE)) = place.split_once('/')
        && matches!(scene.desk.record(id), Some(Stored::Record(record)) if record.kind == SESSION)
    {
        return amend::amend(scene, id);
    }
    match scene.desk.record(place) {
        Some(Stored::Record(record)) => return entry::entry(scene, &record, open_at(&scene.site, &record)),
        Some(Stored::Newer(record)) => return entry::entry(scene, &record, None),
        _ => {}
    }
    if scene.desk.is_guest() && place == PAPER {
        return paper::paper(scene);
    }
    if let Some(together) = scene.desk.together() {
        return together::together(scene, &together);
    }
    match place {
        EVERYTHING => everything::everything(scene),
        PAPER => paper::paper(scene),
        whose::WHOSE => whose::whose(scene),
        BOUNDARIES => boundaries::boundaries(scene),
        SIGNS => signs::signs(scene),
        FORGIVENESS => forgiveness::forgiveness(scene),
        _ => prepare::prepare(scene),
    }
}
