//! Navigation between the screens.

use crate::harness::{Browser, Engine, Fonts, each_engine};
use serde_json::json;

#[tokio::test]
async fn every_page_has_its_landmarks_and_a_neutral_title() {
    let visit = Browser::phone().open().await;
    for (path, title) in [
        ("/", "Home · Stillwater"),
        ("/signs/", "Check-in · Stillwater"),
        ("/worksheets/", "Worksheet · Stillwater"),
        ("/forgiveness/", "Worksheet · Stillwater"),
        ("/boundaries/", "Worksheet · Stillwater"),
        ("/notes/", "My notes · Stillwater"),
        ("/session/", "My notes · Stillwater"),
        ("/help/", "Help · Stillwater"),
        ("/settings/", "Settings · Stillwater"),
        ("/nowhere/", "Not found · Stillwater"),
    ] {
        visit.go(path).await;
        assert_eq!(visit.js("return document.title").await, json!(title), "{path}");
        for one in ["h1", "main", "header", "nav.places", "footer", "a.skip", "a.leave"] {
            let count = visit.js(&format!("return document.querySelectorAll('{one}').length")).await;
            assert_eq!(count, json!(1), "{one} on {path}");
        }
        assert_eq!(
            visit.js("return document.querySelector('a, button, input, [tabindex=\"0\"]').className").await,
            json!("leave"),
            "leaving quickly comes first by keyboard on {path}"
        );
        let wide = visit.js("return document.documentElement.scrollWidth > innerWidth").await;
        assert_eq!(wide, json!(false), "{path} needs no sideways scrolling");
    }
}

each_engine!(at_400_percent_nothing_needs_sideways_scrolling);
async fn at_400_percent_nothing_needs_sideways_scrolling() {
    for fonts in Fonts::ALL {
        if Engine::here() == Engine::WebKit && fonts != Fonts::DejaVu {
            // WebKit is the slowest of the three engines, so it is tested with one set of fonts only.
            continue;
        }
        nothing_needs_sideways_scrolling(fonts).await;
    }
}

async fn nothing_needs_sideways_scrolling(fonts: Fonts) {
    let visit = Browser::zoomed().with_fonts(fonts).open().await;
    let wide = "return [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))";
    for path in [
        "/",
        "/signs/",
        "/worksheets/",
        "/notes/",
        "/session/",
        "/help/",
        "/settle/",
        "/settle/#grounding",
        "/settings/",
    ] {
        visit.go(path).await;
        assert_eq!(visit.js(wide).await, json!([]), "{path}, {fonts:?}");
    }
    for path in ["/forgiveness/", "/boundaries/"] {
        visit.go(path).await;
        assert_eq!(visit.js(wide).await, json!([]), "{path}, {fonts:?}");
        visit.begin(path).await;
        while visit.text("#next").await != "Finish" {
            assert_eq!(
                visit.js(wide).await,
                json!([]),
                "{path} {}, {fonts:?}",
                visit.text("h2[id^=step-]").await
            );
            visit.next().await;
        }
    }
}

#[tokio::test]
async fn where_less_motion_is_asked_for_nothing_moves() {
    let visit = Browser::phone().without_motion().open().await;
    let moving = "return [...document.querySelectorAll('*')].filter(e => ['transitionDuration', 'animationDuration'].some(p =>
        getComputedStyle(e)[p].split(',').some(t => parseFloat(t) > 0.01))).map(e => e.outerHTML.slice(0, 80))";
    for path in ["/", "/signs/", "/forgiveness/", "/help/", "/settle/"] {
        visit.go(path).await;
        if path == "/settle/" {
            visit.click("#breathe").await;
            visit.reads(".breath-word", "in").await;
        }
        assert_eq!(visit.js(moving).await, json!([]), "{path}");
    }
}

each_engine!(back_and_forward_land_where_one_was);
async fn back_and_forward_land_where_one_was() {
    let visit = Browser::phone().open().await;
    // Leaving the article loads another page. Between the other screens no page is loaded.
    for (from, place) in [("/", "therapy"), ("/help/", "breathing")] {
        visit.go(from).await;
        visit
            .js(&format!("document.getElementById('{place}').scrollIntoView({{behavior: 'instant'}})"))
            .await;
        let y = visit.js("return Math.round(scrollY)").await.as_f64().unwrap();
        assert!(y > 500.0, "{y}");
        visit.until("history.state?.y > 500").await;
        visit.click_at("nav.places a[href='/notes/']").await;
        visit.until("location.pathname === '/notes/' && scrollY === 0").await;
        visit.ready().await;
        visit.client.back().await.unwrap();
        visit.until(&format!("location.pathname === '{from}' && Math.abs(scrollY - {y}) < 40")).await;
        visit.client.forward().await.unwrap();
        visit
            .until(
                "location.pathname === '/notes/' && document.querySelector('h1').innerText.includes('notes')",
            )
            .await;
    }
}

#[tokio::test]
async fn going_to_another_screen_begins_at_its_heading() {
    let visit = Browser::desktop().open().await;
    visit.go("/signs/").await;
    visit.click_at("nav.places a[href='/help/']").await;
    visit
        .until("document.activeElement.tagName === 'H1' && document.activeElement.innerText === 'Help'")
        .await;
    assert_eq!(
        visit.js("return performance.getEntriesByType('navigation').length + ' ' + document.title").await,
        json!("1 Help · Stillwater")
    );
}

#[tokio::test]
async fn a_reload_keeps_the_place_on_the_page() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    visit.js("document.getElementById('forward').scrollIntoView({behavior: 'instant'})").await;
    let place = visit.js("return Math.round(scrollY)").await.as_f64().unwrap();
    visit.until("history.state?.y > 0").await;
    visit.reload().await;
    visit.until(&format!("Math.abs(scrollY - {place}) < 40")).await;
}

#[tokio::test]
async fn leaving_quickly_hides_the_page_and_replaces_it() {
    let visit = Browser::phone().open().await;
    visit.go("/signs/#all").await;
    visit.answer("helped-most", "kept before leaving").await;
    let left =
        visit.js("document.querySelector('a.leave').click(); return [document.body, document.title]").await;
    assert_eq!(left, json!([null, ""]));
    visit.until("!location.href.includes('127.0.0.1') || document.readyState").await;
    visit.until("!location.pathname.startsWith('/signs')").await;
    visit.go("/session/#everything").await;
    visit.reads(".record", "Check-in").await;
}

#[tokio::test]
async fn leaving_works_before_the_program_is_there() {
    let visit = Browser::phone().broken(|site| {
        for entry in std::fs::read_dir(site).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "wasm") {
                std::fs::remove_file(path).unwrap();
            }
        }
    });
    let visit = visit.open().await;
    visit.load("/").await;
    let left =
        visit.js("document.querySelector('a.leave').click(); return [document.body, document.title]").await;
    assert_eq!(left, json!([null, ""]));
}
