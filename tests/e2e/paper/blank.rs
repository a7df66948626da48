//! An empty worksheet, printed for filling in by hand.

use super::bare;
use crate::harness::{A4, Browser, Engine, LETTER, Need};
use serde_json::{Value, json};

/// The worksheets, the branch that is printed (its number, if the worksheet has branches) and the most pages it may take.
const SHEETS: [(&str, Option<usize>, usize); 5] = [
    ("Forgiveness", Some(0), 8),
    ("Forgiveness", Some(1), 8),
    ("Forgiveness", Some(2), 8),
    ("Forgiveness", None, 12),
    ("Boundaries", None, 6),
];

#[tokio::test]
async fn an_empty_worksheet_is_printed_with_every_question_and_room() {
    let visit = Browser::phone().open().await;
    for (worksheet, branch, most) in SHEETS {
        visit.go("/worksheets/").await;
        visit.click(&format!("[aria-label='Print a blank copy: {worksheet}']")).await;
        visit.reads(".blank h1", worksheet).await;
        visit.until("history.state?.at === 'blank' && !location.hash").await;
        if worksheet == "Forgiveness" {
            visit.reads(".blank", "Who is this about?").await;
            assert!(!visit.sees("#print").await && !visit.sees(".blank textarea").await, "the question only");
            let way = branch.map_or("#print-all".into(), |number| format!("#branch-{number}"));
            visit.click(&way).await;
        }
        visit.until("document.querySelector('#print')").await;
        if worksheet == "Forgiveness" {
            visit.until("document.activeElement.id === 'print'").await;
        }
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
        assert!(asked.len() > 25, "{asked:?}");
        let sizes: &[_] = if Engine::here().can(Need::Printing) { &[A4, LETTER] } else { &[] };
        for size in sizes.iter().copied() {
            let pages = visit.printed(size).await;
            let whole = bare(&pages.concat());
            for question in &asked {
                assert!(whole.contains(question), "{question} is in\n{whole}");
            }
            assert!(!whole.contains("Fillitinonthescreen") && !whole.contains("Leavequickly"), "{whole}");
            if Engine::here() == Engine::Chromium {
                if size == A4 {
                    assert!(pages.len() <= most, "{worksheet} {branch:?}: {} pages", pages.len());
                }
                for (at, page) in pages.iter().enumerate() {
                    let number = format!("{}/{}", at + 1, pages.len());
                    assert!(bare(page).contains(&number), "{number} is on\n{page}");
                }
                assert!(!whole.contains("127.0.0.1") && !whole.contains("localhost"), "no address: {whole}");
                assert!(bare(pages.last().unwrap()).contains("Peopleyoucancall"));
            }
        }
        visit.as_on_paper(true).await;
        let room = "return [...document.querySelectorAll('.blank textarea')].map(e => [e.rows, e.getBoundingClientRect().height])";
        let room = visit.js(room).await;
        let room = room.as_array().unwrap();
        let is_enough = |one: &Value| {
            // 25 mm for a text and 11 mm for a line, in CSS pixels.
            one[1].as_f64().unwrap() > if one[0] == json!(1) { 41.0 } else { 94.0 }
        };
        assert!(room.len() > 5 && room.iter().all(is_enough), "{room:?}");
        let small = "return [...document.querySelectorAll('.blank *')].filter(e => e.checkVisibility()
            && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
            && parseFloat(getComputedStyle(e).fontSize) < 13.9).map(e => e.textContent)";
        assert_eq!(visit.js(small).await, json!([]), "no type below 10.5 points");
        visit.as_on_paper(false).await;
        assert_eq!(visit.js("return JSON.stringify(localStorage).includes('whom')").await, json!(false));

        if worksheet == "Forgiveness" {
            visit.click("#other-branch").await;
            visit
                .until("document.activeElement.id === 'branch-0' && !document.querySelector('#print')")
                .await;
        }
        visit.click_words("a", "Fill it in on the screen").await;
        visit.until("document.querySelector('.start-options') && !document.querySelector('.blank')").await;
        assert_eq!(visit.records().await.len(), 0);
    }
}
