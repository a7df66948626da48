//! Asks before a session whose device it is. On somebody else's device nothing of the session is stored.

use super::together::TOGETHER;
use crate::domain::route::Route;
use crate::ui::dom;
use crate::ui::hooks::{Writing, use_session};
use crate::ui::html::{button, el, of, p, plain_link, title};
use crate::ui::part::{Part, part};
use crate::ui::site::{Here, Scene, Travel};
use crate::ui::words as k;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// The location of the question.
pub const WHOSE: &str = "whose";

pub fn whose(scene: &Scene) -> Html {
    part("whose", Whose(scene.clone()))
}

struct Whose(Scene);

impl Part for Whose {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_whose(&self.0).run(context)
    }
}

#[hook]
fn use_whose(scene: &Scene) -> Html {
    let site = &scene.site;
    let session = use_session(scene);
    let theirs = {
        let scene = scene.clone();
        move || {
            dom::say_leaving();
            if scene.now().is_only_in_memory() {
                // The owner's text would be lost with their page.
                return scene.go.emit((Here { route: Route::Keep, fragment: String::new() }, Travel::Push));
            }
            scene.put.emit(scene.now().start_guest_session(&dom::new_id(), dom::least_id()));
            // Other tabs may show the owner's entries: they lock, or apply the shared view.
            dom::tell_tabs();
            sit(&scene, Travel::Instead);
        }
    };
    let choice = |id: &'static str, words, help, act: Box<dyn Fn()>| {
        of("li", "card")
            .child(
                button("button", &site.t(words), act).id(id).attr("aria-describedby", &format!("{id}-help")),
            )
            .child(of("p", "help").id(&format!("{id}-help")).text(&site.t(help)))
            .into()
    };
    of("article", "screen session")
        .child(of("p", "back").child(plain_link(&site.href(&Route::Session), &site.t(k::SESSION_TO_SESSION))))
        .child(title(&site.t(k::TOGETHER_WHOSE)))
        .child(el("ul").attr("class", "offers").all([
            choice("own-device", k::TOGETHER_MINE, k::TOGETHER_MINE_HELP, Box::new(begin(scene, &session))),
            choice("their-device", k::TOGETHER_THEIRS, k::TOGETHER_THEIRS_HELP, Box::new(theirs)),
        ]))
        .child(p("help", &site.t(k::SESSION_TOGETHER_HELP)))
        .into()
}

/// Starts the shared view and navigates to it.
fn begin(scene: &Scene, session: &Writing) -> impl Fn() + 'static {
    let (scene, session) = (scene.clone(), session.clone());
    move || {
        let Some(draft) = &session.draft else { return };
        session.save.emit(());
        scene.change_desk(|desk| desk.start_shared_view(&draft.record.id, dom::least_id()));
        sit(&scene, Travel::Push);
    }
}

fn sit(scene: &Scene, travel: Travel) {
    scene.go.emit((Here { route: Route::Session, fragment: TOGETHER.into() }, travel));
}
