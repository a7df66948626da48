//! An empty worksheet, printed for filling in by hand.

use super::bare;
use crate::harness::{A4, Browser, Engine, LETTER, Need};
use serde_json::json;

#[tokio::test]
async fn an_empty_worksheet_is_printed_with_every_question_and_room() {
    let visit = Browser::phone().open().await;
    for worksheet in ["Forgiveness", "Boundaries"] {
        visit.go("/worksheets/").await;
        visit.click(&format!("[aria-label='Print a blank copy: {worksheet}']")).await;
        visit.reads(".blank h1", worksheet).await;
        visit.until("history.state?.at === 'blank' && !location.hash").await;
        visit.js("window.printed = 0; window.print = () => window.printed++").await;
        visit.click("#print").await;
        visit.until("window.printed === 1").await;
        let typed = "return [...document.querySelectorAll('.blank :is(input, textarea)')].every(e => e.matches(':disabled'))";
        assert_eq!(visit.js(typed).await, json!(true), "nobody writes where nothing is kept");

        // Firefox supports `::details-content` since version 143. Before, closed `<details>` stay closed on paper.
        let asked = "const unfolds = CSS.supports('selector(::details-content)');
            const around = e => (e.tagName === 'SUMMARY' ? e.parentElement : e).parentElement;
            return [...document.querySelectorAll('.blank :is(legend, label[for], summary, h2)')]
                .filter(e => unfolds || !around(e).closest('details:not([open])')).map(e => e.textContent)";
        let asked = visit.js(asked).await;
        let asked: Vec<_> =
            asked.as_array().unwrap().iter().map(|words| bare(words.as_str().unwrap())).collect();
        assert!(asked.len() > 40, "{asked:?}");
        let sizes: &[_] = if Engine::here().can(Need::Printing) { &[A4, LETTER] } else { &[] };
        for size in sizes.iter().copied() {
            let pages = visit.printed(size).await;
            let whole = bare(&pages.concat());
            for question in &asked {
                assert!(whole.contains(question), "{question} is in\n{whole}");
            }
            assert!(!whole.contains("Fillitinonthescreen") && !whole.contains("Leavequickly"), "{whole}");
        }
        visit.as_on_paper(true).await;
        let room = "return [...document.querySelectorAll('.blank textarea:not([rows=\"1\"])')].map(e => e.getBoundingClientRect().height)";
        let room = visit.js(room).await;
        let room = room.as_array().unwrap();
        // 150 CSS pixels are four centimetres.
        assert!(room.len() > 5 && room.iter().all(|height| height.as_f64().unwrap() > 150.0), "{room:?}");
        visit.as_on_paper(false).await;

        visit.click_words("a", "Fill it in on the screen").await;
        visit.until("document.querySelector('#next') && !document.querySelector('.blank')").await;
        assert_eq!(visit.records().await.len(), 0);
    }
}
