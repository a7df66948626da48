//! The record that no place names yet: which one it is, and how its name gets there (`Here::fragment`, in the browser's history).

use crate::domain::route::Route;
use crate::state::{Draft, Elsewhere, Saving};
use crate::ui::hooks::{Writing, use_after};
use crate::ui::site::{Here, Scene, Travel};
use yew::prelude::*;

/// The id of the record that is written where the place names none: `begin` says it, once the program runs.
#[hook]
pub fn use_fresh(scene: &Scene, named: bool, begin: impl FnOnce() -> String + 'static) -> Option<String> {
    use_fresh_at(scene, (!named).then_some(""), begin)
}

/// The same, where there is more than one place at which a record is begun: another place is another record. `None`: the
/// place names a record, and the one that was begun last may be it.
#[hook]
pub fn use_fresh_at(
    scene: &Scene,
    place: Option<&str>,
    begin: impl FnOnce() -> String + 'static,
) -> Option<String> {
    let fresh = use_state(|| None::<(String, String)>);
    let ready = scene.is_ready();
    use_after(format!("{ready} {place:?}"), {
        let (fresh, place) = (fresh.clone(), place.map(String::from));
        move || {
            if let Some(place) = place.filter(|_| ready) {
                fresh.set(Some((place, begin())));
            }
            None
        }
    });
    let begun = fresh.as_ref().filter(|(begun_at, _)| place.is_none_or(|place| place == begun_at));
    begun.map(|(_, id)| id.clone())
}

/// Notes a record's name as the place as soon as there is something of it to keep, and another one when it went on as an
/// entry of its own.
#[hook]
pub fn use_address(scene: &Scene, named: bool, writing: &Writing, route: Route) {
    let parted = |draft: &Draft| draft.elsewhere == Some(Elsewhere::Parted);
    let stored = writing.draft.as_ref().filter(|draft| draft.saving != Saving::Nothing);
    let id = stored.filter(|draft| !named || parted(draft)).map(|draft| draft.record.id.clone());
    // Somebody who writes stays at the step they are at.
    let step = scene.here.fragment.split_once('/').filter(|_| named).map(|(_, step)| step.to_string());
    use_after(id.clone().unwrap_or_default(), {
        let go = scene.go.clone();
        move || {
            if let Some(id) = id {
                let fragment = match step {
                    Some(step) => format!("{id}/{step}"),
                    None => id,
                };
                go.emit((Here { route, fragment }, Travel::Replace));
            }
            None
        }
    });
}
