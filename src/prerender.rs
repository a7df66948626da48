//! Writes the site: all pages, and the files they need. Runs on the host only.
//!
//! First come the files with a fingerprint in their names (programs, texts, styles, icons), then the pictures, and each
//! screen of each language rendered into Trunk's template. Last come the service worker, which lists all files, and the
//! headers, which contain the hashes of the inline scripts.

mod assets;
mod manifest;
mod page;
mod policy;
mod service_worker;
mod wasm_bundles;
mod wasm_names;

use crate::content::Catalog;
use crate::content::compile::{for_reading, for_worksheet};
use crate::domain::route::{LocalizedRoute as Address, Route};
use crate::ui::app::{App, Props};
use crate::ui::screens::Screens;
use crate::ui::site::Site;
use page::Template;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use yew::LocalServerRenderer;

/// The name of a file with the texts that one worksheet's page starts with.
const OWN_WORDS: &str = "words-own";

/// Where the site is built, and from what.
pub struct BuildPaths<'a> {
    /// The folder that contains Trunk's `index.html`; everything is written into it.
    pub folder: &'a Path,
    /// The root of the project.
    pub root: &'a Path,
    /// The path the site will be hosted at; begins and ends with a slash.
    pub base: &'a str,
    /// Whether this is a release build. A development build has no content security policy, because Trunk adds a script
    /// that reloads the page, and neither minified files nor a service worker.
    pub release: bool,
    /// A catalogue for each language.
    pub catalogs: Vec<Catalog>,
}

/// Writes the site.
///
/// # Errors
/// A message about a file that could not be read or written.
pub fn write_site(place: &BuildPaths) -> Result<(), String> {
    let mut template = Template::read(&place.folder.join("index.html"))?.without_programs();
    if place.release {
        template = template.minified()?;
    }
    let programs = wasm_bundles::make(place)?;
    let workers = wasm_bundles::make_workers(place)?;
    let assets = assets::write(place)?;
    let icons = manifest::write_icons(place)?;
    let offline = if place.release { service_worker::NAME } else { "" };
    let policy = place.release.then(|| policy::policy(&template.scripts(), &assets.home_styles));
    let mut pages = BTreeSet::new();
    for catalog in &place.catalogs {
        let reading = for_reading(&place.root.join("src/content"), catalog);
        let reading = Rc::new(reading.map_err(|problems| problems.to_string())?);
        let read_words = assets::write_words(place, "read", &reading)?;
        let words = assets::write_words(place, "words", catalog)?;
        let catalog = Rc::new(catalog.clone());
        let site = Site::new(catalog.clone(), place.base);
        let manifest = manifest::write_manifest(place, &site, &icons)?;
        for route in site.map.routes() {
            // The first render in the browser has to match this markup, so it uses the catalogue that the page's
            // program will load.
            let own = match &route {
                Route::Worksheet(path) => for_worksheet(&catalog, path).map(Rc::new),
                _ => None,
            };
            let own_words = own.as_ref().map(|own| assets::write_words(place, OWN_WORDS, own)).transpose()?;
            let (words, whole, catalog) = match (&route, &own, &own_words) {
                (Route::Read, ..) => (&read_words, None, &reading),
                (_, Some(own), Some(own_words)) => (own_words, Some(&*words), own),
                _ => (&words, None, &catalog),
            };
            let html = template.fill(&page::PageParts {
                site: &site,
                route: &route,
                html: &render(catalog, place.base, &route)?,
                words,
                whole,
                program: tags(&programs, &route),
                workers: &workers,
                offline,
                manifest: &manifest,
                assets: &assets,
                policy: policy.as_deref(),
            });
            pages.insert(write_page(place, &site, &route, &html)?);
        }
    }
    let Some(policy) = policy else { return Ok(()) };
    service_worker::write_worker(place)?;
    write(&place.folder.join("_headers"), policy::headers(place.base, &policy, &pages).as_bytes())
}

/// The tags for the program of a screen: the article gets the small one.
fn tags<'a>(programs: &'a [wasm_bundles::Program], route: &Route) -> &'a str {
    let name = if *route == Route::Read { "reader" } else { "app" };
    let found = programs.iter().find(|program| program.name == name);
    found.map_or("", |program| &program.tags)
}

/// Renders a screen to HTML, exactly as the browser's first render.
///
/// # Errors
/// If the renderer cannot be started.
pub fn render(catalog: &Rc<Catalog>, base: &str, route: &Route) -> Result<String, String> {
    let screens = Screens::of_page(route);
    let props = Props { catalog: catalog.clone(), base: base.into(), route: route.clone(), screens };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| format!("the renderer cannot be started: {error}"))?;
    let local = tokio::task::LocalSet::new();
    let renderer = LocalServerRenderer::<App>::with_props(props);
    Ok(local.block_on(&runtime, renderer.render()))
}

/// Writes a page. Returns its URL.
fn write_page(place: &BuildPaths, site: &Site, route: &Route, html: &str) -> Result<String, String> {
    let lang = site.catalog.lang.code.clone();
    let href = site.map.href(&Address { lang, route: route.clone() });
    let inside = href.strip_prefix(place.base).unwrap_or(&href);
    let file = match inside.strip_suffix(".html") {
        Some(_) => inside.to_string(),
        None => format!("{inside}index.html"),
    };
    write(&place.folder.join(file), html.as_bytes())?;
    Ok(href)
}

/// Writes a file, and creates its parent folders.
fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: cannot be written: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(said)?;
    }
    fs::write(path, content).map_err(said)
}

/// Reads a file.
fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: cannot be read: {error}", path.display()))
}
