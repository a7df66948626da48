//! "Where shall we keep this?": the question where to store entries, asked once on the way to another page, and the two
//! pages that make a lock.
//!
//! What was written stays in memory until the answer has been carried out.

mod lock;
mod question;

use crate::domain::route::Route;
use crate::state::app_state::StorageMode;
use crate::ui::components::lock::unlock;
use crate::ui::html::{button, el, of, p, title};
use crate::ui::part::{Part, part};
use crate::ui::site::{Here, Scene, Travel};
use crate::ui::words as k;
use crate::vault::NewVault;
use lock::{CodePage, PassphrasePage};
use question::Question;
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// The location of the page for choosing a passphrase.
pub const PASSPHRASE: &str = "passphrase";
/// The location of the page with the recovery code.
const CODE: &str = "write-down";

pub fn keep(scene: &Scene) -> Html {
    part("keep", Keep(scene.clone()))
}

struct Keep(Scene);

impl Part for Keep {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_keep(&self.0).run(context)
    }
}

#[hook]
fn use_keep(scene: &Scene) -> Html {
    // The lock is never written to the URL or the history: a person who returns to the page of the code has to choose a
    // passphrase again.
    let made = use_mut_ref(|| None::<Rc<NewVault>>);
    let desk = &scene.desk;
    let can_lock = match desk.storage_mode {
        StorageMode::Persistent => !desk.is_unlocked(),
        StorageMode::Undecided | StorageMode::MemoryOnly => !desk.is_locked_elsewhere(),
        _ => false,
    };
    let body = match (&*scene.here.fragment, &*made.borrow()) {
        (CODE, Some(made)) if can_lock => part("code", CodePage { scene: scene.clone(), made: made.clone() }),
        (CODE | PASSPHRASE, _) if can_lock => {
            let (scene, made) = (scene.clone(), made.clone());
            let on = scene.clone();
            let chosen = Callback::from(move |new: NewVault| {
                made.replace(Some(Rc::new(new)));
                go(&on, CODE, Travel::Push);
            });
            part("passphrase", PassphrasePage { scene, chosen })
        }
        _ if matches!(desk.storage_mode, StorageMode::Undecided | StorageMode::MemoryOnly)
            && desk.is_locked_elsewhere() =>
        {
            locked_elsewhere(scene)
        }
        _ if matches!(
            desk.storage_mode,
            StorageMode::Loading | StorageMode::Undecided | StorageMode::MemoryOnly
        ) =>
        {
            part("question", Question(scene.clone()))
        }
        _ => settled(scene),
    };
    of("article", "screen keep").child(body).into()
}

/// Another tab turned on a lock meanwhile. After unlocking, what was written here is stored in it.
fn locked_elsewhere(scene: &Scene) -> Html {
    of("div", "stack")
        .child(title(&scene.site.t(k::LOCKED_TITLE)))
        .child(el("p").text(&scene.site.t(k::KEEP_ELSEWHERE)))
        .child(unlock(scene))
        .into()
}

/// The question is answered: where entries are stored now, and a button to continue.
fn settled(scene: &Scene) -> Html {
    let site = &scene.site;
    let words = match scene.desk.storage_mode {
        StorageMode::Blocked => k::TROUBLE_BLOCKED,
        _ if scene.desk.is_unlocked() => k::PLACE_LOCKED,
        _ => k::PLACE_OPEN,
    };
    of("div", "stack")
        .child(title(&site.t(k::PLACE_TITLE)))
        .child(p("card note", &site.t(words)))
        .child(of("p", "actions").child({
            let scene = scene.clone();
            button("button", &site.t(k::LOCK_GO_ON), move || go_on(&scene)).id("go-on")
        }))
        .into()
}

/// Navigates to a page of this screen.
fn go(scene: &Scene, fragment: &str, travel: Travel) {
    scene.go.emit((Here { route: Route::Keep, fragment: fragment.into() }, travel));
}

/// Navigates to the page that the question was shown in front of.
fn go_on(scene: &Scene) {
    let next = scene.asking.borrow().next();
    leave(scene, next);
}

/// Navigates to the page that was left for the question.
fn go_back(scene: &Scene) {
    let from = scene.asking.borrow().from();
    leave(scene, from);
}

fn leave(scene: &Scene, to: Option<(Route, String)>) {
    let (route, fragment) = to.unwrap_or((Route::Worksheets, String::new()));
    scene.go.emit((Here { route, fragment }, Travel::Instead));
}
