//! The boundary worksheet and its composer.

use crate::harness::{Browser, Visit, field};
use serde_json::json;

const WORDS: &str = "my-words";

async fn begin(visit: &Visit, kind: &str) {
    visit.begin("/boundaries/").await;
    visit.pick("area", "phone-online").await;
    visit.until_step("safe-enough").await;
    visit.pick("afraid", "no").await;
    visit.pick("hurt-before", "no").await;
    visit.until_step("what").await;
    visit.answer("what-happens", "You read my messages.").await;
    visit.pick("feelings", "hurt").await;
    visit.pick("feelings", "angry").await;
    visit.pick("needs", "privacy").await;
    visit.until_step("which-kind").await;
    visit.pick("kind", kind).await;
    visit.until_step("say-or-do").await;
}

async fn sentence(visit: &Visit) -> String {
    visit.value(&field(WORDS)).await
}

#[tokio::test]
async fn a_sentence_is_composed_edited_and_copied() {
    let visit = Browser::desktop().open().await;
    visit.may_read_copies().await;
    begin(&visit, "limit").await;
    visit.answer("what-i-do", "I will leave the room and come back in an hour.").await;
    visit.until_step("words").await;
    let mut said = Vec::new();
    for tone in ["short", "warm", "firm"] {
        visit.pick("tone", tone).await;
        visit.until("document.querySelector(\"[name='t:my-words']\").value.includes('leave the room')").await;
        let words = sentence(&visit).await;
        assert!(words.contains("you read my messages"), "{words}");
        assert!(words.contains("I will leave the room and come back in an hour."), "{words}");
        assert!(!words.to_lowercase().contains("sorry"), "{words}");
        said.push(words);
    }
    assert!(said[0].split_whitespace().count() < said[1].split_whitespace().count());

    // A sentence that was reworded by hand is not changed by the composer any more.
    visit.write(&field(WORDS), " Thank you.").await;
    let mine = sentence(&visit).await;
    visit.pick("tone", "short").await;
    visit.reads(".again", "changed the wording").await;
    assert_eq!(sentence(&visit).await, mine);
    visit.saved().await;
    visit.reload().await;
    visit.until("document.querySelector(\"[name='t:my-words']\")?.value").await;
    assert_eq!(sentence(&visit).await, mine);

    visit.click(".script .copy").await;
    visit.reads(".script", "Copied.").await;
    assert_eq!(visit.copied().await, mine);
    assert!(!visit.text(".script").await.to_lowercase().contains("send"));

    visit.click(".again button").await;
    visit
        .until(&format!("document.querySelector(\"[name='t:my-words']\").value === {}", json!(said[0])))
        .await;
}

#[tokio::test]
async fn a_consequence_that_needs_the_other_to_obey_stays_out_kindly() {
    let visit = Browser::phone().open().await;
    begin(&visit, "limit").await;
    visit.answer("what-i-do", "You will stop or you can't come home").await;
    visit.until_step("words").await;
    visit.reads(".script .card", "depend").await;
    let words = sentence(&visit).await;
    assert!(!words.contains("come home") && !words.contains("I will"), "{words}");
}

#[tokio::test]
async fn hard_words_are_flagged_and_never_blocked() {
    let visit = Browser::phone().open().await;
    begin(&visit, "no").await;
    visit.answer("no-to", "lend you money").await;
    visit.until_step("words").await;
    visit.until("document.querySelector(\"[name='t:my-words']\").value.includes('lend you money')").await;
    assert!(!visit.sees(".script .card.note").await);
    visit.write(&field(WORDS), " You always do this, you narcissist, or else.").await;
    visit.until("document.querySelectorAll('.script .card.note').length >= 3").await;
    assert!(sentence(&visit).await.ends_with("or else."));
}

#[tokio::test]
async fn a_consequence_that_may_hurt_somebody_brings_up_support() {
    let visit = Browser::phone().open().await;
    begin(&visit, "limit").await;
    visit.answer("what-i-do", "hurt myself").await;
    visit.until_step("words").await;
    visit.until("document.querySelector('.script .card.care a[href=\"/help/\"]')").await;
    assert!(sentence(&visit).await.contains("hurt myself"), "nothing is blocked silently");
}

#[tokio::test]
async fn somebody_who_is_afraid_gets_a_private_limit_instead() {
    for (question, answer) in
        [("afraid", "yes"), ("afraid", "not-sure"), ("hurt-before", "yes"), ("hurt-before", "not-sure")]
    {
        let visit = Browser::phone().open().await;
        visit.begin("/boundaries/").await;
        visit.until_step("safe-enough").await;
        visit.pick(question, answer).await;
        // Next leads to the care page only.
        visit.next().await;
        visit.until("document.querySelector('#step-care-safety')").await;
        for address in ["/help/", "/settle/"] {
            assert!(visit.sees(&format!(".step a[href='{address}']")).await, "{address} is offered");
        }
        visit.until_step("say-or-do").await;
        assert!(!visit.sees("input[name='c:kind']").await);
        visit.answer("private-limit", "I will keep my phone with me").await;
        visit.until_step("words").await;
        visit
            .until("document.querySelector(\"[name='t:my-words']\").value.includes('keep my phone with me')")
            .await;
        assert!(sentence(&visit).await.starts_with("From now on I will"), "not spoken");
        assert!(!visit.sees("input[name='c:tone']").await);
        assert!(!visit.text(".script").await.contains("Listen"));
        assert!(!visit.text("main").await.contains("say"), "no heading speaks of saying it");
    }
}

#[tokio::test]
async fn the_other_kinds_compose_too() {
    for (kind, question, answer, expected) in [
        ("request", "ask", "Could you knock first?", "would you be willing to knock first?"),
        ("agreement", "agree-what", "we each say where we are", "we each say where we are"),
        ("pause", "back-at", "at six", "at six"),
        ("topic", "topic", "the past", "the past"),
    ] {
        let visit = Browser::phone().open().await;
        begin(&visit, kind).await;
        visit.answer(question, answer).await;
        visit.until_step("words").await;
        visit
            .until(&format!(
                "document.querySelector(\"[name='t:my-words']\").value.toLowerCase().includes({})",
                json!(expected)
            ))
            .await;
    }
}

#[tokio::test]
async fn lines_of_the_ladder_are_added_reworded_and_removed() {
    let visit = Browser::desktop().open().await;
    begin(&visit, "limit").await;
    visit.until_step("practice").await;
    for words in ["say no to a salesman", "ask for a day to think"] {
        visit.click(".list > .button").await;
        visit.until("document.activeElement.matches('.row:last-child input')").await;
        visit.type_here(words).await;
    }
    visit.js("document.querySelector('.row select').value = '3'; document.querySelector('.row select').dispatchEvent(new Event('change', {bubbles: true}))").await;
    visit.saved().await;
    assert_eq!(
        visit.record().await["answers"]["ladder"],
        json!([{ "text": "say no to a salesman", "rate": 3 }, { "text": "ask for a day to think" }])
    );
    visit.click(".row:first-child button").await;
    visit.until("document.querySelectorAll('.row').length === 1").await;
    visit.saved().await;
    assert_eq!(visit.record().await["answers"]["ladder"], json!([{ "text": "ask for a day to think" }]));
}

/// A speech synthesis with a local voice that records when it is told to speak or stop.
const VOICE: &str = "window.told = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
    Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [{ localService: true, lang: 'en-GB' }],
        speak: said => told.push('speaks'), cancel: () => told.push('stops') } });";

#[tokio::test]
async fn reading_aloud_stops_by_its_button_and_when_the_words_leave_the_screen() {
    let visit = Browser::phone().with_fault(VOICE).open().await;
    begin(&visit, "limit").await;
    visit.answer("what-i-do", "leave the room").await;
    visit.until_step("words").await;
    visit.click_words("button", "Listen (plays sound)").await;
    visit.click_words("button", "Stop").await;
    visit.until("told.join() === 'speaks,stops'").await;
    visit.click_words("button", "Listen (plays sound)").await;
    visit.until("told.length === 3").await;
    visit.next().await;
    assert_eq!(visit.js("return told.join()").await, json!("speaks,stops,speaks,stops"));
}
