//! A country's help lines: emergency first, then crisis, then abuse; and directories for other countries.

use crate::domain::help::{Country, Line, Number, Purpose};
use crate::ui::html::{Element, el, fragment, heading, link, text};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The id of the crisis lines on the help screen.
pub const TALK: &str = "talk";

/// The lines of a country in three groups, with headings of `level`. `talk` is the id of its crisis lines, where it is the
/// only country.
pub fn help_lines(site: &Site, country: &Country, level: u8, talk: Option<&str>) -> Html {
    let words = &site.tools().help.words;
    let groups: [(_, &[Purpose]); 3] = [
        (&words.emergency_title, &[Purpose::Emergency]),
        (&words.crisis_title, &[Purpose::Crisis, Purpose::Both]),
        (&words.abuse_title, &[Purpose::Abuse, Purpose::Both]),
    ];
    let groups = groups.into_iter().filter_map(|(title, purposes)| {
        let lines: Vec<_> = country.lines.iter().filter(|l| purposes.contains(&l.purpose)).collect();
        let list = el("ul").children(lines.iter().map(|l| line(site, country, l)));
        let id = talk.filter(|_| purposes.contains(&Purpose::Crisis));
        let group = || {
            el("section")
                .class("lines-group")
                .attr_opt("id", id)
                .attr("tabindex", "-1")
                .child(heading(level, title))
                .child(list)
                .into()
        };
        (!lines.is_empty()).then(group)
    });
    el("div").class("lines").children(groups).into()
}

/// Links to what most people come for: the emergency number, the crisis lines, and the screen for settling. `lead`
/// changes a link's target.
pub fn doors(site: &Site, lead: impl Fn(&str) -> String) -> Html {
    let words = &site.tools().help.words;
    let doors = words
        .doors
        .iter()
        .map(|to| el("li").child(link("button quiet large", &lead(&to.to), &to.label)).into());
    el("nav")
        .attr("aria-label", &words.doors_title)
        .child(el("ul").class("ways-first").children(doors))
        .into()
}

fn line(site: &Site, country: &Country, line: &Line) -> Html {
    let emergency = line.purpose == Purpose::Emergency;
    el("li")
        .class(if emergency { "line line-emergency" } else { "line" })
        .child(name(country, line))
        .child(numbers(site, line))
        .child(details(site, line))
        .child_opt((!line.notes.is_empty()).then(|| el("p").text(&line.notes).into()))
        .child(source(site, line))
        .into()
}

/// Short numbers mean different services in different countries, so the country is shown with the name.
fn name(country: &Country, line: &Line) -> Html {
    let place = if line.region.is_empty() { &country.name } else { &line.region };
    let lang = (!line.lang.is_empty()).then_some(&*line.lang);
    el("p")
        .class("line-name")
        .child(el("strong").attr_opt("lang", lang).text(&line.name))
        .text(" · ")
        .child(el("span").text(place))
        .into()
}

fn numbers(site: &Site, line: &Line) -> Html {
    let call = line
        .call
        .iter()
        .map(|n| number(&site.fill(words::HELP_CALL, &[("number", &n.show)]), &format!("tel:{}", n.dial)));
    let text = line.text.iter().map(|n| number(&text_words(site, n), &sms(n)));
    let whatsapp = line.whatsapp.iter().map(|n| {
        let to = format!("https://wa.me/{}", n.dial.trim_start_matches('+'));
        number(&site.fill(words::HELP_WHATSAPP, &[("number", &n.show)]), &to)
    });
    el("p").class("line-numbers").children(call).children(text).children(whatsapp).into()
}

fn details(site: &Site, line: &Line) -> Html {
    let details = [
        (words::HELP_HOURS, &line.hours),
        (words::HELP_LANGUAGES, &line.languages),
        (words::HELP_FOR, &line.audience),
    ];
    let details = details
        .into_iter()
        .flat_map(|(term, words)| [el("dt").text(&site.text(term)).into(), el("dd").text(words).into()]);
    el("dl").children(details).into()
}

fn source(site: &Site, line: &Line) -> Html {
    let page = (!line.page.is_empty()).then(|| {
        let of_line = site.fill(words::HELP_PAGE_OF, &[("name", &line.name)]);
        let page = outside(&line.page, &site.text(words::HELP_PAGE)).attr("aria-label", &of_line);
        fragment(vec![page.into(), text(" · ")])
    });
    el("p").class("help").child_opt(page).text(&checked(site, &line.seen, &line.confirmed)).into()
}

/// Only entries that a person has confirmed are called "checked".
fn checked(site: &Site, seen: &str, confirmed: &str) -> String {
    let (words, day) =
        if confirmed.is_empty() { (words::HELP_SEEN, seen) } else { (words::HELP_CHECKED, confirmed) };
    site.fill(words, &[("day", &site.day(day))])
}

/// A link without a `Referer` header.
fn outside(href: &str, words: &str) -> Element {
    el("a").attr("href", href).attr("rel", "noreferrer").text(words)
}

fn number(words: &str, href: &str) -> Html {
    outside(href, words).attr("class", "button number").as_it_is().into()
}

fn text_words(site: &Site, number: &Number) -> String {
    if number.body.is_empty() {
        site.fill(words::HELP_TEXT, &[("number", &number.show)])
    } else {
        site.fill(words::HELP_TEXT_WORD, &[("number", &number.show), ("word", &number.body)])
    }
}

fn sms(number: &Number) -> String {
    if number.body.is_empty() {
        format!("sms:{}", number.dial)
    } else {
        format!("sms:{}?body={}", number.dial, number.body.replace(' ', "%20"))
    }
}

/// Directories of help lines for all other countries.
pub fn finders(site: &Site) -> Html {
    let finders = site.tools().help.finders.iter().map(|finder| {
        let source = el("p")
            .class("help")
            .child(outside(&finder.page, finder.page.trim_start_matches("https://")))
            .text(" · ")
            .text(&checked(site, &finder.seen, &finder.confirmed));
        el("li")
            .class("line")
            .child(el("p").class("line-name").child(el("strong").text(&finder.name)))
            .child(el("p").text(&finder.text))
            .child(source)
            .into()
    });
    el("ul").class("finders").children(finders).into()
}

/// A `<select>` for the country. `chosen` is its code, empty for all countries; `onchoose` receives the new one.
pub fn country_choice(
    site: &Site,
    id: &'static str,
    chosen: &str,
    onchoose: impl Fn(String) + 'static,
) -> Html {
    let help = &site.tools().help;
    let option = |code: &str, words: &str| -> Html {
        el("option").attr("value", code).bool_attr("selected", *chosen == *code).text(words).into()
    };
    let list = el("select")
        .id(id)
        .attr("autocomplete", "off")
        .on_change(onchoose)
        .child(option("", &site.text(words::HELP_ALL_COUNTRIES)))
        .children(help.countries.iter().map(|country| option(&country.code, &country.name)));
    el("p")
        .class("country")
        .child(el("label").attr("for", id).text(&help.words.country_label))
        .child(list)
        .into()
}

/// The chosen country, or the first known region in the browser's preferred languages.
pub fn country_of(site: &Site, chosen: &str, languages: &[String]) -> Option<Rc<Country>> {
    let known =
        |code: &str| site.tools().help.countries.iter().find(|c| c.code.eq_ignore_ascii_case(code)).cloned();
    let spoken = || languages.iter().find_map(|lang| known(lang.rsplit_once('-')?.1));
    if chosen.is_empty() { spoken() } else { known(chosen) }
}
