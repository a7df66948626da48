//! Styles, icon, pictures and texts.

use super::wasm_bundles::esbuild;
use super::{BuildPaths, read};
use crate::content::Catalog;
use crate::domain::route::Route;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;

/// What every page refers to.
pub struct Assets {
    /// The URL of the styles for all screens.
    styles: String,
    /// The subset of the styles that the home page needs. They stand in the page, so that its first paint waits for
    /// nothing else.
    pub home_styles: String,
    /// The URL of the icon.
    pub icon: String,
}

impl Assets {
    /// The tag that brings the styles of a screen's page.
    pub fn styles_of(&self, route: &Route) -> String {
        match route {
            Route::Read => format!("<style>{}</style>", self.home_styles),
            _ => format!("<link rel=\"stylesheet\" href=\"{}\">", self.styles),
        }
    }
}

/// The first style sheets, in the order of the cascade; the components follow.
const STYLES: [&str; 3] = ["tokens", "base", "layout"];
/// The components of the article's page, which is loaded on slow networks and must not wait for the styles of other
/// screens.
const READING: [&str; 4] = ["notice", "picture", "read", "shell"];
/// The last style sheets: print styles hide many components. The article's page has only the first.
const PRINT: [&str; 2] = ["print", "print_worksheets"];

#[derive(Deserialize)]
struct Palette {
    light: BTreeMap<String, String>,
    dark: BTreeMap<String, String>,
}

/// Writes styles, icon and pictures.
pub fn write(place: &BuildPaths) -> Result<Assets, String> {
    let pictures = place.root.join("src/content/pictures");
    let palette = read(&pictures.join("palette.toml"))?;
    let palette: Palette = toml::from_str(&palette).map_err(|e| format!("palette.toml: {e}"))?;
    for file in names(&pictures, ".svg")? {
        let drawing = read(&pictures.join(&file))?;
        let name = file.trim_end_matches(".svg");
        if name == "icon" {
            continue;
        }
        for (ending, colours) in [("", &palette.light), ("-dark", &palette.dark)] {
            let painted = paint(&file, &drawing, colours)?;
            super::write(&place.folder.join(format!("pictures/{name}{ending}.svg")), painted.as_bytes())?;
        }
    }
    let icon = read(&pictures.join("icon.svg"))?;
    Ok(Assets {
        styles: fingerprinted(place, "site", "css", styles(place, |_| true, &PRINT)?.as_bytes())?,
        home_styles: styles(place, |name| READING.contains(&name), &PRINT[..1])?,
        icon: fingerprinted(place, "icon", "svg", icon.as_bytes())?,
    })
}

/// Writes the texts of a language. Returns the URL of the file.
pub fn write_words(place: &BuildPaths, name: &str, catalog: &Catalog) -> Result<String, String> {
    let json = serde_json::to_string(catalog).map_err(|error| error.to_string())?;
    fingerprinted(place, &format!("{name}-{}", catalog.lang.code), "json", json.as_bytes())
}

/// The style sheets with the `wanted` components, and those for print.
fn styles(place: &BuildPaths, wanted: impl Fn(&str) -> bool, print: &[&str]) -> Result<String, String> {
    let folder = place.root.join("styles");
    let mut files: Vec<String> = STYLES.iter().map(|name| format!("{name}.css")).collect();
    let mut components = names(&folder.join("components"), ".css")?;
    components.retain(|file| wanted(file.trim_end_matches(".css")));
    files.extend(components.into_iter().map(|file| format!("components/{file}")));
    files.extend(print.iter().map(|name| format!("{name}.css")));
    let parts: Result<Vec<_>, _> = files.iter().map(|file| read(&folder.join(file))).collect();
    let styles = parts?.concat();
    if place.release { esbuild(&["--loader=css"], &styles) } else { Ok(styles) }
}

fn paint(file: &str, drawing: &str, colours: &BTreeMap<String, String>) -> Result<String, String> {
    let mut painted = drawing.replace('\n', "");
    for (name, colour) in colours {
        painted = painted.replace(&format!("{{{name}}}"), colour);
    }
    match painted.split_once('{') {
        Some((_, rest)) => {
            let name = rest.split('}').next().unwrap_or_default();
            Err(format!("pictures/{file}: palette.toml has no colour `{name}`"))
        }
        None => Ok(painted),
    }
}

/// Writes a file with a fingerprint of its content in its name. Returns its URL.
pub fn fingerprinted(place: &BuildPaths, name: &str, ending: &str, content: &[u8]) -> Result<String, String> {
    let hash: String = Sha256::digest(content).iter().take(6).map(|b| format!("{b:02x}")).collect();
    let file = format!("{name}-{hash}.{ending}");
    super::write(&place.folder.join(&file), content)?;
    Ok(format!("{}{file}", place.base))
}

fn names(folder: &std::path::Path, ending: &str) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    Ok(names)
}
