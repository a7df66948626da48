//! A worksheet: its start page, one step at a time, and its closing page. The prerendered markup has all steps below the
//! start page, to read and to print.
//!
//! The location of an open worksheet is its record's id and a step (`k3f…/feelings`), or where it begins and a step
//! (`begin/feelings`) until the record is stored. It is in the session history and not in the URL, so that reload and
//! Back work. `<id>/history` is the history of an entry.

mod care;
mod closing;
mod history;
mod parent_entry;
mod prerendered;
mod printable;
mod progress;
mod start;
mod step;
mod step_nav;
mod step_page;

use crate::browser;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::short_way::WAY;
use crate::domain::worksheet::{Worksheet, WorksheetStep};
use crate::ui::components::history_link::HISTORY;
use crate::ui::components::session_mark::Bring;
use crate::ui::components::start_page::{begins, way_of};
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::fragment::record_and_step;
use crate::ui::hooks::{use_draft, use_focus_on_begin, use_new_record_id_at, use_record_url, use_session};
use crate::ui::html::{el, p, plain_link, title};
use crate::ui::site::Site;
use crate::ui::words;
use closing::{Closing, closing_page};
use parent_entry::ParentEntry;
use prerendered::prerendered;
pub use printable::BLANK;
use printable::Blank;
use start::{begun, start_page};
use std::rc::Rc;
use step_nav::StepNav;
use step_page::{StepView, step_page};
use yew::prelude::*;

/// The last segment of the location of the closing page, after the last step.
const END: &str = "end";
/// The last segment of the location of the closing page, where the person stops before the last step.
const STOP: &str = "stop";

/// A worksheet: its start page, a step, the closing page, or the history of one of its entries.
pub fn worksheet(context: &AppContext, sheet: &Rc<Worksheet>) -> Html {
    let has_parts = context.site.tools().parts_of(&sheet.id).next().is_some();
    if let (Some(id), Some(HISTORY)) = record_and_step(&context.here.fragment)
        && has_parts
        && context.is_ready()
    {
        return html! { <history::History key={id.clone()} sheet={sheet.clone()} id={id.clone()} /> };
    }
    html! { <WorksheetScreen key={&*sheet.path} sheet={sheet.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct WorksheetProps {
    sheet: Rc<Worksheet>,
}

#[component]
fn WorksheetScreen(props: &WorksheetProps) -> Html {
    let context = &use_app_context();
    let sheet = &props.sheet;
    let site = &context.site;
    let from = ParentEntry::read(context, sheet, &context.here.fragment);
    let begins = begins(&context.here.fragment);
    let (origin, (named, wanted_step)) = match (from, begins) {
        (Some((origin, step)), _) => (Some(origin), (None, step)),
        (None, Some((_, step))) => (None, (None, step)),
        (None, None) => (None, record_and_step(&context.here.fragment)),
    };

    // A new record is begun at a location that says so, or that names the entry a note will belong to. Its id is written
    // to the history when it is stored.
    let place = origin.as_ref().map(|origin| origin.place.as_str()).or(begins.map(|(place, _)| place));
    let place = place.map(String::from);
    let fresh = use_new_record_id_at(context, place.as_deref(), browser::new_id);
    let id = named.clone().or(fresh).filter(|_| context.is_ready());
    // Until a record is begun here, the open one is still that of the previous location.
    let has_address = named.is_some() || id.is_none();
    let writing = use_draft(context, id, &sheet.id, {
        let (sheet, way) = (sheet.clone(), place.as_deref().and_then(way_of));
        move |mut record: Record| {
            if let Some(origin) = &origin {
                origin.begin(&mut record, &sheet);
            }
            if let Some(way) = way {
                record.answers.set_text(WAY, way);
            }
            record
        }
    });
    use_record_url(context, has_address, wanted_step, &writing, Route::Worksheet(sheet.path.clone()));

    use_focus_on_begin(&writing, place.as_deref().filter(|_| wanted_step.is_none()));
    let session = use_session(context);

    if context.is_ready() && context.here.fragment == BLANK {
        return html! { <Blank sheet={sheet.clone()} /> };
    }
    let Some(draft) = &writing.draft else {
        return if writing.unreadable.is_some() {
            unreadable(site, sheet)
        } else if context.is_ready() {
            start_page(context, sheet, begun(site, sheet))
        } else {
            prerendered(context, sheet)
        };
    };
    let record = &draft.record;
    let steps: Vec<Rc<WorksheetStep>> = sheet.steps_for(&record.answers).cloned().collect();
    let asked = wanted_step.filter(|step| ![END, STOP].contains(step)).unwrap_or(&record.step);
    let number = steps.iter().position(|step| *step.id == *asked).unwrap_or(0);
    let to = StepNav { context: context.clone(), sheet: sheet.clone(), writing: writing.clone(), place };
    let bring = Bring {
        site: site.clone(),
        session: Some(session),
        record: record.id.clone(),
        offers_answers: context.app_state.settings.session_seen(),
        is_hidden: context.app_state.shared_view().is_some(),
    };

    if let Some(step @ (END | STOP)) = wanted_step {
        let (is_stopped, last) = (step == STOP, steps.last().map(|step| step.id.to_string()));
        let stopped_at = steps.get(number).filter(|_| is_stopped).map(|step| step.id.to_string());
        let back = stopped_at.or(last).unwrap_or_default();
        return closing_page(&Closing {
            to: &to,
            draft,
            steps: &steps,
            number,
            is_stopped,
            bring: &bring,
            back,
        });
    }
    match steps.get(number) {
        Some(step) => step_page(&StepView { to: &to, draft, steps: &steps, number, step, bring: &bring }),
        None => start_page(context, sheet, begun(site, sheet)),
    }
}

/// The screen for a record that cannot be read.
fn unreadable(site: &Site, sheet: &Worksheet) -> Html {
    el("article")
        .class("screen")
        .child(title(&sheet.title))
        .child(p("card urgent", &site.text(words::WORKSHEET_UNREADABLE)))
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Notes), &site.text(words::NOTES_TITLE))),
        )
        .into()
}
