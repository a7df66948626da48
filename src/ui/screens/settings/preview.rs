//! The preview of a backup before it is restored.

use crate::content::Key;
use crate::state::settings::{COPIED, COUNTRY, LARGE, LATER, PLACE};
use crate::ui::components::record_list::{day_of, kind_name};
use crate::ui::html::{el, p};
use crate::ui::site::Site;
use crate::ui::words;
use serde_json::{Map, Value};
use yew::prelude::*;

/// The id of the preview.
pub const PREVIEW: &str = "preview";

/// A backup compared with the stored entries, as `backup::Preview::write` writes it.
#[derive(Clone, PartialEq)]
pub struct Preview(Map<String, Value>);

impl Preview {
    /// Parses it; invalid JSON gives an empty preview.
    pub fn read(text: &str) -> Self {
        match serde_json::from_str(text) {
            Ok(Value::Object(map)) => Self(map),
            _ => Self(Map::new()),
        }
    }

    /// Whether an entry of the backup differs from the stored one.
    pub fn differs(&self) -> bool {
        self.kinds().any(|(_, [_, _, other])| other > 0)
    }

    fn kinds(&self) -> impl Iterator<Item = (&str, [u64; 3])> {
        let kinds = self.0.get("kinds").and_then(Value::as_object);
        kinds.into_iter().flatten().map(|(kind, counts)| {
            let count = |at: usize| counts.get(at).and_then(Value::as_u64).unwrap_or_default();
            (kind.as_str(), [count(0), count(1), count(2)])
        })
    }

    fn number(&self, name: &str) -> u64 {
        self.0.get(name).and_then(Value::as_u64).unwrap_or_default()
    }

    fn day(&self, site: &Site, name: &str) -> Option<String> {
        day_of(site, self.0.get(name)?.as_str()?)
    }

    /// The settings that would change, in words, with `how` being `merge` or `replace`.
    fn settings(&self, site: &Site, how: &str) -> Option<String> {
        let names = self.0.get("settings")?.get(how)?.as_array()?.iter().filter_map(Value::as_str);
        let names: Vec<_> = names.filter_map(setting).map(|words| site.text(words).to_string()).collect();
        (!names.is_empty()).then(|| site.fill(words::COPY_IN_SETTINGS, &[("names", &names.join(", "))]))
    }

    /// The preview in words, with `how` being `merge` or `replace`.
    pub fn draw(&self, site: &Site, how: &str) -> Html {
        let made = self.day(site, "made").map(|day| site.fill(words::COPY_IN_MADE, &[("day", &day)]));
        let spans = self.day(site, "first").zip(self.day(site, "last"));
        let spans =
            spans.map(|(first, last)| site.fill(words::COPY_IN_SPANS, &[("first", &first), ("last", &last)]));
        let kinds = self.kinds().map(|(kind, [new, same, other])| {
            let (new, same, other) = (new.to_string(), same.to_string(), other.to_string());
            let gaps = [("kind", &*kind_name(site, kind)), ("new", &new), ("same", &same), ("other", &other)];
            el("li").text(&site.fill(words::COPY_IN_KIND, &gaps)).into()
        });
        let counted = |words, count: u64| {
            (count > 0).then(|| p("help", &site.fill(words, &[("n", &count.to_string())])))
        };
        let empty = self.kinds().next().is_none() && self.number("damaged") == 0;
        el("div")
            .class("preview")
            .id(PREVIEW)
            .attr("tabindex", "-1")
            .child_opt(made.map(|words| el("p").text(&words).into()))
            .child_opt(spans.map(|words| el("p").text(&words).into()))
            .child(el("ul").children(kinds))
            .child_opt(self.settings(site, how).map(|words| p("help", &words)))
            .child_opt(empty.then(|| el("p").text(&site.text(words::COPY_IN_EMPTY)).into()))
            .child_opt(counted(words::COPY_IN_DAMAGED, self.number("damaged")))
            .child_opt(counted(words::COPY_IN_LEFT, self.number("left")))
            .into()
    }
}

/// The name of a setting; `None` if it is not shown.
fn setting(name: &str) -> Option<Key> {
    Some(match name {
        COUNTRY => words::COPY_IN_SETTING_COUNTRY,
        PLACE => words::COPY_IN_SETTING_PLACE,
        LARGE => words::COPY_IN_SETTING_LARGE,
        COPIED => words::COPY_IN_SETTING_COPIED,
        LATER => words::COPY_IN_SETTING_LATER,
        _ => return None,
    })
}
