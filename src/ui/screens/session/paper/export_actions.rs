//! The export actions: print, copy, download, and the system's share dialog if there is one.

use crate::browser;
use crate::domain::handout::Handout;
use crate::ui::by_address::ByAddress;
use crate::ui::components::copy_button::CopyButton;
use crate::ui::context::use_app_context;
use crate::ui::html::{button, el, p};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The file name, which does not reveal the subject.
const FILE: &str = "notes.md";
/// The id of the button that asks for confirmation before sharing.
const SHARE: &str = "share";
/// The id of the button that then opens the share dialog.
const GO_ON: &str = "share-go-on";

#[derive(PartialEq, Properties)]
pub struct ExportActionsProps {
    pub handout: ByAddress<Handout>,
}

#[component]
pub fn ExportActions(props: &ExportActionsProps) -> Html {
    let site = &use_app_context().site;
    let paper = &props.handout.0;
    let asking = use_state(|| false);
    let save = {
        let paper = paper.clone();
        move || browser::download_markdown(FILE, &paper.as_markdown())
    };
    let ask = {
        let asking = asking.clone();
        move || {
            asking.set(true);
            browser::focus_soon(GO_ON.into());
        }
    };
    let share = (!*asking && browser::can_share())
        .then(|| button("button quiet", &site.text(words::PAPER_SHARE), ask).id(SHARE).into());
    el("div")
        .class("ways-out")
        .child(p("help", &site.text(words::PAPER_FOUND)))
        .child(
            el("div")
                .class("actions")
                .child(button("button", &site.text(words::PRINT), browser::print).id("print"))
                .child(html! { <CopyButton text={paper.as_text()} /> })
                .child(button("button quiet", &site.text(words::PAPER_MARKDOWN), save).id("markdown"))
                .child_opt(share),
        )
        .child_opt(asking.then(|| who_may_see(site, paper, &asking)))
        .child(p("help", &site.text(words::PAPER_PDF)))
        .into()
}

/// Says who may see what is shared, before it is shared.
fn who_may_see(site: &Site, paper: &Rc<Handout>, asking: &UseStateHandle<bool>) -> Html {
    let close = {
        let asking = asking.clone();
        move || {
            asking.set(false);
            browser::focus_soon(SHARE.into());
        }
    };
    let go_on = {
        let (paper, close) = (paper.clone(), close.clone());
        move || {
            // Called synchronously, because `navigator.share` needs transient activation by a click.
            browser::share(&paper.as_text());
            close();
        }
    };
    el("div")
        .class("card note")
        .attr("role", "group")
        .attr("aria-labelledby", "share-who")
        .child(el("p").id("share-who").text(&site.text(words::PAPER_SHARE_WHO)))
        .child(
            el("p")
                .class("actions")
                .child(
                    button("button", &site.text(words::PAPER_GO_ON), go_on)
                        .id(GO_ON)
                        .attr("aria-describedby", "share-who"),
                )
                .child(button("button quiet", &site.text(words::NOT_NOW), close).id("share-not-now")),
        )
        .into()
}
