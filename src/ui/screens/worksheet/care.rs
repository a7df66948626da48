//! A page that answers a safety question: links to help come first and large, then a few sentences.

use super::step::Shown;
use crate::domain::worksheet::{Notice, StepItem};
use crate::ui::html::{button, el, link, p, paragraphs};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The link targets that are shown first.
const FIRST: [&str; 2] = ["help", "settle"];

pub fn care_page(shown: &Shown) -> Html {
    let Shown { site, step, draft, finish, .. } = shown;
    let Some(answers) = draft.map(|draft| &draft.record.answers) else { return Html::default() };
    let notices: Vec<&Rc<Notice>> = step
        .items
        .iter()
        .filter_map(|item| match item {
            StepItem::Notice(notice) if notice.shown.holds(answers) => Some(notice),
            _ => None,
        })
        .collect();
    let mut targets = Vec::new();
    let links = notices.iter().flat_map(|notice| &notice.links).filter(|(to, _)| {
        let is_new = !targets.contains(to);
        targets.push(to.clone());
        is_new
    });
    let (first, others): (Vec<_>, Vec<_>) =
        links.partition(|(to, _)| FIRST.contains(&to.split('#').next().unwrap_or_default()));
    let first = first.into_iter().enumerate().map(|(at, (to, words))| {
        let class = if at == 0 { "button large" } else { "button large quiet" };
        el("li").child(link(class, &site.target(to), words)).into()
    });
    let others = others.into_iter().map(|(to, words)| link("button quiet", &site.target(to), words));
    let finish = finish.as_ref().filter(|_| notices.iter().any(|notice| notice.finish)).map(|finish| {
        let finish = finish.clone();
        button("button quiet", &site.text(words::WORKSHEET_STOP), move || finish.emit(())).into()
    });
    let said = notices.iter().map(|notice| -> Html {
        el("div")
            .class("said")
            .child_opt((!notice.title.is_empty()).then(|| p("card-title", &notice.title)))
            .child(paragraphs(&notice.text))
            .into()
    });
    let title = format!("step-{}", step.id);
    let (heading, help) = step.words(answers);
    el("section")
        .class("step care-page")
        .key(&step.id)
        .attr("aria-labelledby", &title)
        .child(el("h2").id(&title).attr("tabindex", "-1").attr("data-begin", "").text(heading))
        .child(el("ul").class("ways-first").children(first))
        .child_opt((!help.is_empty()).then(|| el("p").text(help).into()))
        .children(said)
        .child(el("p").class("actions").children(others).child_opt(finish))
        .into()
}
