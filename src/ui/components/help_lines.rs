//! Help lines: a country's, emergency first, then crisis, then abuse; and where to look elsewhere.

use crate::domain::help::{Country, Line, Number, Purpose};
use crate::ui::site::Site;
use crate::ui::words as k;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the lines of a country in their three groups; `level`: of the headings above each.
pub fn help_lines(site: &Site, country: &Country, level: u8) -> Html {
    let words = &site.catalog.help.words;
    let groups: [(_, &[Purpose]); 3] = [
        (&words.emergency_title, &[Purpose::Emergency]),
        (&words.crisis_title, &[Purpose::Crisis, Purpose::Both]),
        (&words.abuse_title, &[Purpose::Abuse, Purpose::Both]),
    ];
    html! {
        <div class="lines">
            { for groups.into_iter().map(|(title, purposes)| {
                let lines: Vec<_> = country.lines.iter().filter(|l| purposes.contains(&l.purpose)).collect();
                html! {
                    if !lines.is_empty() {
                        <section class="lines-group">
                            <@{format!("h{level}")}>{ title.clone() }</@>
                            <ul>{ for lines.into_iter().map(|l| line(site, country, l)) }</ul>
                        </section>
                    }
                }
            }) }
        </div>
    }
}

fn line(site: &Site, country: &Country, line: &Line) -> Html {
    let emergency = line.purpose == Purpose::Emergency;
    let place = if line.region.is_empty() { &country.name } else { &line.region };
    let lang = (!line.lang.is_empty()).then(|| line.lang.to_string());
    html! {
        <li class={classes!("line", emergency.then_some("line-emergency"))}>
            // The same short number means another service elsewhere: the country stands beside it.
            <p class="line-name"><strong {lang}>{ line.name.clone() }</strong>{ " · " }<span>{ place.clone() }</span></p>
            <p class="line-numbers">
                { for line.call.iter().map(|n| number(site.fill(k::HELP_CALL, &[("number", &n.show)]), format!("tel:{}", n.dial))) }
                { for line.text.iter().map(|n| number(text_words(site, n), sms(n))) }
                { for line.whatsapp.iter().map(|n| {
                    number(site.fill(k::HELP_WHATSAPP, &[("number", &n.show)]), format!("https://wa.me/{}", n.dial.trim_start_matches('+')))
                }) }
            </p>
            <dl>
                <dt>{ site.t(k::HELP_HOURS) }</dt><dd>{ line.hours.clone() }</dd>
                <dt>{ site.t(k::HELP_LANGUAGES) }</dt><dd>{ line.languages.clone() }</dd>
                <dt>{ site.t(k::HELP_FOR) }</dt><dd>{ line.audience.clone() }</dd>
            </dl>
            if !line.notes.is_empty() {
                <p>{ line.notes.clone() }</p>
            }
            <p class="help">
                if !line.page.is_empty() {
                    <a href={line.page.to_string()} rel="noreferrer">{ site.t(k::HELP_PAGE) }</a>{ " · " }
                }
                { site.fill(k::HELP_CHECKED, &[("day", &site.day(&line.checked))]) }
            </p>
        </li>
    }
}

fn number(words: String, href: String) -> Html {
    html! { <a class="button number" {href} rel="noreferrer">{ words }</a> }
}

fn text_words(site: &Site, number: &Number) -> String {
    if number.body.is_empty() {
        site.fill(k::HELP_TEXT, &[("number", &number.show)])
    } else {
        site.fill(k::HELP_TEXT_WORD, &[("number", &number.show), ("word", &number.body)])
    }
}

fn sms(number: &Number) -> String {
    if number.body.is_empty() {
        format!("sms:{}", number.dial)
    } else {
        format!("sms:{}?body={}", number.dial, number.body.replace(' ', "%20"))
    }
}

/// Where to look in every other country.
pub fn finders(site: &Site) -> Html {
    html! {
        <ul class="finders">
            { for site.catalog.help.finders.iter().map(|finder| html! {
                <li class="line">
                    <p class="line-name"><strong>{ finder.name.clone() }</strong></p>
                    <p>{ finder.text.clone() }</p>
                    <p class="help">
                        <a href={finder.page.to_string()} rel="noreferrer">{ finder.page.trim_start_matches("https://").to_string() }</a>
                        { " · " }{ site.fill(k::HELP_CHECKED, &[("day", &site.day(&finder.checked))]) }
                    </p>
                </li>
            }) }
        </ul>
    }
}

/// A list to choose a country from. `chosen` is the code, empty for every country; `onchoose` is told the new one.
pub fn country_choice(site: &Site, id: &'static str, chosen: &str, onchoose: impl Fn(String) + 'static) -> Html {
    let help = &site.catalog.help;
    let onchange = move |event: Event| {
        onchoose(event.target_unchecked_into::<web_sys::HtmlSelectElement>().value());
    };
    html! {
        <p class="country">
            <label for={id}>{ help.words.country_label.clone() }</label>
            <select {id} {onchange} autocomplete="off">
                <option value="" selected={chosen.is_empty()}>{ site.t(k::HELP_ALL_COUNTRIES) }</option>
                { for help.countries.iter().map(|country| html! {
                    <option value={country.code.to_string()} selected={*chosen == *country.code}>{ country.name.clone() }</option>
                }) }
            </select>
        </p>
    }
}

/// The country whose lines to show: the chosen one, or the one the browser's languages speak of, if we know it.
pub fn country_of(site: &Site, chosen: &str, languages: &[String]) -> Option<Rc<Country>> {
    let known = |code: &str| {
        site.catalog.help.countries.iter().find(|c| c.code.eq_ignore_ascii_case(code)).cloned()
    };
    let spoken = || languages.iter().find_map(|lang| known(lang.rsplit_once('-')?.1));
    if chosen.is_empty() { spoken() } else { known(chosen) }
}
