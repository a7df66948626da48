//! The frame of a step: Back, the save state and Next at fixed positions at its foot, help and the way back at its
//! head.

use crate::harness::{Browser, Visit, each_engine};
use fantoccini::Locator;
use serde_json::{Value, json};

/// The positions of Back, Next and the foot: the distances from the left and the bottom of the window, width and
/// height. Firefox changes the height of its toolbars by a pixel or two while it starts, so the top of the window is no
/// fixed point.
const PLACES: &str = "return ['#back', '#next', '.foot'].map(css => {
    const r = document.querySelector(css).getBoundingClientRect();
    return [r.left, innerHeight - r.top, r.width, r.height].map(Math.round) })";

/// Whether the save state is in the window and not covered.
const LINE_IN_SIGHT: &str =
    "(() => { const line = document.querySelector('.kept'), r = line.getBoundingClientRect();
    const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
    return r.top >= 0 && r.bottom <= innerHeight && r.height > 0 && line.closest('.foot').contains(top) })()";

async fn presses(visit: &Visit, css: &str, times: usize) {
    visit.rested().await;
    let element = visit.client.find(Locator::Css(css)).await.expect("it is there");
    let press = format!("for (let n = {times}; n; n--) arguments[0].click()");
    let element = serde_json::to_value(&element).expect("it has a name");
    visit.client.execute(&press, vec![element]).await.expect("it can be pressed");
}

#[tokio::test]
async fn back_and_next_stand_in_the_same_places_on_every_step() {
    for browser in [Browser::phone(), Browser::desktop()] {
        let visit = browser.open().await;
        for path in ["/forgiveness/", "/boundaries/"] {
            visit.begin(path).await;
            visit.until("document.querySelector('#next')").await;
            let first = visit.js(PLACES).await;
            for _ in 0..30 {
                let step = visit.text("h2[id^=step-]").await;
                assert_eq!(visit.js(PLACES).await[0][2], first[0][2], "{path} {step}: Back is as wide");
                assert_eq!(visit.js(PLACES).await[1][3], first[1][3], "{path} {step}: Next is as high");
                assert_eq!(
                    visit.js(PLACES).await[2][1],
                    first[2][1],
                    "{path} {step}: the foot is where it was"
                );
                visit.until(LINE_IN_SIGHT).await;
                assert!(
                    visit.sees("#back").await
                        && !visit.sees("nav.places").await
                        && !visit.sees("footer").await
                );
                if visit.text("#next").await == "Finish" {
                    break;
                }
                visit.next().await;
            }
        }
    }
}

#[tokio::test]
async fn on_a_phone_they_stand_at_the_same_points_from_the_first_step_to_the_last() {
    let visit = Browser::phone().open().await;
    visit.begin("/forgiveness/").await;
    visit.until("document.querySelector('#next')").await;
    let first = visit.js(PLACES).await;
    assert_eq!(first[2][3], json!(64), "the foot is 64 px high");
    while visit.text("#next").await != "Finish" {
        visit.next().await;
        assert_eq!(visit.js(PLACES).await, first, "{}", visit.text("h2[id^=step-]").await);
    }
}

each_engine!(a_double_click_on_next_is_one_step_and_two_taps_are_two);
async fn a_double_click_on_next_is_one_step_and_two_taps_are_two() {
    let visit = Browser::phone().open().await;
    visit.begin("/boundaries/").await;
    visit.until("document.querySelector('#next')").await;
    presses(&visit, "#next", 2).await;
    visit.until("document.querySelector('#step-safe-enough')").await;
    presses(&visit, "#back", 3).await;
    visit.until("document.querySelector('#step-where')").await;
    assert_eq!(
        visit.js("return location.pathname").await,
        json!("/boundaries/"),
        "it does not lead out as well"
    );
    // Two taps at one point, with a longer interval than a double click.
    let middle = "(() => { const r = document.querySelector('#next').getBoundingClientRect();
        return [r.left + r.width / 2, r.top + r.height / 2] })()";
    let point = visit.js(&format!("return {middle}")).await;
    for step in ["safe-enough", "what"] {
        visit.rested().await;
        tap(&visit, &point).await;
        visit.until(&format!("document.querySelector('#step-{step}')")).await;
    }
}

async fn tap(visit: &Visit, point: &Value) {
    visit.js(&format!("document.elementFromPoint(...{point}).closest('button').click()")).await;
}

#[tokio::test]
async fn that_something_is_not_saved_is_on_the_first_screen_and_leads_to_why() {
    let visit = Browser::phone().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "before").await;
    visit.saved().await;
    visit
        .js("Storage.prototype.setItem = function () { throw new DOMException('no', 'QuotaExceededError') }")
        .await;
    visit.answer("one-event", " after").await;
    visit.reads(".kept", "Not saved").await;
    visit.js("scrollTo(0, 0)").await;
    visit.until(LINE_IN_SIGHT).await;
    let address = visit.js("return history.state.at").await;
    visit.click(".see-why").await;
    visit.until("document.activeElement.id === 'trouble'").await;
    assert_eq!(visit.js("return history.state.at").await, address);
    visit.next().await;
    visit.reads(".kept", "Not saved").await;
    visit.until(LINE_IN_SIGHT).await;
}

#[tokio::test]
async fn the_line_is_in_sight_wherever_somebody_writes() {
    let visit = Browser::phone().open().await;
    for path in ["/forgiveness/#begin", "/boundaries/#begin", "/signs/#all", "/session/"] {
        visit.go(path).await;
        visit.until("document.querySelector('.kept')").await;
        visit.until(LINE_IN_SIGHT).await;
        assert!(visit.sees("#unsafe-button").await, "help at once on {path}");
    }
}

#[tokio::test]
async fn in_a_low_window_the_foot_stands_below_the_step() {
    let visit = Browser::zoomed().open().await;
    visit.begin("/forgiveness/").await;
    visit.until("document.querySelector('#next')").await;
    let position = visit.js("return getComputedStyle(document.querySelector('.foot')).position").await;
    assert_eq!(position, json!("static"));
    visit.next().await;
}

#[tokio::test]
async fn nothing_is_kept_of_a_worksheet_that_was_only_walked_through() {
    let visit = Browser::phone().open().await;
    visit.begin("/forgiveness/").await;
    while visit.text("#next").await != "Finish" {
        visit.next().await;
    }
    visit.click("#next").await;
    visit.until("history.state?.at?.endsWith('/end')").await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelector('main h1')").await;
    assert_eq!(visit.records().await.len(), 0);
}

#[tokio::test]
async fn a_safety_answer_is_answered_by_a_page_of_its_own_with_help_first() {
    let visit = Browser::phone().open().await;
    visit.begin("/boundaries/").await;
    visit.until_step("safe-enough").await;
    visit.pick("afraid", "yes").await;
    presses(&visit, "#next", 2).await;
    visit.until("document.querySelector('#step-care-safety')").await;
    let first = "document.querySelector('.care-page a').getAttribute('href') === '/help/'";
    visit.until(first).await;
    let inside =
        "(() => { const r = document.querySelector('.care-page li:last-child a').getBoundingClientRect();
        return r.top > 0 && r.bottom < document.querySelector('.foot').getBoundingClientRect().top })()";
    visit.until(inside).await;
    visit.next().await;
    visit.until("document.querySelector('#step-what')").await;
    visit.click("#back").await;
    visit.until("document.querySelector('#step-care-safety')").await;
}

#[tokio::test]
async fn help_leads_back_to_exactly_where_one_was() {
    let visit = Browser::phone().open().await;
    visit.go("/help/").await;
    assert!(!visit.sees(".way-back").await, "one who came from nowhere is led nowhere");
    visit.begin("/boundaries/").await;
    visit.until_step("safe-enough").await;
    visit.pick("afraid", "yes").await;
    visit.saved().await;
    visit.next().await;
    let address = visit.js("return location.pathname + history.state.at").await;
    for (way, path, back) in [
        (".care-page li:first-child a", "/help/", ".way-back a"),
        (".care-page li:nth-child(2) a", "/settle/", ".settle .cross"),
    ] {
        // Settling always has a way back, so its target says that this one is remembered.
        let there = format!(
            "location.pathname === '{path}' && document.querySelector(\"{back}[href='/boundaries/']\")"
        );
        visit.click(way).await;
        visit.until(&there).await;
        assert!(
            !visit.js("return location.href").await.to_string().contains("care"),
            "nothing of it stands in the address"
        );
        visit.reload().await;
        visit.until(&there).await;
        visit.click(back).await;
        visit.until("document.querySelector('#step-care-safety')").await;
        assert_eq!(visit.js("return location.pathname + history.state.at").await, address);
    }
    visit.click("#unsafe-button").await;
    visit.until("document.querySelector('dialog[open]')").await;
    visit.click("dialog .back a").await;
    visit.click(".way-back a").await;
    visit.until("document.querySelector('#step-care-safety')").await;
    visit.out().await;
    visit.click("nav.places a[href='/help/']").await;
    visit.until("location.pathname === '/help/'").await;
    assert!(!visit.sees(".way-back").await);
}
