//! The web app manifest and its icons.
//!
//! They do not reveal the site's subject, because anyone who uses the device sees them.

use super::assets::fingerprinted;
use super::{BuildPaths, read, write};
use crate::content::Key;
use crate::domain::route::Route;
use crate::ui::site::Site;
use crate::ui::words;
use resvg::{tiny_skia, usvg};
use serde_json::{Value, json};

/// The background colour of the splash screen, the same as in `styles/tokens.css`.
const PAPER: &str = "#FAF7F2";
/// The icon sizes that browsers ask for, in pixels.
const SIZES: [u32; 2] = [192, 512];
/// The fraction of a maskable icon that may be cropped on each side: the safe zone is a circle with 80 % of the width
/// (<https://www.w3.org/TR/appmanifest/#icon-masks>).
const MARGIN: f64 = 0.1;

/// Writes the icons. Returns their list for the manifest.
pub fn write_icons(place: &BuildPaths) -> Result<Value, String> {
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

/// Writes the manifest of a language. Returns its URL.
pub fn write_manifest(place: &BuildPaths, site: &Site, icons: &Value) -> Result<String, String> {
    let shortcut = |route: Route, title: Key| json!({ "name": &*site.text(title), "url": site.href(&route) });
    let lang = &site.catalog.lang;
    let home = site.href(&Route::Read);
    let manifest = json!({
        "id": home,
        "name": &*site.text(words::SITE_NAME),
        "short_name": &*site.text(words::SITE_NAME),
        "lang": &*lang.code,
        "dir": &*lang.direction,
        "start_url": home,
        "scope": place.base,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
        "shortcuts": [
            shortcut(Route::Signs, words::TITLE_SIGNS),
            shortcut(Route::Worksheets, words::TITLE_WORKSHEET),
            shortcut(Route::Help, words::TITLE_HELP),
        ],
    });
    let address = format!("{home}site.webmanifest");
    let inside = address.strip_prefix(place.base).unwrap_or(&address);
    write(&place.folder.join(inside), manifest.to_string().as_bytes())?;
    Ok(address)
}

/// A maskable icon: the drawing reduced to the safe zone, on a background.
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

/// Renders an SVG as a square PNG of `size` pixels.
fn paint(svg: &str, size: u32) -> Result<Vec<u8>, String> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).map_err(|e| format!("icon.svg: {e}"))?;
    let mut picture = tiny_skia::Pixmap::new(size, size).ok_or("an icon without a size")?;
    let scale = size as f32 / tree.size().width();
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| format!("icon.svg: {error}"))
}
