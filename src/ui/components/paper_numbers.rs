//! Phone numbers at the foot of the last printed page. They are not shown on the screen, which has the help screen.

use crate::domain::help::Country;
use crate::ui::html::{el, text};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// Phone numbers for the last printed page: the lines of a country, or directories for other countries.
pub fn paper_numbers(site: &Site, country: Option<&Country>) -> Html {
    let lines = country.map(|country| {
        country
            .lines
            .iter()
            .map(|line| {
                let call = line.call.iter().map(|n| site.fill(words::HELP_CALL, &[("number", &n.show)]));
                let text = line.text.iter().map(|n| match &*n.body {
                    "" => site.fill(words::HELP_TEXT, &[("number", &n.show)]),
                    word => site.fill(words::HELP_TEXT_WORD, &[("number", &n.show), ("word", word)]),
                });
                let mut words: Vec<String> = call.chain(text).collect();
                if words.is_empty() {
                    words.push(line.page.trim_start_matches(HTTPS).into());
                }
                words.extend(
                    [&line.region, &line.hours].into_iter().filter(|w| !w.is_empty()).map(|w| w.to_string()),
                );
                one(&line.name, &words)
            })
            .collect::<Vec<_>>()
    });
    let finders = || {
        let finders = site.tools().help.finders.iter();
        finders.map(|finder| one(&finder.name, &[finder.page.trim_start_matches(HTTPS).into()])).collect()
    };
    el("section")
        .class("on-paper numbers")
        .child(el("h2").text(&site.text(words::BLANK_NUMBERS)))
        .child(el("ul").children(lines.unwrap_or_else(finders)))
        .into()
}

/// Left out of printed URLs.
const HTTPS: &str = "https://";

fn one(name: &str, words: &[String]) -> Html {
    let words = words.iter().flat_map(|words| [text(" · "), el("span").text(words).into()]);
    el("li").child(el("strong").text(name)).children(words).into()
}
