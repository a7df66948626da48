//! The frame of every screen: the exit link, the site's name, the navigation and the footer.

use crate::domain::route::{LocalizedRoute, Route};
use crate::state::app_state::StorageMode;
use crate::ui::components::field::choice::PICKS;
use crate::ui::context::AppContext;
use crate::ui::html::{el, fragment, link, p, plain_link};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The id of the `<main>` element.
pub const MAIN: &str = "main";

/// The id of the section of the help screen about leaving quickly.
pub const LEAVING: &str = "leaving";

/// The frame around a screen.
pub fn shell(context: &AppContext, screen: Html) -> Html {
    let site = &context.site;
    fragment(vec![
        top(context),
        el("div")
            .class("failed card urgent")
            .attr("role", "alert")
            .child(el("p").text(&site.text(words::FAILED)))
            .into(),
        el("main").id(MAIN).attr("tabindex", "-1").child(screen).into(),
        el("form")
            .id(PICKS)
            .bool_attr("hidden", true)
            .attr("method", "dialog")
            .attr("autocomplete", "off")
            .into(),
        bottom(site, &context.here.route),
    ])
}

/// The exit link. The boot script handles it, so that it works before the program has started.
pub fn leave(site: &Site) -> Html {
    el("a")
        .class("leave")
        .attr_opt("href", site.catalog.lang.leave_to.first().map(|page| &**page))
        .attr("rel", "noreferrer")
        .attr("data-leave", "")
        .text(&site.text(words::LEAVE))
        .into()
}

fn top(context: &AppContext) -> Html {
    let (site, here) = (&context.site, &context.here.route);
    let on_notes = matches!(here, Route::Notes | Route::Session);
    let on_worksheets = matches!(here, Route::Worksheets | Route::Worksheet(_));
    let places = [
        (Route::Read, words::NAV_READ, *here == Route::Read),
        (Route::Signs, words::NAV_SIGNS, *here == Route::Signs),
        (Route::Worksheets, words::NAV_WORKSHEETS, on_worksheets),
        (Route::Notes, words::NAV_SESSION, on_notes),
        (Route::Help, words::NAV_HELP, *here == Route::Help),
    ];
    let places = places.into_iter().map(|(route, words, current)| {
        let mark = el("span")
            .attr("class", &format!("place-mark place-{}", mark(&route)))
            .attr("aria-hidden", "true");
        let way = el("a")
            .attr("href", &site.href(&route))
            .attr_opt("aria-current", current.then_some("page"))
            .child(mark)
            .text(&site.text(words));
        el("li").child(way).into()
    });
    el("header")
        .class("top")
        // First in the focus order of every screen.
        .child(leave(site))
        .child(link("skip", &format!("#{MAIN}"), &site.text(words::SKIP)))
        .child(link("wordmark", &site.href(&Route::Read), &site.text(words::SITE_NAME)))
        .child(settings_link(context))
        .child(
            el("nav")
                .class("places")
                .attr("aria-label", &site.text(words::NAV_LABEL))
                .child(el("ul").children(places)),
        )
        .into()
}

/// The link to the settings. Its shape says where entries are kept.
fn settings_link(context: &AppContext) -> Html {
    let site = &context.site;
    let (kept, words) = match context.app_state.storage_mode {
        StorageMode::Loading => (None, words::NAV_SETTINGS),
        StorageMode::Locked => (Some("locked"), words::NAV_SETTINGS_LOCKED),
        StorageMode::Persistent => (Some("open"), words::NAV_SETTINGS_OPEN),
        _ => (Some("no"), words::NAV_SETTINGS_UNKEPT),
    };
    el("a")
        .class("settings-link")
        .attr("href", &site.href(&Route::Settings))
        .attr("aria-label", &site.text(words))
        .attr_opt("data-kept", kept)
        .attr_opt("aria-current", (context.here.route == Route::Settings).then_some("page"))
        .into()
}

fn bottom(site: &Site, here: &Route) -> Html {
    let catalog = &site.catalog;
    let settings = el("a").attr("href", &site.href(&Route::Settings)).text(&site.text(words::NAV_SETTINGS));
    let settle = plain_link(&site.href(&Route::Settle), &site.text(words::HOME_SETTLE));
    let leaving = plain_link(&site.href_at(&Route::Help, LEAVING), &site.text(words::FOOTER_LEAVING));
    let others = catalog.langs.iter().filter(|lang| lang.code != catalog.lang.code).map(|lang| {
        let place = LocalizedRoute { lang: lang.code.clone(), route: here.clone() };
        let same = el("a")
            .attr("href", &site.map.href(&place))
            .attr("lang", &lang.code)
            .attr("hreflang", &lang.code)
            .text(&lang.name);
        el("li").child(same).into()
    });
    el("footer")
        .class("bottom")
        .child(el("p").text(&site.text(words::FOOTER_KEPT)))
        .child(
            el("ul")
                .child(el("li").child(settle))
                .child(el("li").child(settings))
                .child(el("li").child(leaving))
                .children(others),
        )
        .child(p("help", &site.text(words::FOOTER_NOT_THERAPY)))
        .into()
}

fn mark(route: &Route) -> &'static str {
    match route {
        Route::Read => "home",
        Route::Signs => "signs",
        Route::Notes => "session",
        Route::Help => "help",
        _ => "worksheets",
    }
}
