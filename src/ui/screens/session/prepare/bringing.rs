//! The items that are brought to a session, in the person's order.

use crate::browser;
use crate::content::Key;
use crate::domain::record::Record;
use crate::domain::session::{SessionItem, SessionList, items, put, shift};
use crate::ui::components::record_list::{day_of, name_of, open_at};
use crate::ui::components::session_item::BroughtItem;
use crate::ui::context::AppContext;
use crate::ui::hooks::DraftHandle;
use crate::ui::html::{button, el, p, text};
use crate::ui::words;
use yew::prelude::*;

pub fn bringing(context: &AppContext, session: &DraftHandle, record: &Record) -> Html {
    let site = &context.site;
    let found: Vec<BroughtItem> = items(&record.answers, SessionList::Bring)
        .into_iter()
        .filter_map(|item| BroughtItem::find(context, item))
        .collect();
    let last = found.len().saturating_sub(1);
    let lines =
        found.iter().enumerate().map(|(at, brought)| line(context, session, brought, at > 0, at < last));
    el("section")
        .class("bringing")
        .child(el("h2").id("bringing").attr("tabindex", "-1").text(&site.text(words::BRING_TITLE)))
        .child(p("help", &site.text(if found.is_empty() { words::BRING_NONE } else { words::BRING_HELP })))
        .child(el("ol").class("records").children(lines))
        .into()
}

fn line(context: &AppContext, session: &DraftHandle, brought: &BroughtItem, up: bool, down: bool) -> Html {
    let (site, item) = (&context.site, &brought.item);
    let name = match item.key {
        Some(_) => brought.title(site),
        None => name_of(context, &brought.record, &brought.kind).to_string(),
    };
    let title = match open_at(site, &brought.record) {
        Some(href) => {
            el("a").leads_to(&href).attr("aria-describedby", &control(item, "about")).text(&name).into()
        }
        None => text(&name),
    };
    let day = day_of(site, brought.record.done.as_ref().unwrap_or(&brought.record.changed));
    let about: Vec<String> =
        [Some(brought.kind.clone()).filter(|kind| *kind != name), day].into_iter().flatten().collect();
    let about_id = control(item, "about");
    // A whole entry is long, and if other people use the device, answers are not shown in lists.
    let shown = item.key.is_some() && !context.app_state.is_shared();
    let act =
        |words: Key, of: Key, id: &str, change: fn(&mut crate::domain::answers::Answers, &SessionItem)| {
            let (answer, item, id) = (session.answer.clone(), item.clone(), control(item, id));
            let focus = id.clone();
            button("button small quiet", &site.text(words), move || {
                let item = item.clone();
                answer.emit(Box::new(move |answers| change(answers, &item)));
                browser::focus_moved(focus.clone(), "bringing");
            })
            .id(&id)
            .attr("aria-label", &site.fill(of, &[("name", &name)]))
            .attr("aria-describedby", &about_id)
        };
    el("li")
        .class("record")
        .key(&control(item, ""))
        .child(el("p").class("record-name").written().child(title))
        .child(el("p").class("help").id(&about_id).text(&about.join(" · ")))
        .child_opt(shown.then(|| brought.answer()))
        .child(
            el("p")
                .class("actions")
                .child(
                    act(words::BRING_UP, words::BRING_UP_ONE, "up", |answers, item| {
                        shift(answers, SessionList::Bring, item, true);
                    })
                    .attr_opt("aria-disabled", (!up).then_some("true")),
                )
                .child(
                    act(words::BRING_DOWN, words::BRING_DOWN_ONE, "down", |answers, item| {
                        shift(answers, SessionList::Bring, item, false);
                    })
                    .attr_opt("aria-disabled", (!down).then_some("true")),
                )
                .child(act(words::BRING_OFF, words::BRING_OFF_ONE, "off", |answers, item| {
                    put(answers, SessionList::Bring, item, false);
                })),
        )
        .into()
}

/// The id of a control of an item.
fn control(item: &SessionItem, what: &str) -> String {
    format!("{what} {} {}", item.record, item.key.as_deref().unwrap_or_default()).replace([' ', '.'], "-")
}
