//! The record a screen opens when its location names none: choosing its id, and writing the id to the session history
//! once the record is stored.

use crate::domain::route::Route;
use crate::state::{Draft, RemoteChange, SaveState};
use crate::ui::context::{AppContext, Location, NavKind};
use crate::ui::hooks::{DraftHandle, use_effect_keyed};
use yew::prelude::*;

/// The id of the record to write if the location does not name one. `begin` makes the id, after hydration.
#[hook]
pub fn use_new_record_id(
    context: &AppContext,
    named: bool,
    begin: impl FnOnce() -> String + 'static,
) -> Option<String> {
    use_new_record_id_at(context, (!named).then_some(""), begin)
}

/// The same for screens that begin records at several locations, each its own. `None`: nothing is begun here.
#[hook]
pub fn use_new_record_id_at(
    context: &AppContext,
    place: Option<&str>,
    begin: impl FnOnce() -> String + 'static,
) -> Option<String> {
    let fresh = use_state(|| None::<(String, String)>);
    let ready = context.is_ready();
    use_effect_keyed((ready, place.map(String::from)), {
        let (fresh, place) = (fresh.clone(), place.map(String::from));
        move || {
            if let Some(place) = place.filter(|_| ready) {
                fresh.set(Some((place, begin())));
            }
            None
        }
    });
    let begun = fresh.as_ref().filter(|(begun_at, _)| place == Some(begun_at.as_str()));
    begun.map(|(_, id)| id.clone())
}

/// Writes a record's id to the session history as soon as the record is stored, and its new id when it was forked.
/// `step` is the rest of the location, which stays.
#[hook]
pub fn use_record_url(
    context: &AppContext,
    named: bool,
    step: Option<&str>,
    writing: &DraftHandle,
    route: Route,
) {
    let parted = |draft: &Draft| draft.elsewhere == Some(RemoteChange::Forked);
    let stored = writing.draft.as_ref().filter(|draft| draft.saving != SaveState::Clean);
    let id = stored.filter(|draft| !named || parted(draft)).map(|draft| draft.record.id.clone());
    let step = step.map(String::from);
    use_effect_keyed(id.clone(), {
        let go = context.go.clone();
        move || {
            if let Some(id) = id {
                let fragment = match step {
                    Some(step) => format!("{id}/{step}"),
                    None => id,
                };
                go.emit((Location { route, fragment }, NavKind::Replace));
            }
            None
        }
    });
}
