//! The keyboard focus is never lost and never hidden.

use super::states::{SCREENS, asking, check_in, session, settings, unfold};
use crate::copies::choose;
use crate::harness::{Browser, Visit};
use crate::session::{FORGIVENESS, mark, seed};
use fantoccini::key::Key;
use serde_json::json;

/// Whether at least half of the focused element is visible and not covered (WCAG 2.4.11). A fifth is enough if it is
/// higher than half of the window.
const UNHIDDEN: &str = "(() => { const e = document.activeElement;
    if (e === document.body || e.matches('.skip')) return true;
    // A link in a sentence may go over two lines: its first one counts.
    const near = e.closest('label') || e, r = near.getClientRects()[0]; let seen = 0, all = 0;
    for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) {
        const x = r.x + r.width * (i + .5) / 5, y = r.y + r.height * (j + .5) / 5, top = document.elementFromPoint(x, y);
        all++; if (top && (near.contains(top) || top.contains(near))) seen++; }
    // What is higher than half of the window cannot stand in it wholly.
    return seen >= all * (r.height > innerHeight / 2 ? .2 : .5); })()";

/// Moves through the whole page with Tab, and back with Shift+Tab.
async fn walk(visit: &Visit, what: &str) {
    for back in [false, true] {
        visit.js("document.activeElement?.blur()").await;
        let mut stops = 0;
        loop {
            if back {
                visit.press_with(Key::Shift, Key::Tab).await;
            } else {
                visit.press(&[Key::Tab]).await;
            }
            // Both values come from one script call, because a page has hundreds of tab stops in all.
            let it =
                visit.js(&format!("return [document.activeElement !== document.body, {UNHIDDEN}]")).await;
            if it[0] != json!(true) && stops > 0 || stops > 200 {
                break;
            }
            stops += 1;
            if it[1] != json!(true) {
                let it = visit
                    .js("const e = document.activeElement, r = e.getBoundingClientRect(); return e.outerHTML.slice(0, 160) + ' ' + r.top + ' to ' + r.bottom")
                    .await;
                panic!("{what}, back: {back}: hidden: {it}");
            }
        }
        assert!(stops > 3, "{what}: {stops} stops");
    }
}

#[tokio::test]
async fn nothing_hides_what_has_the_focus() {
    for browser in [Browser::phone(), Browser::desktop(), Browser::zoomed()] {
        let visit = browser.open().await;
        for path in SCREENS {
            visit.go(path).await;
            unfold(&visit).await;
            walk(&visit, path).await;
        }
        for path in ["/forgiveness/", "/practice/"] {
            visit.begin(path).await;
            visit.next().await;
            walk(&visit, path).await;
        }
        seed(&visit).await;
        for place in ["sheet", "signs", "everything"] {
            visit.go(&format!("/session/#{place}")).await;
            visit.until("document.querySelector('main a')").await;
            walk(&visit, place).await;
        }
    }
}

/// Waits until an element of the page has the focus, and asserts that it keeps it.
async fn kept(visit: &Visit, what: &str) {
    let lost = "document.activeElement && document.activeElement !== document.body";
    visit.until(lost).await;
    // The next render must not remove the focus.
    visit.js("return new Promise(done => setTimeout(done, 0))").await;
    let held = visit.js(&format!("return !!({lost})")).await;
    assert_eq!(held, json!(true), "{what}");
}

/// Focuses an element and presses Enter.
async fn enter(visit: &Visit, css: &str) {
    visit.until(&format!("document.querySelector({})", json!(css))).await;
    visit.js(&format!("document.querySelector({}).focus()", json!(css))).await;
    visit.until(&format!("document.activeElement.matches({})", json!(css))).await;
    visit.press(&[Key::Enter]).await;
}

async fn is_on(visit: &Visit, css: &str) {
    visit.until(&format!("document.activeElement.matches({})", json!(css))).await;
}

#[tokio::test]
async fn it_stays_where_an_entry_was_deleted_and_comes_back_with_it() {
    let visit = Browser::desktop().open().await;
    seed(&visit).await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelectorAll('.record').length === 3").await;
    enter(&visit, ".row-link").await;
    enter(&visit, ".sheet .delete").await;
    visit.until("document.querySelectorAll('.record').length === 2").await;
    is_on(&visit, "#title").await;
    enter(&visit, "#undo").await;
    visit.until("document.querySelectorAll('.record').length === 3").await;
    let back = visit.js("return document.querySelector('.record a').id").await;
    is_on(&visit, &format!("#{}", back.as_str().unwrap())).await;
    // Deletes the remaining entries. After the last one, a text says that there are none.
    for left in [2, 1, 0] {
        enter(&visit, ".row-link").await;
        enter(&visit, ".sheet .delete").await;
        visit.until(&format!("document.querySelectorAll('.record').length === {left}")).await;
        kept(&visit, "deleted").await;
    }
    enter(&visit, ".undo-card .quiet").await;
    visit.until("!document.querySelector('#undo')").await;
    is_on(&visit, "#title").await;
}

#[tokio::test]
async fn it_stays_in_a_list_a_letter_and_with_a_sign_of_ones_own() {
    let visit = Browser::desktop().open().await;
    visit.go("/signs/#all").await;
    for _ in 0..2 {
        visit.write("#own-sign", "Mine").await;
        visit.press(&[Key::Enter]).await;
    }
    visit.until("document.querySelectorAll('[id^=reword-]').length === 2").await;
    unfold(&visit).await;
    for _ in 0..2 {
        enter(&visit, ".sign button.small.quiet").await;
        kept(&visit, "a sign was removed").await;
    }
    visit.until("!document.querySelector('[id^=reword-]')").await;

    visit.begin("/boundaries/").await;
    for _ in 0..20 {
        if visit.sees(".list").await {
            break;
        }
        visit.next().await;
    }
    for _ in 0..2 {
        enter(&visit, ".list [id$=-add]").await;
        is_on(&visit, ".list .row:last-child input").await;
    }
    enter(&visit, ".list .row:first-child button").await;
    is_on(&visit, ".list [id$=-add]").await;
    visit.until("document.querySelectorAll('.list .row').length === 1").await;

    visit.begin("/forgiveness/").await;
    visit.until_step("writing").await;
    unfold(&visit).await;
    enter(&visit, ".letter .actions button").await;
    is_on(&visit, ".letter textarea").await;
    visit.type_here("Dear nobody").await;
    visit.saved().await;
    enter(&visit, ".letter > .button:not(.quiet)").await;
    is_on(&visit, ".letter .care").await;
    enter(&visit, ".letter > .button.quiet").await;
    // The focus is on the button that keeps the letter, not on the one that deletes it.
    is_on(&visit, ".letter [role=alert] .button.quiet").await;
    enter(&visit, ".letter [role=alert] .button:not(.quiet)").await;
    is_on(&visit, ".letter [role=status] button").await;
    assert_eq!(visit.value("[name='t:letter']").await, "");
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector(\"[name='t:letter']\").value === 'Dear nobody'").await;
    kept(&visit, "the letter came back").await;
}

#[tokio::test]
async fn a_dialogue_gives_it_back() {
    let visit = Browser::phone().open().await;
    visit.go("/signs/#all").await;
    for close in [".unsafe-head button", ""] {
        enter(&visit, "#unsafe-button").await;
        visit.until("document.querySelector('dialog[open]')?.contains(document.activeElement)").await;
        if close.is_empty() {
            visit.press(&[Key::Escape]).await;
        } else {
            enter(&visit, close).await;
        }
        visit.until("!document.querySelector('dialog')").await;
        is_on(&visit, "#unsafe-button").await;
    }
}

#[tokio::test]
async fn it_follows_through_the_settings_and_the_lock() {
    let visit = Browser::desktop().open().await;
    visit.go("/settings/").await;
    // The focus moves to Cancel, so that pressing Enter twice does not confirm the second question.
    enter(&visit, "#erase").await;
    is_on(&visit, ".card.urgent .button.quiet").await;
    enter(&visit, "#erase-go-on").await;
    visit.until("document.querySelector('#erase-now')").await;
    is_on(&visit, ".card.urgent .button.quiet").await;
    visit.press(&[Key::Enter]).await;
    is_on(&visit, "#erase-some, #erase").await;

    enter(&visit, "#put-lock-on").await;
    is_on(&visit, "#new-passphrase").await;
    enter(&visit, "#keep-back").await;
    visit.until("document.querySelector('#put-lock-on')").await;
    is_on(&visit, "#title").await;

    let copy = json!({ "stillwater": "copy", "v": 1, "made": "2026-11-20T10:00:00.000Z", "kept": {
        "stillwater/record/0mi1x2y3z00009": { "v": 2, "id": "0mi1x2y3z00009", "kind": "forgiveness",
            "answers": { "one-event": "from a copy" } } } });
    choose(&visit, "copy.json", copy.to_string().as_bytes()).await;
    is_on(&visit, "#preview").await;
    enter(&visit, "#bring-back").await;
    visit.until("document.querySelector('#brought-back')").await;
    kept(&visit, "brought back").await;
    visit.until("document.querySelector('#restore').contains(document.activeElement)").await;
}

#[tokio::test]
async fn every_state_that_comes_of_a_press_has_it_somewhere() {
    let visit = Browser::desktop().open().await;
    let look = async |visit: &Visit, what: &str| {
        // A page that was opened by its URL has no focused element. After a button was pressed, the focus must be
        // somewhere.
        if !what.starts_with('/') && visit.js("return !!window.pressed").await == json!(true) {
            kept(visit, what).await;
        }
        visit
            .js("if (!window.watched) { window.watched = true; document.addEventListener('click', e => { window.pressed = e.target.closest('button') }, true) }")
            .await;
    };
    check_in(&visit, look).await;
    session(&visit, look).await;
    settings(&visit, look).await;
    let visit = Browser::desktop().not_asked().open().await;
    asking(&visit, look).await;
}

#[tokio::test]
async fn it_comes_along_when_what_is_brought_changes_places_or_goes() {
    let visit = Browser::desktop().open().await;
    seed(&visit).await;
    visit.go(&format!("/forgiveness/#{FORGIVENESS}/left-behind")).await;
    mark(&visit, "Which feelings are here now?").await;
    visit.saved().await;
    visit.go("/session/").await;
    enter(&visit, ".bringing [id^=off]").await;
    is_on(&visit, "#bringing").await;
    visit.go("/session/").await;
    visit.click_at("nav.places a[href='/help/']").await;
    visit.until("document.activeElement.id === 'title'").await;
    visit.client.back().await.expect("there is a way back");
    visit.until("location.pathname === '/session/'").await;
    is_on(&visit, "#title").await;
}
