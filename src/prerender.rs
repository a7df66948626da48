//! Writes the site: every page, and the files beside the pages. Host only.
//!
//! In order: the files whose names carry a fingerprint of what is in them (words, styles, icon), the pictures, each
//! screen of each language rendered into Trunk's template, and last what needs all of them: the service worker, which lists
//! them, and the headers, which need the scripts of the pages.

mod assets;
mod install;
mod offline;
mod page;
mod policy;
mod programs;

use crate::content::Catalog;
use crate::content::compile::for_reading;
use crate::domain::route::{Place as Address, Route};
use crate::ui::app::{App, Props};
use crate::ui::screens::Screens;
use crate::ui::site::Site;
use page::Template;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use yew::LocalServerRenderer;

/// Where the site goes, and what it is made of.
pub struct Place<'a> {
    /// The folder with Trunk's `index.html`; everything is written into it.
    pub folder: &'a Path,
    /// The root of the project.
    pub root: &'a Path,
    /// The folder the site will be hosted in: begins and ends with a slash.
    pub base: &'a str,
    /// Whether the pages carry the security policy; not while developing, where Trunk adds a script that reloads.
    pub release: bool,
    /// A catalogue for each language.
    pub catalogs: Vec<Catalog>,
}

/// Writes the site.
///
/// # Errors
/// What could not be read or written, in words.
pub fn write_site(place: &Place) -> Result<(), String> {
    let mut template = Template::read(&place.folder.join("index.html"))?.without_programs();
    if place.release {
        template = template.minified()?;
    }
    let programs = programs::make(place)?;
    let workers = programs::make_workers(place)?;
    let assets = assets::write(place)?;
    let icons = install::write_icons(place)?;
    let offline = if place.release { offline::NAME } else { "" };
    let policy = place.release.then(|| policy::policy(&template.scripts()));
    let mut pages = BTreeSet::new();
    for catalog in &place.catalogs {
        let reading = for_reading(&place.root.join("src/content"), catalog);
        let reading = Rc::new(reading.map_err(|problems| problems.to_string())?);
        let read_words = assets::write_words(place, "read", &reading)?;
        let words = assets::write_words(place, "words", catalog)?;
        let catalog = Rc::new(catalog.clone());
        let site = Site::new(catalog.clone(), place.base);
        let manifest = install::write_manifest(place, &site, &icons)?;
        for route in site.map.routes() {
            // The page is drawn with the very words its program will have.
            let (words, catalog) =
                if route == Route::Read { (&read_words, &reading) } else { (&words, &catalog) };
            let html = template.fill(&page::Page {
                site: &site,
                route: &route,
                html: &render(catalog, place.base, &route)?,
                words,
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
    offline::write_worker(place)?;
    write(&place.folder.join("_headers"), policy::headers(place.base, &policy, &pages).as_bytes())
}

/// The tags of the program a screen needs: who comes to read gets the small one.
fn tags<'a>(programs: &'a [programs::Program], route: &Route) -> &'a str {
    let name = if *route == Route::Read { "reader" } else { "app" };
    let found = programs.iter().find(|program| program.name == name);
    found.map_or("", |program| &program.tags)
}

/// A screen as HTML, just as the browser draws it first.
///
/// # Errors
/// When the renderer cannot be started.
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

/// Writes a page; its address.
fn write_page(place: &Place, site: &Site, route: &Route, html: &str) -> Result<String, String> {
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

/// Writes a file and the folders above it.
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
