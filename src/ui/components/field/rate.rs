//! An optional rating: a number from 0 to 10, or one of three named strengths.

use super::choice::chip;
use crate::domain::SharedStr;
use crate::domain::strength::{STORED, nearest};
use crate::domain::worksheet::{Choice, Rating};
use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The control for a rating, which is called `name` among those of the page. `callback` receives the number, or `None` if it
/// was cleared.
pub fn rate(
    site: &Site,
    rating: &Rating,
    name: &str,
    label: &str,
    value: Option<u8>,
    callback: impl Fn(Option<u8>) + 'static,
) -> Html {
    if rating.strengths.is_empty() {
        number(site, label, value, callback)
    } else {
        strength(&rating.strengths, name, label, value, callback.into())
    }
}

/// Three strengths to tap. Tapping the marked one again clears the rating. A rating that was given as a number marks the
/// nearest strength, and stays the number it is until another one is tapped.
fn strength(
    words: &[SharedStr],
    name: &str,
    label: &str,
    value: Option<u8>,
    callback: Callback<Option<u8>>,
) -> Html {
    let marked = value.map(nearest);
    let name = format!("r:{name}");
    let chips = words.iter().zip(STORED).enumerate().map(|(at, (words, stored))| {
        let option = Choice { id: stored.to_string().into(), label: words.clone(), help: "".into() };
        let callback = callback.clone();
        let act = move |()| callback.emit((marked != Some(at)).then_some(stored));
        chip(&option, "radio", &name, Some(marked == Some(at)), act.into())
    });
    el("fieldset")
        .class("rate")
        .child(el("legend").text(label))
        .child(el("div").class("chips").children(chips))
        .into()
}

/// A `<select>` for the number.
fn number(site: &Site, label: &str, value: Option<u8>, callback: impl Fn(Option<u8>) + 'static) -> Html {
    let none = el("option")
        .attr("value", "")
        .bool_attr("selected", value.is_none())
        .text(&site.text(words::FIELD_NO_NUMBER));
    let numbers = (0..=10).map(|number: u8| {
        let words = number.to_string();
        el("option").attr("value", &words).bool_attr("selected", value == Some(number)).text(&words).into()
    });
    let list = el("select")
        .attr("autocomplete", "off")
        .on_change(move |chosen| callback(chosen.parse().ok()))
        .child(none)
        .children(numbers);
    el("label").class("rate").child(el("span").text(label)).child(list).into()
}
