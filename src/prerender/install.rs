//! What a browser is told that installs the site: its name, its icons, and where a long press on the icon leads.
//!
//! Nothing here says what the site is about: an icon is seen by whoever uses the device.

use super::assets::fingerprinted;
use super::{Place, read, write};
use crate::content::Key;
use crate::domain::route::Route;
use crate::ui::site::Site;
use crate::ui::words as k;
use resvg::{tiny_skia, usvg};
use serde_json::{Value, json};

/// Paper, as in `styles/tokens.css`: the colour around the page while it begins.
const PAPER: &str = "#FAF7F2";
/// The sizes browsers ask for, in pixels.
const SIZES: [u32; 2] = [192, 512];
/// How much of an icon may be cut off on each side, of one: what stays in sight is a circle of four fifths
/// (<https://www.w3.org/TR/appmanifest/#icon-masks>).
const MARGIN: f64 = 0.1;

/// Makes the icons; the manifest's list of them.
pub fn write_icons(place: &Place) -> Result<Value, String> {
    let drawing = read(&place.root.join("src/content/pictures/icon.svg"))?;
    let mut icons = Vec::new();
    for size in SIZES {
        for (name, purpose, svg) in
            [("icon", "any", drawing.clone()), ("icon-framed", "maskable", framed(&drawing))]
        {
            let name = format!("{name}-{size}");
            let src = fingerprinted(place, &name, "png", &paint(&svg, size)?)?;
            icons.push(json!({ "src": src, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose }));
        }
    }
    Ok(icons.into())
}

/// Writes the manifest of a language; its address.
pub fn write_manifest(place: &Place, site: &Site, icons: &Value) -> Result<String, String> {
    let shortcut = |route: Route, title: Key| json!({ "name": &*site.t(title), "url": site.href(&route) });
    let lang = &site.catalog.lang;
    let home = site.href(&Route::Read);
    let manifest = json!({
        "id": home,
        "name": &*site.t(k::SITE_NAME),
        "short_name": &*site.t(k::SITE_NAME),
        "lang": &*lang.code,
        "dir": &*lang.direction,
        "start_url": home,
        "scope": place.base,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
        "shortcuts": [
            shortcut(Route::Signs, k::TITLE_SIGNS),
            shortcut(Route::Worksheets, k::TITLE_WORKSHEET),
            shortcut(Route::Help, k::TITLE_HELP),
        ],
    });
    let address = format!("{home}site.webmanifest");
    let inside = address.strip_prefix(place.base).unwrap_or(&address);
    write(&place.folder.join(inside), manifest.to_string().as_bytes())?;
    Ok(address)
}

/// The drawing smaller, on paper, for devices that cut icons into a shape of their own.
fn framed(drawing: &str) -> String {
    let side = 64.0;
    let (shift, scale) = (side * MARGIN, 1.0 - 2.0 * MARGIN);
    let inner = drawing.split_once('>').map_or("", |(_, inner)| inner).replace("</svg>", "");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"{PAPER}\"/>\
         <g transform=\"translate({shift} {shift}) scale({scale})\">{inner}</g></svg>"
    )
}

/// A drawing as a picture of so many pixels to each side, in the format PNG.
fn paint(svg: &str, size: u32) -> Result<Vec<u8>, String> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).map_err(|e| format!("icon.svg: {e}"))?;
    let mut picture = tiny_skia::Pixmap::new(size, size).ok_or("an icon without a size")?;
    let scale = size as f32 / tree.size().width();
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| format!("icon.svg: {error}"))
}
