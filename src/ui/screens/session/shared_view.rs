//! The shared view of a session: it shows only what the person chose to show, what two people begin together, and what
//! they agree on.

use super::PAPER;
use super::session_question::asked;
use crate::browser;
use crate::domain::answers::Answers;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::session::{SessionItem, SessionList, items, put};
use crate::state::AppState;
use crate::state::app_state::{SharedView, StorageMode};
use crate::ui::components::foot::state_foot;
use crate::ui::components::large_text::larger_button;
use crate::ui::components::record_list::{RecordList, Which};
use crate::ui::components::record_view::parts_view;
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::save_error::trouble;
use crate::ui::components::session_item::Brought;
use crate::ui::context::{AppContext, Location, NavKind, use_app_context};
use crate::ui::hooks::{DraftHandle, use_session};
use crate::ui::html::{button, disclosure, el, fragment, of, p, plain_link, title};
use crate::ui::open_storage;
use crate::ui::words as k;
use yew::prelude::*;

/// The location of the shared view. Nothing depends on it: a location of its own only makes the screen start at its
/// heading.
pub const TOGETHER: &str = "together";
/// The location after the session has ended.
const OVER: &str = "closed";

fn go(scene: &AppContext, place: &str) {
    scene.go.emit((Location { route: Route::Session, fragment: place.into() }, NavKind::Push));
}

pub fn shared_view(scene: &AppContext, how: &SharedView) -> Html {
    if how.is_over {
        over(scene)
    } else {
        html! { <SharedSession /> }
    }
}

#[component]
pub fn SharedSession() -> Html {
    let scene = &use_app_context();
    let site = &scene.site;
    let session = use_session(scene);
    let Some(draft) = &session.draft else { return Html::default() };
    let record = &draft.record;
    let fields = &site.tools().session;
    let shown =
        items(&record.answers, SessionList::Bring).into_iter().filter_map(|item| Brought::find(scene, item));
    let ask = |fields: &[std::rc::Rc<crate::domain::worksheet::Field>]| -> Html {
        fields.iter().map(|one| asked(scene, &session, one)).collect()
    };
    of("article", "screen session together")
        .child(title(&site.t(k::TOGETHER_TITLE)))
        .child(html! { <SafetyButton /> })
        .child(p("where", &site.t(k::TOGETHER_CURTAIN)))
        .child(larger_button(scene))
        .child(ask(&fields.before))
        .child(
            of("section", "bringing").child(el("h2").text(&site.t(k::BRING_TITLE))).child(
                of("ul", "offers").children(shown.map(|brought| shown_item(scene, &session, &brought))),
            ),
        )
        .child(begin_something(scene))
        .child(
            of("section", "agreed")
                .child(el("h2").text(&site.t(k::TOGETHER_FROM_HERE)))
                .child(ask(&fields.together)),
        )
        .child(trouble(scene, record, session.saving(), &session.save))
        .child(state_foot(session.saving()))
        .child(if scene.app_state.is_guest() {
            take_home(scene, &session)
        } else {
            ways_out(scene, &session)
        })
        .into()
}

/// An item that is brought: it can be expanded, and removed from the view.
fn shown_item(scene: &AppContext, session: &DraftHandle, brought: &Brought) -> Html {
    let site = &scene.site;
    let name = brought.title(site);
    let away = {
        let (answer, item) = (session.answer.clone(), brought.item.clone());
        move || {
            let item = item.clone();
            answer
                .emit(Box::new(move |answers: &mut Answers| put(answers, SessionList::Bring, &item, false)));
        }
    };
    let inside = fragment(vec![
        match &brought.item.key {
            Some(_) => brought.answer(),
            None => parts_view(&brought.parts),
        },
        of("p", "actions")
            .child(
                button("button small quiet", &site.t(k::TOGETHER_AWAY), away)
                    .attr("aria-label", &site.fill(k::TOGETHER_AWAY_ONE, &[("name", &name)])),
            )
            .into(),
    ]);
    let heading = match brought.item.key {
        Some(_) => format!("{} · {name}", brought.kind),
        None => name,
    };
    of("li", "card")
        .key(&format!("{:?}", brought.item))
        .child(disclosure(&heading.into(), false, inside))
        .into()
}

/// Links to begin new entries together, and the entries begun in this session.
fn begin_something(scene: &AppContext) -> Html {
    let site = &scene.site;
    let sheets = site
        .tools()
        .worksheets
        .iter()
        // A note needs an entry that it belongs to, and there is none here.
        .filter(|sheet| !sheet.is_part())
        .map(|sheet| (Route::Worksheet(sheet.path.clone()), sheet.title.clone()));
    let ways = sheets
        .chain([(Route::Signs, site.t(k::SIGNS_CHECK_IN))])
        .map(|(route, words)| el("li").child(plain_link(&site.href(&route), &words)).into());
    of("section", "begin")
        .child(el("h2").text(&site.t(k::TOGETHER_BEGIN)))
        .child(p("help", &site.t(k::TOGETHER_BEGIN_HELP)))
        .child(of("ul", "ways").children(ways))
        .child(html! { <RecordList which={Which::Begun} heading={Some(site.t(k::TOGETHER_BEGUN))} /> })
        .into()
}

fn ways_out(scene: &AppContext, session: &DraftHandle) -> Html {
    let site = &scene.site;
    let leave = |finish: bool| {
        let (scene, session) = (scene.clone(), session.clone());
        move || {
            if finish {
                session.edit.emit(Box::new(|record: &mut Record| {
                    if !record.answers.is_empty() {
                        record.done = Some(browser::now());
                    }
                }));
            }
            session.save.emit(());
            scene.update(AppState::end_shared_view);
            go(&scene, OVER);
            open_storage::lock(&scene);
        }
    };
    of("section", "way-out")
        .child(el("h2").text(&site.t(k::TOGETHER_LEAVE)))
        .child(p("help", &site.t(k::TOGETHER_LEAVE_HELP)))
        .child(
            of("p", "actions")
                .child(button("button", &site.t(k::TOGETHER_END), leave(true)).id("end-session"))
                .child(button("button quiet", &site.t(k::TOGETHER_PAUSE), leave(false)).id("pause-session")),
        )
        .into()
}

/// On somebody else's device: what was begun can be printed or downloaded before it is discarded.
fn take_home(scene: &AppContext, session: &DraftHandle) -> Html {
    let site = &scene.site;
    let take = {
        let (scene, session) = (scene.clone(), session.clone());
        move || {
            let app_state = scene.now();
            let together = app_state.shared_view();
            let began = |id: &&String| together.as_ref().is_some_and(|together| together.began(id));
            let began: Vec<String> = app_state.ids().iter().filter(began).cloned().collect();
            session.answer.emit(Box::new(move |answers: &mut Answers| {
                for id in &began {
                    put(answers, SessionList::Bring, &SessionItem::whole(id), true);
                }
            }));
            session.save.emit(());
            go(&scene, PAPER);
        }
    };
    of("section", "way-out")
        .child(el("h2").text(&site.t(k::TOGETHER_HOME)))
        .child(p("help", &site.t(k::TOGETHER_HOME_HELP)))
        .child(
            of("p", "actions").child(button("button", &site.t(k::TOGETHER_HOME_TAKE), take).id("take-home")),
        )
        .child(html! { <EndGuestSession /> })
        .into()
}

/// Ends a guest's session, of which nothing is stored, after a confirmation.
#[component]
pub fn EndGuestSession() -> Html {
    let scene = &use_app_context();
    let asks = use_state(|| false);
    let site = &scene.site;
    let end = {
        let scene = scene.clone();
        move || {
            scene.update(AppState::end_guest_session);
            scene.go.emit((Location { route: Route::Session, fragment: OVER.into() }, NavKind::Instead));
            open_storage::open(scene.state.setter());
        }
    };
    let set = |value| {
        let asks = asks.clone();
        move || asks.set(value)
    };
    if !*asks {
        return of("p", "actions")
            .child(button("button quiet", &site.t(k::TOGETHER_GUEST_END), set(true)).id("end-guest"))
            .into();
    }
    of("div", "card urgent")
        .attr("role", "alert")
        .child(el("p").text(&site.t(k::TOGETHER_GUEST_ASK)))
        .child(
            of("p", "actions")
                .child(button("button", &site.t(k::TOGETHER_GUEST_NOW), end).id("end-guest-now"))
                .child(button("button quiet", &site.t(k::NOT_NOW), set(false)).id("end-guest-not-now")),
        )
        .into()
}

/// After a session nothing is shown until the owner confirms that they have the device back.
fn over(scene: &AppContext) -> Html {
    let site = &scene.site;
    let back = {
        let scene = scene.clone();
        move || {
            scene.update(AppState::close_shared_view);
            go(&scene, "");
        }
    };
    of("article", "screen")
        .child(title(&site.t(k::TOGETHER_OVER_TITLE)))
        .child(el("p").text(&site.t(k::TOGETHER_OVER)))
        .child(of("p", "actions").child(button("button", &site.t(k::TOGETHER_BACK), back).id("come-back")))
        .into()
}

/// Replaces screens that would show what else is stored.
pub fn covered(scene: &AppContext) -> Html {
    let site = &scene.site;
    of("article", "screen")
        .child(title(&site.t(k::TOGETHER_COVERED_TITLE)))
        .child(el("p").text(&site.t(k::TOGETHER_COVERED)))
        .child(of("p", "back").child(plain_link(&site.href(&Route::Session), &site.t(k::TOGETHER_TITLE))))
        .into()
}

/// The context for a shared view: a location that names a hidden record is cleared.
pub fn before_curtain(scene: &AppContext) -> AppContext {
    let mut scene = scene.clone();
    let id = scene.here.fragment.split('/').next().unwrap_or_default();
    if scene.app_state.storage_mode != StorageMode::Locked && scene.app_state.is_hidden(id) {
        scene.here.fragment = String::new();
    }
    scene
}
