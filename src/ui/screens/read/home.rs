//! The top of the home page: the lake, what the site is for, and the first things to do.
//!
//! The first of these leads back to what the person has begun, if there is something. All of them have the same height,
//! so that nothing moves when the program has opened the storage.

use crate::domain::known_ids::{CHECK_IN, SESSION};
use crate::domain::route::Route;
use crate::state::app_state::StorageMode;
use crate::storage::format::Outline;
use crate::ui::components::picture::picture;
use crate::ui::context::AppContext;
use crate::ui::html::{el, plain_link, title};
use crate::ui::screens::notes::GO_ON;
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The id of the article, below the top of the page.
pub const ARTICLE: &str = "article";
/// How many of the newest records are searched for one that is not finished.
const RECENT: usize = 50;

/// The top of the page.
pub fn home(context: &AppContext) -> Html {
    let site = &context.site;
    let minutes = site.fill(words::HOME_READ_TIME, &[("n", &site.article().minutes.to_string())]);
    let limit = site.text(words::HOME_LIMIT);
    let first = first_door(context);
    // Once another door has taken its place, the way to settle stands below. Its line is always there, so that nothing
    // moves.
    let settle =
        first.is_some().then(|| plain_link(&site.href(&Route::Settle), &site.text(words::HOME_SETTLE)));
    let doors = [
        first.unwrap_or_else(|| {
            let line = site.text(words::HOME_SETTLE_TIME);
            door("settle", &site.href(&Route::Settle), &site.text(words::HOME_SETTLE), &line)
        }),
        door("read", &format!("#{ARTICLE}"), &site.text(words::HOME_READ), &minutes),
        door("session", &site.target("boundaries"), &limit, &site.text(words::HOME_LIMIT_TIME)),
    ];
    el("section")
        .class("home")
        .attr("aria-labelledby", "title")
        .child(picture(site, "lake", &site.text(words::HOME_PICTURE), true))
        .child(title(&site.text(words::HOME_TITLE)))
        .child(el("p").text(&site.text(words::HOME_TEXT)))
        .child(el("nav").class("doors").attr("aria-label", &site.text(words::HOME_DOORS)).children(doors))
        .child(
            el("p")
                .class("back afraid")
                .child(plain_link(&site.href(&Route::Help), &site.text(words::HOME_AFRAID))),
        )
        .child(el("p").class("back also").child_opt(settle))
        .into()
}

/// A link with a mark, a name and a line below it.
fn door(mark: &str, href: &str, name: &str, line: &str) -> Html {
    let mark = el("span").attr("class", &format!("place-mark place-{mark}")).attr("aria-hidden", "true");
    el("a")
        .class("door")
        .attr("href", href)
        .child(mark)
        .child(el("strong").text(name))
        .child(el("small").text(line))
        .into()
}

/// The first link back to what was begun; `None` if nothing was, or nothing can be read.
fn first_door(context: &AppContext) -> Option<Html> {
    let site = &context.site;
    let app_state = &context.app_state;
    let notes = site.href(&Route::Notes);
    let plain = |mark, href: &str, name, line| door(mark, href, &site.text(name), &site.text(line));
    match app_state.storage_mode {
        StorageMode::Loading | StorageMode::Blocked => return None,
        StorageMode::Locked => {
            return Some(plain("locked", &notes, words::HOME_LOCKED, words::HOME_LOCKED_TIME));
        }
        _ => {}
    }
    if app_state.is_sitting_together() {
        let page = site.href(&Route::Session);
        return Some(plain("go-on", &page, words::HOME_TOGETHER, words::HOME_TOGETHER_TIME));
    }
    let (mut seen, mut plans) = (false, false);
    let draft = app_state.outlines().take(RECENT).find(|record| {
        let counts = record.kind != SESSION;
        seen |= counts;
        plans |= record.plans_step && (counts || record.is_done);
        counts && !record.is_done
    });
    match draft {
        Some(draft) => Some(go_on(context, &draft, &format!("{notes}#{GO_ON}"))),
        None if plans => Some(plain("go-on", &notes, words::HOME_STEP, words::HOME_STEP_TIME)),
        None => seen.then(|| {
            plain("signs", &site.href(&Route::Signs), words::HOME_CHECK_IN, words::HOME_CHECK_IN_TIME)
        }),
    }
}

/// The link to the record that is not finished. If other people use the device, it does not say what it is.
fn go_on(context: &AppContext, draft: &Outline, href: &str) -> Html {
    let site = &context.site;
    let name = if context.app_state.is_shared() { None } else { name(site, &draft.kind) };
    let name = match name {
        Some(name) => site.fill(words::HOME_GO_ON, &[("name", &name)]),
        None => site.text(words::HOME_GO_ON_UNNAMED).to_string(),
    };
    let day = draft.changed.get(..10).unwrap_or_default();
    door("go-on", href, &name, &site.fill(words::HOME_GO_ON_TIME, &[("day", &site.day(day))]))
}

/// The title of the worksheet or the check-in that a record is of.
fn name(site: &Site, kind: &str) -> Option<String> {
    if kind == CHECK_IN {
        return Some(site.text(words::NAV_SIGNS).to_string());
    }
    let titles = &site.catalog.titles;
    titles.iter().find(|(id, _)| **id == *kind).map(|(_, title)| title.to_string())
}
