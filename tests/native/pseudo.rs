//! A pseudo-language: every text of the catalogue is enclosed in ⟦ and ⟧. A text on a page without them does not come
//! from the content.

use crate::common::catalog;
use crate::html::Page;
use serde_json::Value;
use std::rc::Rc;
use stillwater::content::Catalog;
use stillwater::domain::route::Route;
use stillwater::prerender::render;
use stillwater::ui::site::Site;
use stillwater::ui::words::KEYS;

/// Fields without translatable text: ids, targets, dates, and the names of services and sources.
const NO_WORDS: [&str; 29] = [
    "answers",
    "any",
    "body",
    "code",
    "confirmed",
    "dial",
    "field",
    "fields",
    "from",
    "group",
    "id",
    "kind",
    "lang",
    "langs",
    "only",
    "page",
    "path",
    "paths",
    "private_only_if",
    "purpose",
    "revised",
    "seen",
    "show",
    "source",
    "sources",
    "target",
    "to",
    "tone",
    "url",
];
/// Pairs of a target (or an id) and a text.
const PAIRS: [&str; 5] = ["heading", "link", "links", "offer", "picture"];

fn mark(text: &str) -> Value {
    let lines = text.split('\n').map(|line| match line.trim() {
        "" => String::new(),
        // The list of month names is separated by `|`.
        line => line.split('|').map(|part| format!("⟦{part}⟧")).collect::<Vec<_>>().join("|"),
    });
    lines.collect::<Vec<_>>().join("\n").into()
}

/// Marks the texts in the value of a field with this name.
fn pseudo(name: &str, value: &Value) -> Value {
    // `field` is the field of a condition or a field of a step. In `tools`, a string is a target, and an object a tool.
    let words = match name {
        "field" | "kind" => value.is_object(),
        "tools" => !value.as_array().is_some_and(|list| list.iter().all(Value::is_string)),
        _ => !NO_WORDS.contains(&name),
    };
    match value {
        _ if !words => value.clone(),
        Value::String(text) => mark(text),
        Value::Array(list) if PAIRS.contains(&name) && list.first().is_some_and(Value::is_string) => {
            let rest = list.iter().skip(1).map(|value| pseudo("", value));
            list.iter().take(1).cloned().chain(rest).collect()
        }
        // The names of help lines and finders are the same in every language.
        Value::Array(list) if ["lines", "finders"].contains(&name) => list
            .iter()
            .map(|line| {
                let mut marked = pseudo("", line);
                for own in ["name", "region"] {
                    if let Some(value) = line.get(own) {
                        marked[own] = value.clone();
                    }
                }
                marked
            })
            .collect(),
        // The list of numbers for text messages has the same name as texts have elsewhere.
        Value::Array(list) if ["call", "text", "whatsapp"].contains(&name) => list.clone().into(),
        Value::Array(list) => list.iter().map(|value| pseudo(name, value)).collect(),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(name, value)| (name.clone(), pseudo(name, value))).collect())
        }
        other => other.clone(),
    }
}

fn pseudo_catalog() -> Rc<Catalog> {
    let json = pseudo("", &serde_json::to_value(&*catalog()).unwrap());
    Rc::new(Catalog::from_json(&json.to_string(), KEYS).expect("it is still a catalogue"))
}

/// Texts that are the same in every language: names of services, places and sources, and URLs.
fn names(catalog: &Catalog) -> Vec<String> {
    let help = &catalog.tools().help;
    let lines = help.countries.iter().flat_map(|country| &country.lines);
    let mut names: Vec<String> =
        lines.flat_map(|line| [&line.name, &line.region]).map(|t| t.to_string()).collect();
    names.extend(help.finders.iter().flat_map(|f| [f.name.to_string(), f.page.replace("https://", "")]));
    let tools = catalog.tools();
    let steps = tools.worksheets.iter().flat_map(|sheet| &sheet.steps);
    names.extend(steps.filter_map(|step| step.why.as_ref()).map(|why| why.source.to_string()));
    for source in &catalog.article.sources {
        names.push(source.title.to_string());
        names.push(format!("{} ({}).", source.authors, source.year));
        names.push(format!(". {}.", source.place.trim_end_matches('.')));
    }
    names
}

fn comes_from_content(text: &str, names: &[String]) -> bool {
    let text = text.trim();
    text.contains('⟦') || !text.chars().any(char::is_alphabetic) || names.iter().any(|name| name == text)
}

#[test]
fn no_word_on_any_page_comes_from_the_program() {
    let catalog = pseudo_catalog();
    let names = names(&catalog);
    let site = Site::new(catalog.clone(), "/");
    for route in site.map.routes() {
        let page = Page::read(&render(&catalog, "/", &route).unwrap());
        assert!(page.texts.len() > 10, "{route:?}");
        for (_, text) in &page.texts {
            assert!(comes_from_content(text, &names), "{route:?}: {text:?}");
        }
        for name in ["aria-label", "alt", "title", "placeholder", "aria-description", "aria-roledescription"]
        {
            for text in page.values(name) {
                assert!(comes_from_content(text, &names), "{route:?}: {name}={text:?}");
            }
        }
        assert!(comes_from_content(&site.title(&route), &names), "{route:?}: the title");
    }
}

#[test]
fn the_frame_of_the_pages_has_no_words_of_its_own() {
    let frame = std::fs::read_to_string(crate::common::project("index.html")).unwrap();
    let body = frame.split_once("<body").expect("a body").1;
    let mut inside = String::new();
    let mut rest = body.split_once('>').expect("the body's tag ends").1;
    while let Some((text, tag)) = rest.split_once('<') {
        inside.push_str(text);
        let end = if tag.starts_with("script") {
            "</script>"
        } else if tag.starts_with("!--") {
            "-->"
        } else {
            ">"
        };
        rest = tag.split_once(end).map_or("", |(_, tail)| tail);
    }
    assert_eq!(inside.replace("{page}", "").trim(), "");
    assert!(frame.contains("<title>{title}</title>"));
}

#[test]
fn an_unmarked_word_would_be_found() {
    assert!(!comes_from_content("Save", &[]));
    assert!(comes_from_content("12 · 0800 116 016", &[]));
    let page = Page::read(&render(&catalog(), "/", &Route::Help).unwrap());
    assert!(page.texts.iter().any(|(_, text)| !comes_from_content(text, &[])));
}
