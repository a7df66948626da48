//! The links from help and from settling back to where a person was.

use crate::common::catalog;
use stillwater::domain::return_link::{note, read};
use stillwater::domain::route::{LocalizedRoute, Route, UrlMap};
use stillwater::ui::site::Site;

const ID: &str = "0mi1x2y3z4abcd";

fn map(base: &str) -> UrlMap {
    (*Site::new(catalog(), base).map).clone()
}

fn place(route: Route) -> LocalizedRoute {
    LocalizedRoute { lang: "en".into(), route }
}

#[test]
fn help_leads_back_to_the_very_step() {
    for base in ["/", "/some/path/"] {
        let map = map(base);
        let ways = [
            (Route::Worksheet("forgiveness".into()), format!("{ID}/about")),
            (Route::Worksheet("forgiveness".into()), String::new()),
            (Route::Worksheet("practice".into()), format!("{ID}/on-2/which")),
            (Route::Signs, ID.into()),
            (Route::Session, "together".into()),
        ];
        for (route, fragment) in ways {
            let noted =
                note(&map, &Route::Help, &place(route.clone()), &fragment).expect("a place to write on");
            let back = read(&map, &Route::Help, "en", &noted);
            assert_eq!(back, Some((route.clone(), fragment.clone())), "{route:?} {fragment}");
            assert!(noted.starts_with(base) && noted.ends_with(&fragment));
        }
    }
}

#[test]
fn nothing_is_remembered_where_nothing_is_written() {
    let map = map("/");
    for route in [Route::Read, Route::Worksheets, Route::Help, Route::Settings, Route::NotFound] {
        assert_eq!(note(&map, &Route::Help, &place(route), ""), None);
    }
    let blank = place(Route::Worksheet("forgiveness".into()));
    assert_eq!(note(&map, &Route::Help, &blank, "blank"), None, "an empty sheet for a pen");
}

#[test]
fn what_was_not_noted_here_leads_nowhere() {
    let map = map("/");
    let others = [
        "https://example.org/",
        "//example.org/forgiveness/",
        "javascript:alert(1)",
        "",
        "/",
        "/settings/#erase",
        "/forgiveness/#my own words",
        "/forgiveness/#Ana",
        "/nowhere/#0mi1x2y3z4abcd",
        "/forgiveness/#\u{202e}",
    ];
    for other in others {
        assert_eq!(read(&map, &Route::Help, "en", other), None, "{other}");
    }
    let long = format!("/forgiveness/#{ID}/{}", "a".repeat(500));
    assert_eq!(read(&map, &Route::Help, "en", &long), None);
    assert_eq!(
        read(&map, &Route::Help, "es", &format!("/forgiveness/#{ID}/about")),
        None,
        "a page of another language"
    );
}

#[test]
fn settling_leads_back_to_every_screen() {
    for base in ["/", "/some/path/"] {
        let map = map(base);
        let ways = [
            (Route::Worksheet("forgiveness".into()), format!("{ID}/about")),
            (Route::Worksheet("forgiveness".into()), "blank".into()),
            (Route::Read, "therapy".into()),
            (Route::Read, String::new()),
            (Route::Help, "finding".into()),
            (Route::Worksheets, String::new()),
            (Route::Session, "everything".into()),
        ];
        for (route, fragment) in ways {
            let noted = note(&map, &Route::Settle, &place(route.clone()), &fragment).expect("a screen");
            assert_eq!(read(&map, &Route::Settle, "en", &noted), Some((route, fragment)));
        }
        for route in [Route::Settle, Route::Keep, Route::NotFound] {
            assert_eq!(note(&map, &Route::Settle, &place(route), ""), None);
        }
    }
    for other in
        ["https://example.org/", "//example.org/", "javascript:alert(1)", "", "/nowhere/", "/#my own words"]
    {
        assert_eq!(read(&map("/"), &Route::Settle, "en", other), None, "{other}");
    }
}
