//! The screen for settling: its parts one at a time, breathing with the water, and the way back to where one was.

use crate::harness::{Browser, Visit, each_engine, field};
use crate::keyboard::tab_to;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

const AT: &str = "return location.pathname + (history.state?.at ?? '')";

/// The door of the dialog that leads to the screen.
const DOOR: &str = "dialog a[href='/settle/']";

async fn part(visit: &Visit, id: &str) {
    visit.until(&format!("[...document.querySelectorAll('.part')].map(e => e.id).join() === '{id}'")).await;
}

/// What moves the water, and for how long.
async fn water(visit: &Visit) -> serde_json::Value {
    visit
        .js("const s = getComputedStyle(document.querySelector('.water')); return [s.transitionProperty, s.transitionDuration]")
        .await
}

each_engine!(from_a_step_and_back_to_it_with_the_text_still_there);
async fn from_a_step_and_back_to_it_with_the_text_still_there() {
    let visit = Browser::phone().open().await;
    visit.begin("/boundaries/").await;
    visit.until_step("what").await;
    visit.answer("what-happens", "You call at work").await;
    let at = visit.js(AT).await;
    for out in [".cross", ".settle-foot .button:not(.quiet)"] {
        visit.click("#unsafe-button").await;
        visit.click(DOOR).await;
        part(&visit, "breathing").await;
        assert!(
            !visit.js("return location.href").await.to_string().contains("what"),
            "the address tells nothing"
        );
        for id in ["grounding", "ways", "next-hour"] {
            visit.click(".settle-foot .quiet").await;
            part(&visit, id).await;
        }
        visit.click(out).await;
        visit.until("document.querySelector('#step-what')").await;
        assert_eq!(visit.js(AT).await, at, "{out}");
        assert_eq!(visit.value(&field("what-happens")).await, "You call at work");
    }
    // By way of help, and after a reload.
    visit.saved().await;
    visit.click("#unsafe-button").await;
    visit.click("dialog .back a").await;
    visit.click(".help-screen .ways-first a[href='/settle/']").await;
    part(&visit, "breathing").await;
    visit.reload().await;
    visit.until("document.querySelector('#breathe')").await;
    visit.click(".settle-foot .button:not(.quiet)").await;
    visit.until("document.querySelector('#step-what')").await;
    assert_eq!(visit.js(AT).await, at);
    assert_eq!(visit.value(&field("what-happens")).await, "You call at work");
}

#[tokio::test]
async fn also_without_a_place_to_keep_it_nothing_is_asked_on_the_way() {
    let visit = Browser::phone().not_asked().open().await;
    visit.begin("/boundaries/").await;
    visit.until_step("safe-enough").await;
    visit.pick("afraid", "not-sure").await;
    visit.click("#unsafe-button").await;
    visit.click(DOOR).await;
    part(&visit, "breathing").await;
    visit.click(".settle .cross").await;
    visit.until("document.querySelector('#step-safe-enough')").await;
    assert_eq!(
        visit.js("return document.querySelector(\"[name='c:afraid'][value='not-sure']\").checked").await,
        json!(true)
    );
}

#[tokio::test]
async fn enough_leads_to_where_one_came_from_or_home() {
    let visit = Browser::phone().open().await;
    visit.go("/settle/").await;
    visit.click(".settle-foot .button:not(.quiet)").await;
    visit.until("location.pathname === '/'").await;
    visit.go("/help/").await;
    visit.click(".ways-first a[href='/settle/']").await;
    part(&visit, "breathing").await;
    visit.click(".settle-foot .button:not(.quiet)").await;
    visit.until("location.pathname === '/help/' && document.querySelector('.help-screen')").await;
}

#[tokio::test]
async fn the_water_rises_and_falls_and_a_tap_anywhere_or_escape_stops_it() {
    let visit = Browser::phone().open().await;
    visit.go("/settle/").await;
    let word = "document.querySelector('.breath-word')";
    assert!(!visit.sees("nav.places").await && !visit.sees("footer").await, "nothing else is there");
    visit.until("document.querySelector('#breathe')").await;
    // What cautions is before what begins.
    let before = "return !!(document.querySelector('details').compareDocumentPosition(document.querySelector('#breathe')) & 4)";
    assert_eq!(visit.js(before).await, json!(true));
    visit.click(".part summary").await;
    visit.reads(".disclosure-inside", "heart or lung condition").await;
    visit.click(".chips .chip:nth-child(2)").await;
    visit.click("#breathe").await;
    visit.reads(".breath-word", "in").await;
    assert_eq!(
        visit.js(&format!("return {word}.ariaLive")).await,
        json!("off"),
        "nothing is announced unasked"
    );
    assert_eq!(water(&visit).await, json!(["transform", "3s"]));
    visit.reads(".breath-word", "out").await;
    assert_eq!(water(&visit).await, json!(["transform", "4s"]));
    visit.rested().await;
    visit.js("document.elementFromPoint(innerWidth / 2, innerHeight / 4).click()").await;
    visit.until(&format!("!{word}")).await;
    visit.click(".part summary").await;
    visit.click(".part [type=checkbox]").await;
    visit.rested().await;
    visit.js("document.querySelector('#breathe').focus()").await;
    visit.press(&[Key::Enter]).await;
    visit.until(&format!("{word}?.ariaLive === 'polite'")).await;
    assert_eq!(visit.js("return document.activeElement.id").await, json!("breathe"), "focus stays on it");
    visit.press(&[Key::Escape]).await;
    visit.until(&format!("!{word}")).await;
}

#[tokio::test]
async fn the_senses_come_one_at_a_time_by_keyboard_with_a_stone_for_each() {
    let visit = Browser::desktop().open().await;
    visit.go("/settle/").await;
    tab_to(&visit, ".settle-foot .quiet").await;
    visit.press(&[Key::Enter]).await;
    part(&visit, "grounding").await;
    visit.until("document.activeElement.id === 'part-title'").await;
    tab_to(&visit, "#next-step").await;
    for (laid, sense) in ["see", "feel", "hear", "smell", "taste"].into_iter().enumerate() {
        visit.reads(".part-step", &format!("you can {sense}")).await;
        assert_eq!(visit.js("return document.querySelectorAll('.part h3').length").await, json!(1));
        visit
            .until(&format!("document.querySelectorAll('.stones [data-laid]').length === {}", laid + 1))
            .await;
        assert_eq!(visit.text(".part .actions > :last-child").await, "Next");
        visit
            .until("document.activeElement === document.querySelector('.part .actions > :last-child')")
            .await;
        visit.press(&[Key::Enter]).await;
    }
    part(&visit, "ways").await;
    visit.client.back().await.unwrap();
    part(&visit, "grounding").await;
}

#[tokio::test]
async fn where_less_motion_is_asked_for_words_alone_lead_the_breath() {
    let visit = Browser::phone().without_motion().open().await;
    visit.go("/settle/").await;
    let place = "return Math.round(document.querySelector('.water').getBoundingClientRect().top - document.querySelector('.lake').getBoundingClientRect().bottom)";
    visit.click("#breathe").await;
    visit.reads(".breath-word", "in").await;
    assert_eq!(water(&visit).await[1], json!("0s"));
    let in_ = visit.js(place).await;
    visit.reads(".breath-word", "out").await;
    assert_eq!(visit.js(place).await, in_, "the water does not move");
}

#[tokio::test]
async fn without_script_every_part_is_there() {
    let visit = Browser::phone().without_script().open().await;
    visit.load("/settle/").await;
    let parts = visit.client.find_all(Locator::Css(".part")).await.unwrap();
    assert_eq!(parts.len(), 4);
    for part in parts {
        assert!(part.is_displayed().await.unwrap());
    }
}

#[tokio::test]
async fn in_a_low_window_nothing_covers_anything() {
    for browser in [Browser::phone(), Browser::zoomed()] {
        let visit = browser.open().await;
        if visit.js("return innerHeight > 500").await == json!(true) {
            visit.client.set_window_size(740, 360).await.unwrap();
        }
        for id in ["breathing", "grounding", "ways", "next-hour"] {
            visit.go(&format!("/settle/#{id}")).await;
            part(&visit, id).await;
            let covered = "return [...document.querySelectorAll('.settle :is(h1, h2, h3, p, summary, .button, .cross)')].filter(e => {
                e.scrollIntoView({ block: 'center', behavior: 'instant' });
                const r = e.getBoundingClientRect(), top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
                return e.checkVisibility() && r.width && r.height && top && !e.contains(top) && !top.contains(e);
            }).map(e => e.outerHTML.slice(0, 80))";
            assert_eq!(visit.js(covered).await, json!([]), "#{id}");
        }
    }
}
