//! The settings: what is stored and for how long, backup and restore, and deleting.

mod chooser;
mod copy_in;
mod copy_out;
mod device;
mod erase;
mod kept;
mod place;
mod preview;
mod slow;

use crate::content::Key;
use crate::state::app_state::StorageMode;
use crate::ui::components::lock::locked;
use crate::ui::html::{Element, el, fragment, of, p, paragraphs, title};
use crate::ui::part::part;
use crate::ui::site::{AppContext, Site};
use crate::ui::words as k;
use yew::prelude::*;

pub fn settings(scene: &AppContext) -> Html {
    let site = &scene.site;
    if scene.desk.storage_mode == StorageMode::Locked {
        return fragment(vec![
            locked(scene),
            of("article", "screen settings")
                .child(part("erase", erase::Erase(scene.clone())))
                .child(about(site))
                .into(),
        ]);
    }
    // A fragment in both cases, so that Yew keeps the component that deletes when locked data is deleted, and with it
    // the result it shows.
    fragment(vec![
        of("article", "screen settings")
            .child(title(&site.t(k::SETTINGS_TITLE)))
            .child(place::place(scene))
            .child(part("kept", kept::Kept(scene.clone())))
            .child(part("copy-out", copy_out::CopyOut(scene.clone())))
            .child(part("copy-in", copy_in::CopyIn(scene.clone())))
            .child(part("device", device::Device(scene.clone())))
            .child(part("erase", erase::Erase(scene.clone())))
            .child(about(site))
            .into(),
    ])
}

/// A section with its heading and introduction. `id` is for links to it.
fn section(site: &Site, id: &str, title: Key, words: Key) -> Element {
    let heading = format!("{id}-title");
    el("section")
        .id(id)
        .attr("aria-labelledby", &heading)
        .child(el("h2").id(&heading).text(&site.t(title)))
        .child(paragraphs(&site.t(words)))
}

fn about(site: &Site) -> Html {
    section(site, "about", k::SETTINGS_ABOUT_TITLE, k::SETTINGS_ABOUT).child(version(site)).into()
}

fn version(site: &Site) -> Html {
    p("help", &site.fill(k::SETTINGS_VERSION, &[("version", env!("CARGO_PKG_VERSION"))]))
}
