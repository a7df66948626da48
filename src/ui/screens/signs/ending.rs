//! The end of a check-in: the person's own words, one thing that helped, and two or three suitable tools. It shows no
//! total, no band and no picture of severity.

use crate::domain::known_ids::CHECK_IN;
use crate::domain::known_ids::FORGIVENESS;
use crate::domain::layout;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::signs;
use crate::ui::components::record_view::parts_view;
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::session_mark::Bring;
use crate::ui::context::AppContext;
use crate::ui::html::{Element, button, el, link, paragraphs, title};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The end. `support` tells whether support may be offered; `dismiss` hides the offer.
pub fn end_view(
    context: &AppContext,
    record: &Record,
    bring: &Bring,
    support: bool,
    dismiss: impl Fn() + 'static,
) -> Html {
    let site = &context.site;
    let words = &site.tools().signs;
    let parts = layout::of_check_in(words, &record.answers);
    let ending = words.ending(&record.answers);
    let earlier = earlier(context, record);
    let earlier: Vec<_> = earlier.iter().map(|other| &other.answers).collect();
    let offered = support && words.offers_support(&record.answers, &earlier);
    let last = context.app_state.recent_of(FORGIVENESS).next();
    let last = last.as_ref().map(|entry| &entry.answers);
    let forgiving = words.may_offer_forgiveness(&record.answers, &earlier, last);
    el("article")
        .class("screen signs ending")
        .child(title(&ending.title))
        .child(html! { <SafetyButton /> })
        .child(paragraphs(&ending.text))
        .child_opt(helped(site, record))
        .child_opt(offered.then(|| offer(site, dismiss)))
        .child(tools(site, record, forgiving))
        .child_opt(
            (!parts.is_empty())
                .then(|| section(&site.text(words::SIGNS_YOUR_WORDS)).child(parts_view(&parts)).into()),
        )
        .child(bring.whole())
        .child(
            el("p")
                .class("actions")
                .child(link(
                    "button quiet",
                    &site.href_at(&Route::Signs, &record.id),
                    &site.text(words::SIGNS_CHANGE),
                ))
                .child(link(
                    "button quiet",
                    &site.href_at(&Route::Session, &record.id),
                    &site.text(words::WORKSHEET_READ),
                )),
        )
        .into()
}

fn section(heading: &str) -> Element {
    el("section").child(el("h2").text(heading))
}

/// The two check-ins saved before this one, newest first.
fn earlier(context: &AppContext, record: &Record) -> Vec<Rc<Record>> {
    let earlier = context.app_state.recent_of(CHECK_IN);
    earlier.filter(|other| other.done.is_some() && other.id < record.id).take(2).collect()
}

fn helped(site: &Site, record: &Record) -> Option<Html> {
    let answers = &record.answers;
    let key = std::iter::once("helped-most".to_string())
        .chain(site.tools().signs.ids(answers).iter().map(|id| signs::key(id, "helped")))
        .find(|key| !answers.text(key).is_empty())?;
    let card = el("section")
        .class("card care helped")
        .child(el("h2").text(&site.text(words::SIGNS_HELPED)))
        .child(el("blockquote").written().text(answers.text(&key)));
    Some(card.into())
}

fn offer(site: &Site, dismiss: impl Fn() + 'static) -> Html {
    let words = &site.tools().signs.support;
    el("section")
        .class("card care")
        .attr("aria-labelledby", "support-title")
        .child(el("h2").id("support-title").text(&words.title))
        .child(paragraphs(&words.text))
        .child(
            el("p")
                .class("actions")
                .child(link("button", &site.href(&Route::Help), &site.text(words::HELP_OPEN)))
                .child(button("button quiet", &site.text(words::NOT_NOW), dismiss).id("dismiss")),
        )
        .into()
}

fn tools(site: &Site, record: &Record, forgiving: bool) -> Html {
    let tools = site.tools().signs.tools_for(&record.answers, forgiving).into_iter().map(|tool| {
        el("li")
            .class("card")
            .child(el("p").child(link("button quiet", &site.target(&tool.target), &tool.label)))
            .child(el("p").text(&tool.text))
            .into()
    });
    section(&site.text(words::SIGNS_TOOLS)).child(el("ul").class("offers").children(tools)).into()
}
