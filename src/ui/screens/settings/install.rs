//! Using the site offline and as an app.

use super::section;
use crate::browser;
use crate::ui::context::use_app_context;
use crate::ui::hooks::{use_effect_keyed, use_on_resume};
use crate::ui::html::{button, disclosure, el, p, paragraphs};
use crate::ui::words;
use yew::prelude::*;

#[component]
pub fn InstallSection() -> Html {
    let context = &use_app_context();
    let copy = use_state_eq(|| None::<browser::OfflineCopy>);
    let offered = use_state_eq(|| false);
    let look = {
        let (copy, offered) = (copy.clone(), offered.clone());
        Callback::from(move |()| {
            let copy = copy.clone();
            offered.set(browser::can_install());
            browser::offline_copy(move |is| copy.set(Some(is)));
        })
    };
    let ready = context.is_ready();
    use_effect_keyed(ready, {
        let look = look.clone();
        move || {
            if ready {
                look.emit(());
            }
            None
        }
    });
    use_on_resume(look);
    let site = &context.site;
    let answer = copy.map(|copy| match copy {
        browser::OfflineCopy::Here => words::DEVICE_KEPT,
        browser::OfflineCopy::Coming => words::DEVICE_COMING,
        browser::OfflineCopy::Never => words::DEVICE_CANNOT,
    });
    let install = {
        let offered = offered.clone();
        move || {
            browser::install();
            offered.set(false);
        }
    };
    let ways = [
        (words::DEVICE_PHONE_TITLE, words::DEVICE_PHONE),
        (words::DEVICE_ANDROID_TITLE, words::DEVICE_ANDROID),
        (words::DEVICE_COMPUTER_TITLE, words::DEVICE_COMPUTER),
    ];
    section(site, "device", words::DEVICE_TITLE, words::DEVICE_TEXT)
        .child(
            el("p")
                .class("copy-here")
                .attr("role", "status")
                .text(&answer.map(|key| site.text(key)).unwrap_or_default()),
        )
        .child(el("h3").text(&site.text(words::DEVICE_ICON_TITLE)))
        .child(paragraphs(&site.text(words::DEVICE_ICON)))
        .child_opt((*offered).then(|| {
            button("button quiet", &site.text(words::DEVICE_ICON_NOW), install).id("install").into()
        }))
        .children(
            ways.map(|(title, words)| disclosure(&site.text(title), false, p("way", &site.text(words)))),
        )
        .into()
}
