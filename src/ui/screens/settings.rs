//! The settings: what is stored and for how long, backup and restore, and deleting.

mod backup;
mod entry_chooser;
mod erase;
mod install;
mod preview;
mod progress;
mod restore;
mod storage_location;
mod storage_usage;

pub use storage_location::storage_words;

use crate::content::Key;
use crate::state::app_state::StorageMode;
use crate::ui::components::lock::locked;
use crate::ui::context::AppContext;
use crate::ui::html::{Element, el, fragment, p, paragraphs, title};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

pub fn settings(context: &AppContext) -> Html {
    let site = &context.site;
    if context.app_state.storage_mode == StorageMode::Locked {
        return fragment(vec![
            locked(context),
            el("article")
                .class("screen settings")
                .child(html! { <erase::EraseSection /> })
                .child(about(site))
                .into(),
        ]);
    }
    // A fragment in both cases, so that Yew keeps the component that deletes when locked data is deleted, and with it
    // the result it shows.
    fragment(vec![
        el("article")
            .class("screen settings")
            .child(title(&site.text(words::SETTINGS_TITLE)))
            .child(storage_location::place(context))
            .child(html! { <storage_usage::StorageUsage /> })
            .child(html! { <backup::BackupSection /> })
            .child(html! { <restore::RestoreSection /> })
            .child(html! { <install::InstallSection /> })
            .child(html! { <erase::EraseSection /> })
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
        .child(el("h2").id(&heading).text(&site.text(title)))
        .child(paragraphs(&site.text(words)))
}

fn about(site: &Site) -> Html {
    section(site, "about", words::SETTINGS_ABOUT_TITLE, words::SETTINGS_ABOUT).child(version(site)).into()
}

fn version(site: &Site) -> Html {
    p("help", &site.fill(words::SETTINGS_VERSION, &[("version", env!("CARGO_PKG_VERSION"))]))
}
