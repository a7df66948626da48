use super::*;

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
