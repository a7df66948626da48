//! Using the site offline and as an app.

use super::section;
use crate::browser;
use crate::ui::context::use_app_context;
use crate::ui::hooks::{use_effect_keyed, use_on_resume};
use crate::ui::html::{button, disclosure, el, of, p, paragraphs};
use crate::ui::words as k;
use yew::prelude::*;

#[component]
pub fn InstallSection() -> Html {
    let scene = &use_app_context();
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
    let ready = scene.is_ready();
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
    let site = &scene.site;
    let answer = copy.map(|copy| match copy {
        browser::OfflineCopy::Here => k::DEVICE_KEPT,
        browser::OfflineCopy::Coming => k::DEVICE_COMING,
        browser::OfflineCopy::Never => k::DEVICE_CANNOT,
    });
    let install = {
        let offered = offered.clone();
        move || {
            browser::install();
            offered.set(false);
        }
    };
    let ways = [
        (k::DEVICE_PHONE_TITLE, k::DEVICE_PHONE),
        (k::DEVICE_ANDROID_TITLE, k::DEVICE_ANDROID),
        (k::DEVICE_COMPUTER_TITLE, k::DEVICE_COMPUTER),
    ];
    section(site, "device", k::DEVICE_TITLE, k::DEVICE_TEXT)
        .child(
            of("p", "copy-here")
                .attr("role", "status")
                .text(&answer.map(|key| site.t(key)).unwrap_or_default()),
        )
        .child(el("h3").text(&site.t(k::DEVICE_ICON_TITLE)))
        .child(paragraphs(&site.t(k::DEVICE_ICON)))
        .child_opt(
            (*offered)
                .then(|| button("button quiet", &site.t(k::DEVICE_ICON_NOW), install).id("install").into()),
        )
        .children(ways.map(|(title, words)| disclosure(&site.t(title), false, p("way", &site.t(words)))))
        .into()
}
