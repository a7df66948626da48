//! A picture of the article, in a light and a dark version. Its place is kept before it is there.

use crate::ui::site::Site;
use yew::prelude::*;

/// The size every picture is drawn at: width and height in CSS pixels, the first one wider.
const SIZE: (&str, &str) = ("960", "540");
const FIRST_SIZE: (&str, &str) = ("1200", "500");

/// Draws a picture. The `first` stands where the page begins and is wanted at once.
pub fn picture(site: &Site, name: &str, alt: &str, first: bool) -> Html {
    let base = &site.map.base;
    let (width, height) = if first { FIRST_SIZE } else { SIZE };    html! {
        <figure class={classes!("picture", first.then_some("picture-first"))}>
            <picture>
                <source
                    media="(prefers-color-scheme: dark)"
                    srcset={format!("{base}pictures/{name}-dark.svg")}
                />
                <img
                    loading={if first { "eager" } else { "lazy" }}
                    decoding="async"
                    src={format!("{base}pictures/{name}.svg")}
                    alt={alt.to_string()}
                    {width}
                    {height}
                />
            </picture>
        </figure>
    }
}
