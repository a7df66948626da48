//! The start page of a worksheet, the frame of its steps, and its closing page.

use crate::access::states::{OTHER_WORKSHEETS, WORKSHEETS};
use crate::harness::{BEGIN, BEGIN_SHORT, Browser, field};
use serde_json::json;

#[tokio::test]
async fn nothing_is_begun_by_looking_and_a_draft_stands_beside_begin() {
    let visit = Browser::phone().open().await;
    visit.go("/boundaries/").await;
    assert!(visit.sees(BEGIN_SHORT).await && visit.sees(BEGIN).await);
    assert!(!visit.sees("#go-on").await);
    visit.click(BEGIN).await;
    visit.until("document.querySelector('#step-where')").await;
    visit.click("#back").await;
    visit.until("document.querySelector('.start-options')").await;
    assert!(visit.records().await.is_empty(), "nothing is kept by walking in and out");

    visit.click(BEGIN_SHORT).await;
    visit.until_step("what").await;
    visit.answer("what-happens", "You call at work").await;
    visit.saved().await;
    visit.go("/worksheets/").await;
    visit.click(".offers a[href='/boundaries/']").await;
    visit.until("document.querySelector('#go-on')").await;
    let first_screen = "(() => { const r = document.querySelector('#go-on').getBoundingClientRect();
        return r.top > 0 && r.bottom < document.querySelector('.places').getBoundingClientRect().top })()";
    visit.until(first_screen).await;
    assert!(visit.sees(BEGIN).await, "another can be begun");
    visit.click("#go-on").await;
    visit.until("document.querySelector('#step-what')").await;
    assert_eq!(visit.value(&field("what-happens")).await, "You call at work");
    assert_eq!(visit.records().await.len(), 1);
    assert_eq!(visit.record().await["answers"]["way"], "short");
}

#[tokio::test]
async fn the_way_that_was_chosen_holds_after_a_reload_before_the_first_word() {
    let visit = Browser::phone().open().await;
    visit.go("/boundaries/").await;
    visit.click(BEGIN_SHORT).await;
    visit.until_step("what").await;
    visit.reload().await;
    visit.until("document.querySelector('#step-what')").await;
    visit.answer("what-happens", "You call at work").await;
    visit.saved().await;
    assert_eq!(visit.record().await["answers"]["way"], "short");
}

#[tokio::test]
async fn stopping_closes_the_worksheet_and_leaves_it_to_go_on_with() {
    let visit = Browser::phone().open().await;
    visit.begin("/boundaries/").await;
    visit.until_step("what").await;
    visit.answer("what-happens", "You call at work").await;
    visit.click("#stop").await;
    visit.reads("h1", "enough for today").await;
    visit.saved().await;
    assert_eq!(visit.record().await.get("done"), None, "it is not finished");
    assert!(visit.sees(".actions a[href='/help/'], .actions a[href='/settle/']").await);
    visit.reload().await;
    visit.reads("h1", "enough for today").await;
    visit.click("#close").await;
    visit.until("location.pathname === '/worksheets/' && document.querySelector('.places')").await;
    visit.go("/boundaries/").await;
    visit.click("#go-on").await;
    visit.until("document.querySelector('#step-what')").await;
}

/// Whether the heading of the step and its first control are in the window, above the foot and below the head.
const IN_SIGHT: &str = "(() => {
    const top = document.querySelector('.step-head').getBoundingClientRect().bottom;
    const foot = document.querySelector('.foot').getBoundingClientRect().top;
    const first = document.querySelector('.step :is(input, textarea, select, button, summary, a)');
    return [document.querySelector('.step h2'), first.closest('label') ?? first].every(e => {
        const r = e.getBoundingClientRect();
        return r.top >= top - 1 && r.bottom <= foot && r.height > 0 }) })()";

#[tokio::test]
async fn on_every_step_the_question_and_its_first_control_are_on_the_first_screen() {
    let visit = Browser::phone().open().await;
    let answers: &[(&str, &[(&str, &str)])] = &[
        ("/forgiveness/", &[("whom", "someone-else")]),
        ("/forgiveness/", &[("whom", "something-i-did")]),
        ("/forgiveness/", &[("whom", "blame-i-carry")]),
        ("/forgiveness/", &[("pressure", "yes")]),
        ("/boundaries/", &[("kind", "limit")]),
        ("/boundaries/", &[("kind", "request")]),
        ("/boundaries/", &[("afraid", "yes")]),
    ];
    let others = WORKSHEETS.iter().chain(&OTHER_WORKSHEETS).map(|path| (*path, &[] as &[(&str, &str)]));
    for (path, picks) in answers.iter().copied().chain(others) {
        visit.begin(path).await;
        for _ in 0..20 {
            visit.js("scrollTo(0, 0)").await;
            let step = visit.text("h2[id^=step-]").await;
            assert_eq!(
                visit.js(&format!("return {IN_SIGHT}")).await,
                json!(true),
                "{path} {picks:?}: {step}"
            );
            for (question, option) in picks {
                if visit.sees(&format!("[name='c:{question}'][value='{option}']")).await {
                    visit.pick(question, option).await;
                }
            }
            if visit.text("#next").await == "Finish" {
                break;
            }
            visit.next().await;
        }
    }
}

#[tokio::test]
async fn what_came_out_is_first_on_the_closing_page_and_grows_beside_the_steps_on_a_laptop() {
    let visit = Browser::desktop().open().await;
    visit.go("/boundaries/").await;
    visit.click(BEGIN_SHORT).await;
    visit.until_step("what").await;
    assert!(visit.sees(".step-list [aria-current=step]").await);
    visit.answer("what-happens", "you call me at work").await;
    visit.reads(".so-far", "you call me at work").await;
    visit.click_words(".step-list button", "What part of life is this about?").await;
    visit.until("document.querySelector('#step-where')").await;
    visit.until_step("which-kind").await;
    visit.pick("kind", "limit").await;
    visit.until_step("say-or-do").await;
    visit.answer("what-i-do", "answer after six").await;
    visit.until_step("words").await;
    visit.reads(".so-far .outcome", "answer after six").await;
    visit.saved().await;
    visit.click("#next").await;
    visit.reads("h1", "You have your words").await;
    visit.reads(".outcome", "answer after six").await;
    let first = visit
        .js("return document.querySelector('.outcome').getBoundingClientRect().top < document.querySelector('.keeping').getBoundingClientRect().top")
        .await;
    assert_eq!(first, json!(true));
    assert!(!visit.sees(".bring [aria-label^='Bring to']").await);
}
