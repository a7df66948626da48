//! A picture of the article, in a light and a dark version. Its place is kept before it is there.

use crate::ui::html::{el, of};
use crate::ui::site::Site;
use yew::prelude::*;

/// The size every picture is drawn at: width and height in CSS pixels, the first one wider.
const SIZE: (&str, &str) = ("960", "540");
const FIRST_SIZE: (&str, &str) = ("1200", "500");

/// Draws a picture. The `first` stands where the page begins and is wanted at once.
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
    of("figure", if first { "picture picture-first" } else { "picture" })
        .child(el("picture").child(dark).child(image))
        .into()
}
