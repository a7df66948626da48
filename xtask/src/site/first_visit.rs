//! Determines which files a browser fetches on the first visit to the site.
//!
//! It looks at the tags of the page and the fonts in its style sheets. It runs no script.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use xtask::serve::Base;

/// The link types whose target is fetched.
const FETCHED: &[&str] = &["stylesheet", "preload", "modulepreload", "icon", "manifest"];

/// The paths inside `dist`, without duplicates. The page itself is the first.
pub fn files(dist: &Path, base: &Base) -> Result<Vec<PathBuf>> {
    let page = fs::read_to_string(dist.join("index.html")).context("dist/index.html cannot be read")?;
    let mut found = vec![PathBuf::from("index.html")];
    let mut add = |address: &str| {
        if let Some(path) = inside(address, base)
            && !found.contains(&path)
            && dist.join(&path).is_file()
        {
            found.push(path);
        }
    };
    addresses(&page).into_iter().for_each(&mut add);
    let sheets: Vec<PathBuf> = addresses(&page)
        .into_iter()
        .filter_map(|address| inside(address, base))
        .filter(|path| path.extension().is_some_and(|kind| kind == "css"))
        .collect();
    for sheet in sheets {
        let text = fs::read_to_string(dist.join(&sheet)).unwrap_or_default();
        for address in fonts(&text) {
            add(address);
        }
    }
    Ok(found)
}

/// The URLs that the page's tags load.
fn addresses(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for tag in page.split('<').filter_map(|rest| rest.split('>').next()) {
        let address = match tag.split([' ', '\n', '/']).next() {
            Some("link")
                if attribute(tag, "rel")
                    .is_some_and(|rel| rel.split(' ').any(|rel| FETCHED.contains(&rel))) =>
            {
                attribute(tag, "href")
            }
            // An image with `loading="lazy"` is not fetched before it is scrolled to.
            Some("img") if attribute(tag, "loading") != Some("lazy") => attribute(tag, "src"),
            Some("script") => attribute(tag, "src"),
            _ => None,
        };
        found.extend(address);
    }
    found
}

/// The value of an attribute. It may be unquoted, as minifiers write it.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.match_indices(name).find_map(|(at, _)| {
        let before = tag.get(..at)?.chars().next_back()?;
        let after = tag.get(at + name.len()..)?.strip_prefix('=')?;
        before.is_whitespace().then_some(after)
    })?;
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}

/// The fonts that a style sheet names.
fn fonts(sheet: &str) -> Vec<&str> {
    sheet
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|address| address.trim_matches(['"', '\'']))
        .filter(|address| address.ends_with(".woff2"))
        .collect()
}

/// The path inside `dist` that a URL of this site refers to.
fn inside(address: &str, base: &Base) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let path = if path.starts_with('/') { base.strip(path)?.trim_start_matches('/') } else { path };
    (!path.is_empty() && !path.contains(':')).then(|| PathBuf::from(path.trim_start_matches("./")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_quoted_and_bare() {
        let page = r#"<!doctype html><link rel=stylesheet href=/a.css><link data-href="/no" rel="preload" href="/b.wasm" as=fetch>
            <link rel="alternate" href="/es/"><link rel="canonical" href="/"><script src='/c.js'></script><script>let src=1</script>
            <img src="/d.svg" alt="a > b"><img loading="lazy" src="/e.svg"><a href="/signs/">x</a><link rel="shortcut icon" href=/f.svg>"#;
        assert_eq!(addresses(page), ["/a.css", "/b.wasm", "/c.js", "/d.svg", "/f.svg"]);
    }

    #[test]
    fn fonts_are_found_in_style_sheets() {
        let sheet = "@font-face{src:url(/a.woff2)format('woff2')}p{background:url(\"/b.svg\")}@font-face{src:url('c.woff2')}";
        assert_eq!(fonts(sheet), ["/a.woff2", "c.woff2"]);
    }

    #[test]
    fn only_addresses_of_the_site_are_its_files() -> Result<()> {
        let base: Base = "/x/".parse()?;
        assert_eq!(inside("/x/a.css?v=1", &base), Some(PathBuf::from("a.css")));
        assert_eq!(inside("./a.css", &base), Some(PathBuf::from("a.css")));
        assert_eq!(inside("/a.css", &base), None);
        assert_eq!(inside("https://host/a.css", &base), None);
        assert_eq!(inside("data:image/svg+xml,x", &base), None);
        Ok(())
    }
}
