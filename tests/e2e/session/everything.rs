//! The list of all entries, the search in it, and each entry as a printable page.

use super::seed;
use crate::harness::Browser;
use serde_json::json;

#[tokio::test]
async fn an_entry_is_listed_opened_and_printed_as_a_clean_page() {
    let visit = Browser::desktop().open().await;
    visit.go("/session/#everything").await;
    visit.reads(".empty", "nothing here yet").await;
    visit.begin("/boundaries/").await;
    visit.pick("area", "time").await;
    visit.name("With M.").await;
    visit.until_step("what").await;
    visit.answer("what-happens", "You come at midnight <b>&</b> knock").await;
    visit.saved().await;

    visit.go("/session/#everything").await;
    visit.reads(".record", "With M.").await;
    visit.reads(".record", "Boundaries").await;
    visit.click(".row-link").await;
    visit.reads(".sheet .answer", "You come at midnight <b>&</b> knock").await;
    assert_eq!(
        visit.js("return document.title").await,
        json!("My notes · Stillwater"),
        "nothing of it in the title"
    );
    visit.js("window.printed = 0; window.print = () => window.printed++").await;
    visit.click_words(".sheet button", "Print").await;
    visit.until("window.printed === 1").await;

    visit.as_on_paper(true).await;
    for hidden in ["header.top", "a.leave", "footer", ".sheet .actions", "nav.places"] {
        assert!(!visit.sees(hidden).await, "{hidden} is not on paper");
    }
    assert!(visit.sees(".sheet .answer").await);
    visit.as_on_paper(false).await;

    visit.click_words(".sheet a", "Go on").await;
    visit.until("document.querySelector('#step-what')").await;
}

#[tokio::test]
async fn a_list_of_hundreds_is_drawn_in_portions() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    visit
        .js("for (let n = 0; n < 300; n++) { const id = '0m' + String(n).padStart(12, '0');
               localStorage['stillwater/record/' + id] = JSON.stringify({ v: 1, id, kind: 'forgiveness', created: '2026-01-01T10:00:00.000Z',
                 changed: '2026-01-01T10:00:00.000Z', label: 'entry ' + n, answers: {} }); }")
        .await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelectorAll('.record').length === 50").await;
    visit.reads(".record", "entry 299").await;
    visit.click_words("button", "Show more").await;
    visit.until("document.querySelectorAll('.record').length === 100").await;
}

#[tokio::test]
async fn words_are_found_without_accents_and_in_any_order() {
    let visit = Browser::phone().open().await;
    seed(&visit).await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelectorAll('.record').length === 3").await;
    assert_eq!(visit.text(".month h2").await, "November 2026");
    visit.write("#search", "CAFE forêt").await;
    visit.until("document.querySelectorAll('.record').length === 1").await;
    visit.reads(".record .found", "Café by the foret").await;
    visit.write("#search", " nowhere").await;
    visit.reads("[role=status]", "No results").await;
    assert!(!visit.sees(".record").await);
    visit.js("document.querySelector('#search').select()").await;
    // The search covers picked answers by their words. Questions are not searched, because every entry of a kind has
    // them.
    visit.write("#search", "sadness").await;
    visit.until("document.querySelectorAll('.record').length === 1").await;
    visit.reads(".record", "Harvest").await;
    visit.delete_first().await;
    visit.until("document.querySelectorAll('.record').length === 2").await;
    visit.click("#undo").await;
    visit.reads(".record", "Harvest").await;
    for kept in ["location.href", "document.title", "JSON.stringify(localStorage)"] {
        let kept = visit.js(&format!("return {kept}")).await;
        assert!(
            !kept.as_str().unwrap().contains("sadness ") && !kept.as_str().unwrap().contains("nowhere"),
            "{kept}"
        );
    }
}

/// Presses a place twice, `apart` milliseconds after each other. The second press hits whatever is there by then.
fn twice(css: &str, apart: u32) -> String {
    format!(
        "const r = document.querySelector({}).getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
         const press = () => document.elementFromPoint(x, y).dispatchEvent(
             new MouseEvent('click', {{ bubbles: true, cancelable: true, clientX: x, clientY: y, detail: 1 }}));
         press();
         return new Promise(done => setTimeout(() => {{ press(); setTimeout(done, 0); }}, {apart}))",
        json!(css)
    )
}

#[tokio::test]
async fn two_presses_at_one_place_delete_one_entry_and_each_deletion_has_its_undo() {
    let visit = Browser::desktop().open().await;
    seed(&visit).await;
    for apart in [0, 250, 500] {
        visit.go("/session/#everything").await;
        visit.until("document.querySelectorAll('.record').length === 3").await;
        visit.click(".row-link").await;
        visit.until("document.querySelector('.sheet .delete')").await;
        visit.js(&twice(".sheet .delete", apart)).await;
        visit.until("document.querySelectorAll('.record').length === 2").await;
        visit.reads(".undo-card", "Deleted.").await;
        visit.click("#undo").await;
        visit
            .until("document.querySelectorAll('.record').length === 3 && !document.querySelector('#undo')")
            .await;
    }
    for left in [2, 1] {
        visit.delete_first().await;
        visit.until(&format!("document.querySelectorAll('.record').length === {left}")).await;
    }
    visit.reads(".undo-card", "Deleted 2 times").await;
    for back in [2, 3] {
        visit.js("document.querySelector('#undo').focus()").await;
        visit.press(&[fantoccini::key::Key::Enter]).await;
        visit.until(&format!("document.querySelectorAll('.record').length === {back}")).await;
    }
    assert!(!visit.sees("#undo").await);
}
