//! Links, images, and other resources of the pages.

use super::*;

#[test]
fn every_link_inside_the_site_leads_somewhere() {
    let catalog = catalog();
    each(|map, route, page| {
        let mut inside = 0;
        for href in page.values("href") {
            let outside = ["https://", "tel:", "sms:"].iter().any(|scheme| href.starts_with(scheme));
            if outside {
                continue;
            }
            if let Some(id) = href.strip_prefix('#') {
                assert!(page.id(id).is_some(), "{route:?}: {href}");
                continue;
            }
            assert!(href.starts_with(&*map.base), "{route:?}: {href} leaves the site");
            let (path, fragment) = href.split_once('#').map_or((href, None), |(path, id)| (path, Some(id)));
            let place = map.parse(path);
            assert_ne!(place.route, Route::NotFound, "{route:?}: {href}");
            assert!(path.ends_with('/'), "{route:?}: {href} would be redirected");
            if let Some(id) = fragment {
                let there = super::page(&catalog, &place.route);
                assert!(there.id(id).is_some(), "{route:?}: {href}");
            }
            inside += 1;
        }
        assert!(inside >= 5, "{route:?}: the five places");
    });
}

#[test]
fn links_that_leave_say_nothing_of_where_they_come_from() {
    each(|_, route, page| {
        for link in page.all("a").filter(|a| a.get("href").is_some_and(|href| href.starts_with("http"))) {
            assert!(link.get("href").is_some_and(|href| href.starts_with("https://")), "{route:?}");
            assert_eq!(link.get("rel"), Some("noreferrer"), "{route:?}: {:?}", link.get("href"));
        }
    });
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    each(|map, route, page| {
        for address in page.values("src").chain(page.values("srcset")) {
            assert!(address.starts_with(&*map.base), "{route:?}: {address}");
        }
    });
}

#[test]
fn every_picture_was_drawn_and_says_what_it_shows() {
    each(|map, route, page| {
        for image in page.all("img") {
            assert!(image.get("alt").is_some_and(|alt| alt.len() > 20), "{route:?}");
            let src =
                image.get("src").and_then(|src| src.strip_prefix(&*map.base)).expect("a picture of ours");
            assert!(crate::common::project("src/content").join(src).exists(), "{src}");
            assert!(image.get("width").is_some() && image.get("height").is_some(), "its place is kept");
        }
    });
}

#[test]
fn no_page_needs_inline_styles_or_handlers() {
    each(|_, route, page| {
        for element in &page.elements {
            for (name, value) in &element.attributes {
                assert!(name != "style" && !name.starts_with("on"), "{route:?}: {name}={value}");
                assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{route:?}: {value}");
            }
            assert!(
                !["script", "style", "iframe", "object"].contains(&&*element.tag),
                "{route:?}: {}",
                element.tag
            );
        }
    });
}
