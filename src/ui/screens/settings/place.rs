//! Where things are kept, and another place for them.

use super::section;
use crate::state::desk::Keeping;
use crate::ui::components::where_to_keep::Places;
use crate::ui::html::p;
use crate::ui::part::part;
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// The section.
pub fn place(scene: &Scene) -> Html {
    let site = &scene.site;
    let words = match scene.desk.keeping {
        Keeping::Unasked => k::PLACE_UNASKED,
        Keeping::Nowhere => k::PLACE_NOWHERE,
        Keeping::Visit => k::TROUBLE_BLOCKED,
        _ => k::PLACE_OPEN,
    };
    let choice = matches!(scene.desk.keeping, Keeping::Unasked | Keeping::Nowhere)
        .then(|| part("places", Places(scene.clone())));
    section(site, "place", k::PLACE_TITLE, k::PLACE_TEXT)
        .child(p("card note", &site.t(words)))
        .child_if(choice)
        .into()
}
