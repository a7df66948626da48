//! "Put it in my calendar": a file with the day of a small step, under a title that the person chooses.
//!
//! The title is not stored, and nothing of the step goes into the file.

use crate::browser;
use crate::domain::calendar::reminder;
use crate::ui::context::use_app_context;
use crate::ui::html::{button, disclosure, el, fragment};
use crate::ui::words;
use yew::prelude::*;

/// The name of the file, which does not reveal its subject.
const FILE: &str = "reminder.ics";

#[derive(PartialEq, Properties)]
pub struct CalendarFileProps {
    /// The day, such as `2026-12-01`.
    pub day: String,
}

/// The offer; nothing where other people use the device, because the file stays among its downloads.
#[component]
pub fn CalendarFile(props: &CalendarFileProps) -> Html {
    let context = &use_app_context();
    let title = use_state(|| None::<String>);
    let id = use_memo((), |()| format!("calendar-{}", browser::new_id()));
    if !context.is_ready() || context.app_state.is_shared() {
        return Html::default();
    }
    let site = &context.site;
    let dull = site.text(words::STEP_CALENDAR_DULL);
    let chosen = title.as_deref().unwrap_or(&dull);
    let save = {
        let title = if chosen.trim().is_empty() { dull.to_string() } else { chosen.trim().to_string() };
        let day = props.day.clone();
        move || {
            let uid = format!("{}-{}", browser::new_id(), browser::new_page());
            if let Some(file) = reminder(&day, &title, &uid, &browser::now()) {
                browser::download_calendar(FILE, &file);
            }
        }
    };
    let field = el("input")
        .attr("type", "text")
        .id(&id)
        .to_write_in()
        .value(Some(chosen))
        .on_input(move |text| title.set(Some(text)));
    let inside = fragment(vec![
        el("p").class("help").text(&site.text(words::STEP_CALENDAR_HELP)).into(),
        el("label").attr("for", &id).text(&site.text(words::STEP_CALENDAR_TITLE)).into(),
        field.into(),
        el("p")
            .class("actions")
            .child(button("button small quiet", &site.text(words::STEP_CALENDAR_SAVE), save))
            .into(),
    ]);
    el("div").class("calendar-file").child(disclosure(&site.text(words::STEP_CALENDAR), false, inside)).into()
}
