//! A second language is a folder and a line in `languages.toml`: this test generates one and compiles it.

use crate::common::{copy_folder, project};
use crate::html::Page;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use stillwater::content::{Catalog, compile};
use stillwater::domain::route::{LocalizedRoute, Route};
use stillwater::prerender::render;
use stillwater::ui::site::Site;
use stillwater::ui::words;

/// The generated language. Its script runs from right to left, and no language has this code (ISO 639, local use).
const CODE: &str = "qaa";

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Marks the texts of `ui.toml` that stand on a line of their own.
fn marked(text: &str) -> String {
    let mark = |line: &str| match line.split_once(" = \"") {
        // A text of several lines begins with three quotation marks and stays as it is.
        Some((key, words)) if !key.starts_with('#') && !words.starts_with('"') => {
            match words.strip_suffix('"') {
                Some(words) => format!("{key} = \"«{words}»\"\n"),
                None => format!("{line}\n"),
            }
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(mark).collect()
}

fn content_with_a_second_language() -> Folder {
    let dir = std::env::temp_dir().join(format!("stillwater-language-{}", std::process::id()));
    copy_folder(&project("src/content"), &dir);
    copy_folder(&project("src/content/en"), &dir.join(CODE));
    let ui = dir.join(CODE).join("ui.toml");
    fs::write(&ui, marked(&fs::read_to_string(&ui).unwrap())).unwrap();
    let languages = dir.join("languages.toml");
    let line = format!(
        "\n[[language]]\ncode = \"{CODE}\"\nname = \"Qaa\"\ndirection = \"rtl\"\nleave_to = [\"https://www.weather.gov/\"]\n"
    );
    fs::write(&languages, fs::read_to_string(&languages).unwrap() + &line).unwrap();
    Folder(dir)
}

#[test]
fn a_folder_and_a_line_make_every_page_in_a_second_language() {
    let folder = content_with_a_second_language();
    let catalogs = compile::compile(&folder.0, None).unwrap_or_else(|problems| panic!("{problems}"));
    let codes: Vec<_> = catalogs.iter().map(|catalog| &*catalog.lang.code).collect();
    assert_eq!(codes, ["en", CODE]);
    let [en, other] = <[Catalog; 2]>::try_from(catalogs).expect("two languages").map(Rc::new);
    let site = Site::new(other.clone(), "/");
    for route in site.map.routes() {
        let href = site.href(&route);
        assert!(href.starts_with(&format!("/{CODE}/")), "{href}");
        assert_eq!(site.map.parse(&href), LocalizedRoute { lang: CODE.into(), route: route.clone() });
        assert!(site.title(&route).starts_with('«'), "{route:?}: {}", site.title(&route));
        let page = Page::read(&render(&other, "/", &route).expect("a page"));
        let help = site.text(words::NAV_HELP).to_string();
        assert!(help.starts_with('«') && page.texts.iter().any(|(_, text)| text.trim() == help), "{route:?}");
        // The switch between the languages leads to the same screen, and no other link leaves the language.
        let there = Site::new(en.clone(), "/").href(&route);
        let outside: Vec<_> = page.values("href").filter(|href| is_outside(href)).collect();
        if route != Route::NotFound {
            assert!(outside.iter().all(|href| **href == *there), "{route:?}: {outside:?}");
            assert!(!outside.is_empty(), "{route:?} has no link to the other language");
        }
    }
}

fn is_outside(href: &str) -> bool {
    href.starts_with('/') && !href.starts_with(&format!("/{CODE}/"))
}
