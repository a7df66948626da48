//! The help screen, from `helplines.toml`, `<language>/helplines.toml` and `<language>/help.toml`.

use super::ids::unique;
use super::source::{Folder, Problems};
use super::words::Words;
use crate::domain::SharedStr;
use crate::domain::help::{Country, Finder, Help, Line, Number, Purpose};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::rc::Rc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLines {
    country: Vec<RawCountry>,
    finder: Vec<RawFinder>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCountry {
    code: SharedStr,
    line: Vec<RawLine>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Certainty {
    Strong,
    Good,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLine {
    id: Spanned<String>,
    purpose: Purpose,
    name: SharedStr,
    #[serde(default)]
    region: SharedStr,
    #[serde(default)]
    lang: SharedStr,
    #[serde(default)]
    call: Vec<Number>,
    #[serde(default)]
    text: Vec<Number>,
    #[serde(default)]
    whatsapp: Vec<Number>,
    #[serde(default)]
    page: SharedStr,
    seen: SharedStr,
    #[serde(default)]
    confirmed: SharedStr,
    #[allow(dead_code, reason = "that it is one of the two is the check")]
    certainty: Certainty,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFinder {
    id: Spanned<String>,
    name: SharedStr,
    page: SharedStr,
    seen: SharedStr,
    #[serde(default)]
    confirmed: SharedStr,
    #[allow(dead_code, reason = "that it is one of the two is the check")]
    certainty: Certainty,
}

/// Compiles the help screen.
pub fn compile(folder: &Folder, lang: &str, p: &mut Problems) -> Option<Help> {
    let source = folder.read("helplines.toml", p)?;
    let raw: RawLines = source.parse(p)?;
    let mut words = Words::read(folder, &format!("{lang}/helplines.toml"), p)?;
    let w = &mut words;
    let mut seen = BTreeSet::new();
    let mut countries = Vec::new();
    for country in raw.country {
        let mut lines = Vec::new();
        for line in country.line {
            unique(&source, &line.id, "line", &mut seen, p);
            let numbers = [&line.call, &line.text, &line.whatsapp];
            for number in numbers.into_iter().flatten() {
                if number.dial.is_empty()
                    || !number.dial.chars().all(|c| c.is_ascii_digit() || "+*".contains(c))
                {
                    let message = format!("`{}` cannot be dialled: digits, + and * only", number.dial);
                    p.add(&source, line.id.span().start, message);
                }
            }
            let id = line.id.get_ref();
            lines.push(Line {
                hours: w.need(&format!("line.{id}.hours"), p),
                languages: w.need(&format!("line.{id}.languages"), p),
                audience: w.need(&format!("line.{id}.for"), p),
                notes: w.may(&format!("line.{id}.notes"), p),
                id: id.as_str().into(),
                purpose: line.purpose,
                name: line.name,
                region: line.region,
                lang: line.lang,
                call: line.call,
                text: line.text,
                whatsapp: line.whatsapp,
                page: line.page,
                seen: line.seen,
                confirmed: line.confirmed,
            });
        }
        countries.push(Rc::new(Country {
            name: w.need(&format!("country.{}.name", country.code), p),
            code: country.code,
            lines,
        }));
    }
    let mut finders = Vec::new();
    for finder in raw.finder {
        unique(&source, &finder.id, "finder", &mut seen, p);
        finders.push(Finder {
            text: w.need(&format!("finder.{}.text", finder.id.get_ref()), p),
            id: finder.id.into_inner().into(),
            name: finder.name,
            page: finder.page,
            seen: finder.seen,
            confirmed: finder.confirmed,
        });
    }
    words.finish(p);
    let words = folder.parse(&format!("{lang}/help.toml"), p)?;
    Some(Help { words, countries, finders })
}
