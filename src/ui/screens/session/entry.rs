//! One entry as a page for reading and printing.

use crate::browser;
use crate::domain::gates::Gates;
use crate::domain::known_ids::SESSION;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::storage::keys;
use crate::ui::components::copy_button::CopyButton;
use crate::ui::components::help_lines::country_of;
use crate::ui::components::history_link::history_link;
use crate::ui::components::paper_numbers::paper_numbers;
use crate::ui::components::record_list::{delete_button, moment};
use crate::ui::components::record_view::{as_text, is_sentence, parts, parts_with_frame};
use crate::ui::components::session_mark::BringEntry;
use crate::ui::context::{AppContext, Location, NavKind};
use crate::ui::html::{button, el, link, p, plain_link, title, written_title};
use crate::ui::screens::session::EVERYTHING;
use crate::ui::words;
use yew::prelude::*;

/// The entry. `edit` is the URL that opens it for editing, if that is possible.
pub fn entry(context: &AppContext, record: &Record, edit: Option<String>) -> Html {
    let site = &context.site;
    let (what, parts) = parts(site, record);
    let when = moment(site, record.done.as_ref().unwrap_or(&record.changed));
    let (name, about) = match record.name() {
        "" => (what, when),
        label => (label.to_string(), format!("{what} · {when}")),
    };
    let edit_words = if record.done.is_none() { words::RECORD_GO_ON } else { words::SESSION_EDIT };
    el("article")
        .class("screen sheet")
        .child(
            el("p").class("back").child(plain_link(
                &site.href_at(&Route::Session, EVERYTHING),
                &site.text(words::SESSION_BACK),
            )),
        )
        .child(if record.label.is_empty() { title(&name) } else { written_title(&name) })
        .child(p("help", &about))
        .child(
            el("p")
                .class("actions")
                .child(button("button", &site.text(words::PRINT), browser::print))
                .child(html! { <CopyButton text={as_text(site, record)} /> })
                // An entry of a newer format has no link to its history, because this version may not know all of it.
                .child_opt(
                    edit.as_ref()
                        .and(history_link(site, record))
                        .map(|(href, words)| link("button quiet", &href, &words)),
                )
                .child_opt(edit.map(|href| link("button quiet", &href, &site.text(edit_words))))
                .child(delete(context, record, &name)),
        )
        .child_opt(
            (record.kind != SESSION)
                .then(|| html! { <BringEntry key={&*record.id} record={record.id.clone()} /> }),
        )
        .child_opt(parts.is_empty().then(|| p("empty", &site.text(words::SESSION_NOTHING))))
        .child(parts_with_frame(&parts, |key| is_sentence(site, &record.kind, key)))
        .child_opt(numbers(context, record))
        .into()
}

/// Deletes the entry and leads to the list of all entries, where that can be undone.
fn delete(context: &AppContext, record: &Record, name: &str) -> Html {
    let go = context.go.clone();
    delete_button(context, &keys::record(&record.id), name, move || {
        let list = Location { route: Route::Session, fragment: EVERYTHING.into() };
        go.emit((list, NavKind::Instead));
    })
}

/// Numbers to call for the printed entry, if its worksheet asks about safety.
fn numbers(context: &AppContext, record: &Record) -> Option<Html> {
    let site = &context.site;
    let has_gate =
        site.tools().worksheet(&record.kind).is_some_and(|sheet| !Gates::of(sheet).gates.is_empty());
    has_gate.then(|| {
        let country = country_of(site, context.app_state.settings.country(), &browser::browser_languages());
        paper_numbers(site, country.as_deref())
    })
}
