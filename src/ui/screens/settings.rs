//! What is stored here, a copy of it, and deleting it.

use crate::content::Key;
use crate::state::desk::Keeping;
use crate::ui::dom;
use crate::ui::html::{El, button, el, of, p, paragraphs, title};
use crate::ui::part::{Part, part};
use crate::ui::site::{Scene, Site};
use crate::ui::words as k;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// How far the person is with deleting everything.
#[derive(Clone, Copy, PartialEq)]
enum Erasing {
    Not,
    Asked,
    AskedAgain,
    Done,
    Failed,
}

/// The name of the file: it says nothing of its subject.
const FILE: &str = "stillwater-copy.json";

/// The settings.
pub fn settings(scene: &Scene) -> Html {
    part("settings", Settings(scene.clone()))
}

struct Settings(Scene);

impl Part for Settings {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_settings(&self.0).run(context)
    }
}

#[hook]
fn use_settings(scene: &Scene) -> Html {
    let site = &scene.site;
    let erasing = use_state(|| Erasing::Not);
    of("article", "screen settings")
        .child(title(&site.t(k::SETTINGS_TITLE)))
        .child(kept(scene))
        .child(copy(scene))
        .child(section(site, k::SETTINGS_ERASE_TITLE, k::SETTINGS_ERASE).child_if(
            scene.is_ready().then(|| el("div").attr("role", "status").child(erase(scene, &erasing)).into()),
        ))
        .child(section(site, k::SETTINGS_ABOUT_TITLE, k::SETTINGS_ABOUT).child(version(site)))
        .into()
}

fn section(site: &Site, title: Key, words: Key) -> El {
    el("section").child(el("h2").text(&site.t(title))).child(paragraphs(&site.t(words)))
}

fn kept(scene: &Scene) -> El {
    let site = &scene.site;
    let only_now = scene.desk.keeping == Keeping::Visit;
    section(site, k::SETTINGS_KEPT_TITLE, k::SETTINGS_KEPT)
        .child_if(only_now.then(|| p("card urgent", &site.t(k::TROUBLE_BLOCKED))))
        .child_if(scene.is_ready().then(|| stored(scene)))
}

fn stored(scene: &Scene) -> Html {
    let (count, units) = scene.desk.size();
    // UTF-16 units are two bytes each.
    let kilobytes = (units * 2).div_ceil(1024);
    let words = match count {
        0 => k::SETTINGS_NONE,
        1 => k::SETTINGS_ONE,
        _ => k::SETTINGS_MANY,
    };
    let count = count.to_string();
    let words = scene.site.fill(words, &[("n", &count), ("kb", &kilobytes.to_string())]);
    el("p").id("stored").attr("data-count", &count).text(&words).into()
}

fn copy(scene: &Scene) -> El {
    let site = &scene.site;
    let download = {
        let desk = scene.desk.clone();
        move || {
            let texts: Vec<String> = desk.texts().into_iter().map(|(_, text)| text).collect();
            dom::download(FILE, &texts.join("\n"));
        }
    };
    let copy = || button("button quiet", &site.t(k::SETTINGS_COPY_BUTTON), download).id("download").into();
    section(site, k::SETTINGS_COPY_TITLE, k::SETTINGS_COPY).child_if(scene.is_ready().then(copy))
}

fn erase(scene: &Scene, erasing: &UseStateHandle<Erasing>) -> Html {
    let site = &scene.site;
    let to = |next: Erasing| {
        let erasing = erasing.clone();
        move || erasing.set(next)
    };
    let erase = {
        let (scene, erasing) = (scene.clone(), erasing.clone());
        move || {
            let (scene, erasing) = (scene.clone(), erasing.clone());
            let desk = scene.desk.clone();
            desk.begin_erasing(Box::new(move || {
                scene.change_desk(|desk| {
                    erasing.set(if desk.erase().is_ok() { Erasing::Done } else { Erasing::Failed });
                });
            }));
        }
    };
    let ask = |question: Key, go_on: El| {
        of("div", "card urgent")
            .child(el("p").text(&site.t(question)))
            .child(
                of("p", "actions")
                    .child(button("button quiet", &site.t(k::KEEP_IT), to(Erasing::Not)))
                    .child(go_on),
            )
            .into()
    };
    match **erasing {
        Erasing::Done => p("card note", &site.t(k::SETTINGS_ERASED)),
        Erasing::Failed => p("card urgent", &site.t(k::SETTINGS_ERASE_FAILED)),
        Erasing::Asked => ask(
            k::SETTINGS_ERASE_ASK,
            button("button", &site.t(k::SETTINGS_ERASE_GO_ON), to(Erasing::AskedAgain)).id("erase-go-on"),
        ),
        Erasing::AskedAgain => ask(
            k::SETTINGS_ERASE_ASK_AGAIN,
            button("button", &site.t(k::SETTINGS_ERASE_NOW), erase).id("erase-now"),
        ),
        Erasing::Not => {
            button("button quiet", &site.t(k::SETTINGS_ERASE_BUTTON), to(Erasing::Asked)).id("erase").into()
        }
    }
}

fn version(site: &Site) -> Html {
    p("help", &site.fill(k::SETTINGS_VERSION, &[("version", env!("CARGO_PKG_VERSION"))]))
}
