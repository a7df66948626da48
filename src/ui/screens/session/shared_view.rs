//! The shared view of a session: it shows only what the person chose to show, what two people begin together, and what
//! they agree on.

use super::PAPER;
use super::paper::answers_of;
use super::session_question::asked;
use crate::browser;
use crate::domain::answers::Answers;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::session::{SessionItem, SessionList, items, put};
use crate::state::AppState;
use crate::state::app_state::{SharedView, StorageMode};
use crate::ui::components::foot::state_foot;
use crate::ui::components::large_text::large_text_button;
use crate::ui::components::record_list::{RecordFilter, RecordList};
use crate::ui::components::record_view::parts_view;
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::save_error::save_error;
use crate::ui::components::session_item::BroughtItem;
use crate::ui::components::start_page::{BEGIN, BEGIN_SHORT, OPTION, begin_at, start_option};
use crate::ui::context::{AppContext, Location, NavKind, use_app_context};
use crate::ui::hooks::{DraftHandle, use_session};
use crate::ui::html::{button, disclosure, el, fragment, p, plain_link, title};
use crate::ui::open_storage;
use crate::ui::words;
use yew::prelude::*;

/// The location of the shared view. Nothing depends on it: a location of its own only makes the screen start at its
/// heading.
pub const TOGETHER: &str = "together";
/// The location after the session has ended.
const OVER: &str = "closed";

fn go(context: &AppContext, place: &str) {
    context.go.emit((Location { route: Route::Session, fragment: place.into() }, NavKind::Push));
}

pub fn shared_view(context: &AppContext, how: &SharedView) -> Html {
    if how.is_over {
        over(context)
    } else {
        html! { <SharedSession /> }
    }
}

#[component]
pub fn SharedSession() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let session = use_session(context);
    let Some(draft) = &session.draft else { return Html::default() };
    let record = &draft.record;
    let fields = &site.tools().session;
    let shown = items(&record.answers, SessionList::Bring)
        .into_iter()
        .filter_map(|item| BroughtItem::find(context, item));
    let ask = |fields: &[std::rc::Rc<crate::domain::worksheet::Field>]| -> Html {
        fields.iter().map(|one| asked(context, &session, one)).collect()
    };
    el("article")
        .class("screen session together")
        .child(title(&site.text(words::TOGETHER_TITLE)))
        .child(html! { <SafetyButton /> })
        .child(p("where", &site.text(words::TOGETHER_CURTAIN)))
        .child(large_text_button(context))
        .child(begin_something(context))
        .child(ask(&fields.before))
        .child(el("section").class("bringing").child(el("h2").text(&site.text(words::BRING_TITLE))).child(
            el("ul").class("offers").children(shown.map(|brought| shown_item(context, &session, &brought))),
        ))
        .child(
            el("section")
                .class("agreed")
                .child(el("h2").text(&site.text(words::TOGETHER_FROM_HERE)))
                .child(ask(&fields.together)),
        )
        .child(save_error(context, record, session.saving(), &session.save))
        .child(state_foot(session.saving()))
        .child(take_home(context, &session))
        .child_opt((!context.app_state.is_guest()).then(|| ways_out(context, &session)))
        .into()
}

/// An item that is brought: it can be expanded, and removed from the view.
fn shown_item(context: &AppContext, session: &DraftHandle, brought: &BroughtItem) -> Html {
    let site = &context.site;
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
        el("p")
            .class("actions")
            .child(
                button("button small quiet", &site.text(words::TOGETHER_AWAY), away)
                    .attr("aria-label", &site.fill(words::TOGETHER_AWAY_ONE, &[("name", &name)])),
            )
            .into(),
    ]);
    let heading = match brought.item.key {
        Some(_) => format!("{} · {name}", brought.kind),
        None => name,
    };
    el("li")
        .class("card")
        .key(&format!("{:?}", brought.item))
        .child(disclosure(&heading.into(), false, inside))
        .into()
}

/// The short ways that two people can go together, and the entries begun in this session.
fn begin_something(context: &AppContext) -> Html {
    let site = &context.site;
    let tools = site.tools();
    let check_in = tools.signs.short.iter().map(|_| {
        let (name, line) = (site.text(words::TOGETHER_FIVE), site.text(words::TOGETHER_FIVE_HELP));
        start_option(OPTION, &begin_at(context, &Route::Signs, BEGIN_SHORT), &name, &line)
    });
    // A note needs an entry that it belongs to, and there is none here.
    let sheets = tools.worksheets.iter().filter(|sheet| !sheet.is_part()).map(|sheet| {
        let (place, key, minutes) = match sheet.short {
            Some(_) => (BEGIN_SHORT, words::WAY_SHORT, sheet.times.short),
            None => (BEGIN, words::WAY_WHOLE, sheet.times.whole),
        };
        let line = site.fill(key, &[("minutes", &minutes.to_string())]);
        start_option(
            OPTION,
            &begin_at(context, &Route::Worksheet(sheet.path.clone()), place),
            &sheet.title,
            &line,
        )
    });
    let ways = el("div").class("start-options").children(check_in.chain(sheets).map(Html::from));
    el("section").class("begin")
        .child(el("h2").text(&site.text(words::TOGETHER_BEGIN)))
        .child(ways)
        .child(html! { <RecordList which={RecordFilter::Begun} heading={Some(site.text(words::TOGETHER_BEGUN))} /> })
        .into()
}

fn ways_out(context: &AppContext, session: &DraftHandle) -> Html {
    let site = &context.site;
    let leave = |finish: bool| {
        let (context, session) = (context.clone(), session.clone());
        move || {
            if finish {
                session.edit.emit(Box::new(|record: &mut Record| {
                    if !record.answers.is_empty() {
                        record.done = Some(browser::now());
                    }
                }));
            }
            session.save.emit(());
            context.update(AppState::end_shared_view);
            go(&context, OVER);
            open_storage::lock(&context);
        }
    };
    el("section")
        .class("way-out")
        .child(el("h2").text(&site.text(words::TOGETHER_LEAVE)))
        .child(p("help", &site.text(words::TOGETHER_LEAVE_HELP)))
        .child(
            el("p")
                .class("actions")
                .child(button("button", &site.text(words::TOGETHER_END), leave(true)).id("end-session"))
                .child(
                    button("button quiet", &site.text(words::TOGETHER_PAUSE), leave(false))
                        .id("pause-session"),
                ),
        )
        .into()
}

/// The link to the sheet, on which everything that was begun in this session is marked. On somebody else's device it can
/// be printed or downloaded before it is discarded.
fn take_home(context: &AppContext, session: &DraftHandle) -> Html {
    let site = &context.site;
    let take = {
        let (context, session) = (context.clone(), session.clone());
        move || {
            let app_state = context.now();
            let together = app_state.shared_view();
            let began = |id: &&String| together.as_ref().is_some_and(|together| together.began(id));
            let began: Vec<String> = app_state.ids().iter().filter(began).cloned().collect();
            let answers_begun: Vec<SessionItem> =
                began.iter().flat_map(|id| answers_of(&context, id)).collect();
            session.answer.emit(Box::new(move |answers: &mut Answers| {
                for id in &began {
                    put(answers, SessionList::Bring, &SessionItem::whole(id), true);
                }
                for item in &answers_begun {
                    put(answers, SessionList::Paper, item, true);
                }
            }));
            session.save.emit(());
            go(&context, PAPER);
        }
    };
    let is_guest = context.app_state.is_guest();
    let help = if is_guest { words::TOGETHER_HOME_HELP } else { words::TOGETHER_HOME_OWN };
    el("section")
        .class("way-out")
        .child(el("h2").text(&site.text(words::TOGETHER_HOME)))
        .child(p("help", &site.text(help)))
        .child(
            el("p")
                .class("actions")
                .child(button("button", &site.text(words::TOGETHER_HOME_TAKE), take).id("take-home")),
        )
        .child_opt(is_guest.then(|| html! { <EndGuestSession /> }))
        .into()
}

/// A strip on the other screens that leads back to the shared view.
pub fn shared_strip(context: &AppContext) -> Html {
    let site = &context.site;
    el("p")
        .class("sitting")
        .text(&site.text(words::TOGETHER_TITLE))
        .text(" · ")
        .child(plain_link(&site.href(&Route::Session), &site.text(words::TOGETHER_STRIP)))
        .into()
}

/// Ends a guest's session, of which nothing is stored, after a confirmation.
#[component]
pub fn EndGuestSession() -> Html {
    let context = &use_app_context();
    let asks = use_state(|| false);
    let site = &context.site;
    let end = {
        let context = context.clone();
        move || {
            context.update(AppState::end_guest_session);
            context.go.emit((Location { route: Route::Session, fragment: OVER.into() }, NavKind::Instead));
            open_storage::open(context.state.setter());
        }
    };
    let set = |value| {
        let asks = asks.clone();
        move || asks.set(value)
    };
    if !*asks {
        return el("p")
            .class("actions")
            .child(button("button quiet", &site.text(words::TOGETHER_GUEST_END), set(true)).id("end-guest"))
            .into();
    }
    el("div")
        .class("card urgent")
        .attr("role", "alert")
        .child(el("p").text(&site.text(words::TOGETHER_GUEST_ASK)))
        .child(
            el("p")
                .class("actions")
                .child(button("button", &site.text(words::TOGETHER_GUEST_NOW), end).id("end-guest-now"))
                .child(
                    button("button quiet", &site.text(words::NOT_NOW), set(false)).id("end-guest-not-now"),
                ),
        )
        .into()
}

/// After a session nothing is shown until the owner confirms that they have the device back.
fn over(context: &AppContext) -> Html {
    let site = &context.site;
    let back = {
        let context = context.clone();
        move || {
            context.update(AppState::close_shared_view);
            go(&context, "");
        }
    };
    el("article")
        .class("screen")
        .child(title(&site.text(words::TOGETHER_OVER_TITLE)))
        .child(el("p").text(&site.text(words::TOGETHER_OVER)))
        .child(
            el("p")
                .class("actions")
                .child(button("button", &site.text(words::TOGETHER_BACK), back).id("come-back")),
        )
        .into()
}

/// Replaces screens that would show what else is stored.
pub fn hidden_screen(context: &AppContext) -> Html {
    let site = &context.site;
    el("article")
        .class("screen")
        .child(title(&site.text(words::TOGETHER_COVERED_TITLE)))
        .child(el("p").text(&site.text(words::TOGETHER_COVERED)))
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Session), &site.text(words::TOGETHER_TITLE))),
        )
        .into()
}

/// The context for a shared view: a location that names a hidden record is cleared.
pub fn shared_context(context: &AppContext) -> AppContext {
    let mut context = context.clone();
    let id = context.here.fragment.split('/').next().unwrap_or_default();
    if context.app_state.storage_mode != StorageMode::Locked && context.app_state.is_hidden(id) {
        context.here.fragment = String::new();
    }
    context
}
