//! A picture of the article, in a light and a dark version, with its size set to prevent a layout shift.

use crate::ui::html::el;
use crate::ui::site::Site;
use yew::prelude::*;

/// The intrinsic size of all pictures, width and height in CSS pixels; the first one is wider.
const SIZE: (&str, &str) = ("960", "540");
const FIRST_SIZE: (&str, &str) = ("1200", "500");

/// A picture. The `first` one is visible when the page opens, so it is not lazy-loaded.
pub fn picture(site: &Site, name: &str, alt: &str, first: bool) -> Html {
    let base = &site.map.base;
    let (width, height) = if first { FIRST_SIZE } else { SIZE };
    let dark = el("source")
        .attr("media", "(prefers-color-scheme: dark)")
        .attr("srcset", &format!("{base}pictures/{name}-dark.svg"));
    let image = el("img")
        .attr("loading", if first { "eager" } else { "lazy" })
        .attr("decoding", "async")
        .attr("src", &format!("{base}pictures/{name}.svg"))
        .attr("alt", alt)
        .attr("width", width)
        .attr("height", height);
    el("figure")
        .class(if first { "picture picture-first" } else { "picture" })
        .child(el("picture").child(dark).child(image))
        .into()
}
