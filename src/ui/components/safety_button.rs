//! "I don't feel safe right now": a button on every screen that opens help. Without the program it is a link to the
//! help screen.

use crate::browser;
use crate::domain::help::Country;
use crate::domain::route::Route;
use crate::state::Setting;
use crate::ui::components::help_lines::{country_choice, country_of, doors, finders, help_lines};
use crate::ui::components::shell::leave;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::use_effect_keyed;
use crate::ui::html::{button, el, fragment, p, paragraphs};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

const DIALOG: &str = "unsafe-now";
const BUTTON: &str = "unsafe-button";
/// The ids of the lines in the dialog, and of those to talk to.
const LINES: &str = "unsafe-lines";
const TALK: &str = "unsafe-talk";

/// The button, and the dialog it opens.
#[component]
pub fn SafetyButton() -> Html {
    let context = &use_app_context();
    let open = use_state(|| false);
    let is_open = *open;
    use_effect_keyed(is_open, move || {
        if is_open {
            browser::open_dialog(DIALOG);
        }
        None
    });
    let site = &context.site;
    let show = {
        let open = open.clone();
        move || open.set(true)
    };
    let show = el("a")
        .class("button")
        .id(BUTTON)
        .attr("href", &site.href(&Route::Help))
        .text(&site.tools().signs.unsafe_now.button)
        .on_click_prevent_default(show);
    fragment(vec![
        el("p").class("unsafe").child(show).into(),
        if is_open { panel(context, &open) } else { Html::default() },
    ])
}

fn panel(context: &AppContext, open: &UseStateHandle<bool>) -> Html {
    let site = &context.site;
    let words = &site.tools().signs.unsafe_now;
    // The Escape key closes the dialog itself; the state has to follow.
    let closed = {
        let open = open.clone();
        move || open.set(false)
    };
    let close = {
        let open = open.clone();
        move || {
            open.set(false);
            // A modal dialog makes the page behind it inert, so focus can move only after it is gone.
            browser::focus_soon(BUTTON.into());
        }
    };
    let head = el("div")
        .class("unsafe-head")
        .child(el("h2").id("unsafe-title").attr("tabindex", "-1").text(&words.title))
        .child(button("button quiet", &site.text(words::CLOSE), close));
    let more = el("a").attr("href", &site.href(&Route::Help)).text(&site.text(words::HELP_OPEN));
    el("dialog")
        .class("panel")
        .id(DIALOG)
        .attr("aria-labelledby", "unsafe-title")
        .on_close(closed)
        // The modal dialog makes the frame's exit link inert, so it has its own.
        .child(leave(site))
        .child(head)
        .child(doors(site, |to| lead(context, to)))
        .child(paragraphs(&words.text))
        .child(el("div").id(LINES).attr("tabindex", "-1").child(lines(context)))
        .child(paragraphs(&words.after))
        .child(p("help", &site.tools().help.words.checked_note))
        .child(el("p").class("back").child(more))
        .into()
}

/// The target of a link in the dialog: the numbers are here as well.
fn lead(context: &AppContext, to: &str) -> String {
    match to {
        "help#talk" if country(context).is_some() => format!("#{TALK}"),
        "help#numbers" | "help#talk" => format!("#{LINES}"),
        _ => context.site.target(to),
    }
}

fn country(context: &AppContext) -> Option<Rc<Country>> {
    country_of(&context.site, context.app_state.settings.country(), &browser::browser_languages())
}

fn lines(context: &AppContext) -> Html {
    let site = &context.site;
    let country = country(context);
    let code = country.as_ref().map(|c| c.code.to_string()).unwrap_or_default();
    let choose = {
        let context = context.clone();
        move |code: String| context.update(|app_state| app_state.choose(Setting::Country(code)))
    };
    let lines = match country {
        Some(country) => help_lines(site, &country, 3, Some(TALK)),
        None => fragment(vec![el("h3").text(&site.tools().help.words.finders_title).into(), finders(site)]),
    };
    fragment(vec![country_choice(site, "unsafe-country", &code, choose), lines])
}
