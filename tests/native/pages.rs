//! Every page as it is served: its headings, links, ids, labels, and that nothing in it needs a weaker security policy.

use crate::common::catalog;
use crate::html::{Element, Page};
use std::rc::Rc;
use stillwater::content::Catalog;
use stillwater::domain::route::{Map, Route};
use stillwater::prerender::render;
use stillwater::ui::site::Site;

const BASES: [&str; 2] = ["/", "/some/path/"];

/// Does something with every page, below each base.
fn each(look: impl Fn(&Map, &Route, &Page)) {
    let catalog = catalog();
    for base in BASES {
        let map = Site::new(catalog.clone(), base).map;
        for route in map.routes() {
            let html = render(&catalog, base, &route).expect("a page");
            look(&map, &route, &Page::read(&html));
        }
    }
}

fn page(catalog: &Rc<Catalog>, route: &Route) -> Page {
    Page::read(&render(catalog, "/", route).expect("a page"))
}

#[test]
fn there_is_one_first_heading_and_it_says_something() {
    each(|_, route, page| {
        let first: Vec<_> = page.all("h1").collect();
        assert_eq!(first.len(), 1, "{route:?}");
        assert!(!first[0].text.trim().is_empty(), "{route:?}");
    });
}

#[test]
fn headings_skip_no_level() {
    each(|_, route, page| {
        let mut last = 0;
        for heading in &page.elements {
            let level = ["h1", "h2", "h3", "h4", "h5", "h6"].iter().position(|tag| *tag == heading.tag);
            let Some(level) = level.map(|at| at + 1) else { continue };
            assert!(level <= last + 1, "{route:?}: after level {last} comes `{}`", heading.text);
            assert!(!heading.text.trim().is_empty(), "{route:?}: an empty heading");
            last = level;
        }
    });
}

#[test]
fn every_page_has_its_landmarks_and_a_way_past_them() {
    each(|_, route, page| {
        for tag in ["main", "header", "footer"] {
            assert_eq!(page.all(tag).filter(|e| !page.inside(e, "main")).count(), 1, "{route:?}: {tag}");
        }
        assert!(page.all("nav").next().is_some(), "{route:?}");
        let skip = page.all("a").find(|a| a.get("class") == Some("skip")).expect("a skip link");
        let target = skip.get("href").and_then(|href| href.strip_prefix('#')).expect("a fragment");
        assert_eq!(page.id(target).map(|e| &*e.tag), Some("main"), "{route:?}");
        for nav in page.all("nav") {
            assert!(
                nav.get("aria-label").or(nav.get("aria-labelledby")).is_some(),
                "{route:?}: a nameless nav"
            );
        }
    });
}

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
                let there = self::page(&catalog, &place.route);
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
fn ids_are_unique() {
    each(|_, route, page| {
        let mut ids: Vec<_> = page.values("id").collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{route:?}: {ids:?}");
        assert!(ids.iter().all(|id| !id.is_empty() && !id.contains(char::is_whitespace)), "{route:?}");
    });
}

#[test]
fn what_points_to_an_id_finds_it() {
    each(|_, route, page| {
        for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
            for id in page.values(name).flat_map(str::split_whitespace) {
                assert!(page.id(id).is_some(), "{route:?}: {name}={id}");
            }
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

/// What names a control for who does not see it.
fn label(page: &Page, control: &Element) -> String {
    if let Some(label) = control.get("aria-label") {
        return label.into();
    }
    let by = control.get("aria-labelledby").into_iter().flat_map(str::split_whitespace);
    let by: String = by.filter_map(|id| page.id(id)).map(|e| e.text.clone()).collect();
    let of = page.all("label").filter(|l| l.get("for").is_some() && l.get("for") == control.get("id"));
    let of: String = of.map(|label| label.text.clone()).collect();
    let around = control.around.iter().map(|at| &page.elements[*at]).filter(|e| e.tag == "label");
    let around: String = around.map(|label| label.text.clone()).collect();
    by + &of + &around
}

#[test]
fn every_control_has_a_label() {
    each(|_, route, page| {
        let controls = page.elements.iter().filter(|e| ["input", "textarea", "select"].contains(&&*e.tag));
        for control in controls {
            assert!(!label(page, control).trim().is_empty(), "{route:?}: {:?}", control.attributes);
        }
        for button in page.all("button") {
            let named = !button.text.trim().is_empty() || button.get("aria-label").is_some();
            assert!(named, "{route:?}: a nameless button");
        }
        for group in page.all("fieldset") {
            assert!(
                page.all("legend")
                    .any(|l| l.around.last().is_some_and(|at| std::ptr::eq(&page.elements[*at], group))),
                "{route:?}"
            );
        }
    });
}

#[test]
fn before_the_program_runs_no_control_has_a_value_that_would_wipe_what_was_typed() {
    each(|_, route, page| {
        for input in
            page.all("input").filter(|i| !["radio", "checkbox"].contains(&i.get("type").unwrap_or_default()))
        {
            assert_eq!(input.get("value"), None, "{route:?}: {:?}", input.get("name"));
        }
        for area in page.all("textarea") {
            assert_eq!(area.text, "", "{route:?}: {:?}", area.get("name"));
        }
        assert!(page.elements.iter().all(|e| e.get("checked").is_none()), "{route:?}");
    });
}

#[test]
fn browsers_are_kept_out_of_what_is_written() {
    each(|_, route, page| {
        let texts = page.elements.iter().filter(|e| {
            e.tag == "textarea"
                || (e.tag == "input" && !["radio", "checkbox"].contains(&e.get("type").unwrap_or_default()))
        });
        for control in texts {
            assert_eq!(control.get("autocomplete"), Some("off"), "{route:?}: {:?}", control.get("name"));
            assert_eq!(control.get("spellcheck"), Some("false"), "{route:?}: {:?}", control.get("name"));
        }
    });
}

#[test]
fn the_article_is_there_whole_with_an_address_for_every_section() {
    let catalog = catalog();
    let page = page(&catalog, &Route::Read);
    let links: Vec<_> = page.values("href").collect();
    let says = page.says();
    for section in &catalog.article.sections {
        let heading = page.id(&section.id).unwrap_or_else(|| panic!("a section {}", section.id));
        assert_eq!(heading.text, *section.title);
        assert!(links.contains(&&*format!("#{}", section.id)), "{} is in the contents", section.id);
    }
    for source in &catalog.article.sources {
        assert!(says.contains(&*source.title), "{}", source.title);
    }
}

#[test]
fn a_worksheet_that_was_not_begun_shows_every_question_that_depends_on_no_other() {
    let catalog = catalog();
    for sheet in &catalog.tools().worksheets {
        let page = page(&catalog, &Route::Worksheet(sheet.path.clone()));
        let says = page.says();
        for field in sheet.fields().filter(|field| field.shown.if_all.is_empty()) {
            let label = field.label.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(says.contains(&label), "{}: {label}", sheet.id);
        }
    }
}

#[test]
fn the_help_screen_shows_every_line_of_every_country() {
    let catalog = catalog();
    let page = page(&catalog, &Route::Help);
    let hrefs: Vec<_> = page.values("href").collect();
    let help = &catalog.tools().help;
    for line in help.countries.iter().flat_map(|country| &country.lines) {
        assert!(page.says().contains(&*line.name), "{}", line.name);
        for number in &line.call {
            assert!(hrefs.contains(&&*format!("tel:{}", number.dial)), "{}", number.show);
        }
        for number in &line.text {
            assert!(
                hrefs.iter().any(|href| href.starts_with(&format!("sms:{}", number.dial))),
                "{}",
                number.show
            );
        }
    }
    for finder in &help.finders {
        assert!(hrefs.contains(&&*finder.page), "{}", finder.name);
    }
}

#[test]
fn titles_say_nothing_of_the_subject() {
    let site = Site::new(catalog(), "/");
    for route in site.map.routes() {
        let title = site.title(&route).to_lowercase();
        assert!(title.ends_with("· stillwater"), "{title}");
        for telling in ["trauma", "betray", "forgiv", "bound", "abuse", "hurt", "{", "}"] {
            assert!(!title.contains(telling), "{title}");
        }
    }
}
