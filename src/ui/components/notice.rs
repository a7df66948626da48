//! A card between the fields of a worksheet.

use crate::domain::worksheet::{Notice, Tone};
use crate::ui::html::{button, el, link, p, paragraphs};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The card. `finish` ends the worksheet, if the card offers that.
pub fn notice_card(site: &Site, notice: &Notice, finish: Option<Callback<()>>) -> Html {
    let tone = match notice.tone {
        Tone::Note => "card note",
        Tone::Care => "card care",
        Tone::Urgent => "card urgent",
    };
    let has_actions = !notice.links.is_empty() || notice.finish;
    // `role="status"`: the card reacts to the last answer, so it is announced.
    el("div")
        .class(tone)
        .attr("role", "status")
        .child_opt((!notice.title.is_empty()).then(|| p("card-title", &notice.title)))
        .child(paragraphs(&notice.text))
        .child_opt(has_actions.then(|| actions(site, notice, finish)))
        .into()
}

fn actions(site: &Site, notice: &Notice, finish: Option<Callback<()>>) -> Html {
    let links = notice.links.iter().map(|(to, words)| link("button quiet", &site.target(to), words));
    let finish = finish.filter(|_| notice.finish).map(|finish| {
        button("button quiet", &site.text(words::WORKSHEET_STOP), move || finish.emit(())).into()
    });
    el("p").class("actions").children(links).child_opt(finish).into()
}
