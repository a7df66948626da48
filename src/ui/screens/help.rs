//! The help screen: people to talk to. Everything can be read without the program.

use crate::browser;
use crate::domain::help::SETTLE_PARTS;
use crate::domain::route::Route;
use crate::state::Setting;
use crate::state::settings::ALL;
use crate::ui::components::help_lines::{TALK, country_choice, country_of, doors, finders, help_lines};
use crate::ui::components::shell::LEAVING;
use crate::ui::context::AppContext;
use crate::ui::html::{el, link, p, paragraphs, plain_link, title};
use crate::ui::screens::way_back;
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

pub fn help(context: &AppContext) -> Html {
    let site = &context.site;
    let ready = context.is_ready();
    let words = &site.tools().help.words;
    let country = ready
        .then(|| country_of(site, context.app_state.settings.country(), &browser::browser_languages()))
        .flatten();
    let code = country.as_ref().map(|c| c.code.to_string()).unwrap_or_default();
    let back = ready.then(|| return_link(context)).flatten();
    let lines = match &country {
        Some(country) => help_lines(site, country, 2, Some(TALK)),
        None => every_country(site),
    };
    el("article")
        .class("screen help-screen")
        .child_opt(back)
        .child(title(&words.title))
        .child(doors(site, |to| site.target(to)))
        .child(paragraphs(&words.intro))
        .child(
            el("div").class("country-place").id("numbers").child_opt(ready.then(|| choice(context, &code))),
        )
        .child(lines)
        .child(
            el("section")
                .child(el("h2").text(&words.finders_title))
                .child(paragraphs(&words.finders_text))
                .child(finders(site))
                .child(p("help", &words.checked_note)),
        )
        .child(el("section").child(el("h2").text(&words.before_title)).child(paragraphs(&words.before_text)))
        .child(settling(site))
        .child(
            el("section")
                .id("finding")
                .child(el("h2").text(&words.finding.title))
                .child(paragraphs(&words.finding.text)),
        )
        .child(leaving(site))
        .into()
}

/// A link back to where the person was writing.
fn return_link(context: &AppContext) -> Option<Html> {
    let href = way_back(context, &Route::Help)?;
    let back = plain_link(&href, &context.site.text(words::HELP_BACK_TO_WRITING));
    Some(el("p").class("back way-back").child(back).into())
}

/// Links to the exercises. They stood here once, so their ids are kept.
fn settling(site: &Site) -> Html {
    let words = &site.tools().help.words;
    let titles = [&words.breathing.title, &words.grounding.title, &words.ways.title];
    let links = SETTLE_PARTS.into_iter().zip(titles).map(|(id, title)| {
        el("p").id(id).child(link("button quiet", &site.href_at(&Route::Settle, id), title)).into()
    });
    el("section").child(el("h2").text(&words.settle.title)).children(links).into()
}

fn choice(context: &AppContext, code: &str) -> Html {
    let choose = {
        let context = context.clone();
        move |code: String| {
            let code = if code.is_empty() { ALL } else { &code };
            context.update(|app_state| app_state.choose(Setting::Country(code.into())));
        }
    };
    country_choice(&context.site, "country", code, choose)
}

fn every_country(site: &Site) -> Html {
    let countries = site.tools().help.countries.iter().map(|country| {
        el("section")
            .class("country-lines")
            .id(&format!("country-{}", country.code.to_lowercase()))
            .child(el("h2").text(&country.name))
            .child(help_lines(site, country, 3, None))
            .into()
    });
    // A different element from the lines of one country, so that Yew replaces it as a whole.
    el("section").id(TALK).children(countries).into()
}

fn leaving(site: &Site) -> Html {
    let words = &site.tools().help.words.leaving;
    el("section")
        .class("leaving")
        .id(LEAVING)
        .attr("aria-labelledby", "leaving-title")
        .child(el("h2").id("leaving-title").text(&words.title))
        .child(paragraphs(&words.text))
        .into()
}
