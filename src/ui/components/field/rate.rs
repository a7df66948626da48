//! An optional rating from 0 to 10.

use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// A `<select>` for the rating. `callback` receives the number, or `None` if it was cleared.
pub fn rate(site: &Site, label: &str, value: Option<u8>, callback: impl Fn(Option<u8>) + 'static) -> Html {
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
