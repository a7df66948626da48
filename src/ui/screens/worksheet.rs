//! A worksheet in a few short steps. The prerendered markup has all steps, to read and to print; the program shows one
//! at a time.
//!
//! The location of an open worksheet is its record's id and a step (`k3f…/feelings`). It is in the session history and
//! not in the URL, so that reload and Back work. `<id>/history` is the history of an entry.

mod care;
mod completion;
mod head;
mod history;
mod parent_entry;
mod prerendered;
mod printable;
mod step;
mod step_nav;
mod step_page;
pub mod way;

use crate::browser;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::{Worksheet, WorksheetStep};
use crate::ui::components::history_link::HISTORY;
use crate::ui::components::session_mark::Bring;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::{use_draft, use_new_record_id_at, use_record_url, use_session};
use crate::ui::html::{el, p, plain_link, title};
use crate::ui::site::Site;
use crate::ui::words;
use completion::end_view;
use parent_entry::{ParentEntry, parse};
use prerendered::prerendered;
pub use printable::BLANK;
use std::rc::Rc;
use step_nav::StepNav;
use step_page::{StepView, step_page};
use yew::prelude::*;

/// The last segment of a worksheet's location.
const END: &str = "end";

/// A worksheet: a step of it, its end, or the history of one of its entries.
pub fn worksheet(context: &AppContext, sheet: &Rc<Worksheet>) -> Html {
    let has_parts = context.site.tools().parts_of(&sheet.id).next().is_some();
    if let (Some(id), Some(HISTORY)) = parse(&context.here.fragment)
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
    let (origin, (named, wanted_step)) = match from {
        Some((origin, step)) => (Some(origin), (None, step)),
        None => (None, parse(&context.here.fragment)),
    };

    // If the location names no record, a new one is begun, and its id is written to the history when it is stored. The
    // same holds if the location names the entry that a note will belong to.
    let place = origin.as_ref().map(|origin| origin.place.clone());
    let begun_at = if named.is_some() { None } else { Some(place.as_deref().unwrap_or_default()) };
    let fresh = use_new_record_id_at(context, begun_at, browser::new_id);
    let began_here = fresh.is_some() && (named.is_none() || named == fresh);
    let id = named.clone().or(fresh).filter(|_| context.is_ready());
    // Until a record is begun here, the open one is still that of the previous location.
    let has_address = named.is_some() || id.is_none();
    let writing = use_draft(context, id, &sheet.id, {
        let sheet = sheet.clone();
        move |mut record: Record| {
            if let Some(origin) = &origin {
                origin.begin(&mut record, &sheet);
            }
            record
        }
    });
    use_record_url(context, has_address, &writing, Route::Worksheet(sheet.path.clone()));

    let session = use_session(context);

    if context.is_ready() && context.here.fragment == BLANK {
        return printable::blank(context, sheet);
    }
    let Some(draft) = &writing.draft else {
        return if writing.unreadable.is_some() {
            unreadable(site, sheet)
        } else {
            prerendered(context, sheet)
        };
    };
    let record = &draft.record;
    let steps: Vec<Rc<WorksheetStep>> = sheet.steps_for(&record.answers).cloned().collect();
    let asked = wanted_step.filter(|step| *step != END).unwrap_or(&record.step);
    let number = steps.iter().position(|step| *step.id == *asked).unwrap_or(0);
    let to = StepNav { context: context.clone(), sheet: sheet.clone(), writing: writing.clone(), place };
    let bring = Bring {
        site: site.clone(),
        session: Some(session),
        record: record.id.clone(),
        is_hidden: context.app_state.shared_view().is_some(),
    };

    if wanted_step == Some(END) {
        let back = to.to(steps.last().map(|step| step.id.to_string()).unwrap_or_default());
        return end_view(sheet, draft, &bring, &to, back);
    }
    match steps.get(number) {
        Some(step) => {
            step_page(&StepView { to: &to, draft, steps: &steps, number, step, began_here, bring: &bring })
        }
        None => prerendered(context, sheet),
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
                .child(plain_link(&site.href(&Route::Session), &site.text(words::SESSION_TITLE))),
        )
        .into()
}
