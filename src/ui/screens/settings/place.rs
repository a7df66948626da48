//! Where things are kept, another place for them, and the lock.

mod locking;

use super::section;
use crate::content::Key;
use crate::state::desk::Keeping;
use crate::ui::components::where_to_keep::Places;
use crate::ui::html::p;
use crate::ui::part::part;
use crate::ui::site::Scene;
use crate::ui::words as k;
use locking::Locking;
use yew::prelude::*;

/// The section.
pub fn place(scene: &Scene) -> Html {
    let site = &scene.site;
    let desk = &scene.desk;
    let words: Key = match desk.keeping {
        Keeping::Unasked | Keeping::Unknown => k::PLACE_UNASKED,
        Keeping::Nowhere => k::PLACE_NOWHERE,
        Keeping::Visit => k::TROUBLE_BLOCKED,
        _ if desk.is_unlocked() => k::PLACE_LOCKED,
        _ => k::PLACE_OPEN,
    };
    let choice = match desk.keeping {
        Keeping::Unasked | Keeping::Nowhere => Some(part("places", Places(scene.clone()))),
        Keeping::Device => Some(part("locking", Locking(scene.clone()))),
        _ => None,
    };
    section(site, "place", k::PLACE_TITLE, k::PLACE_TEXT)
        .child(p("card note", &site.t(words)))
        .child_if(choice)
        .into()
}
