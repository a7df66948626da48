//! The handout: the picked answers are in the preview, on paper and in every text, and nothing else ever is.

mod blank;
mod ways;

use crate::access::check;
use crate::harness::{A4, Browser, Engine, LETTER, Need, Visit, each_engine};
use fantoccini::key::Key;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The stored entries: a worksheet and a check-in that are brought to the session, a worksheet that is not, and the
/// session.
const WORKSHEET: &str = "0mw00000000001";
const CHECK_IN: &str = "0mw00000000002";
const OTHER: &str = "0mw00000000003";
const SESSION: &str = "0mw00000000004";
const SHEET: &str = "/session/#sheet";

/// A word that occurs in one answer only.
struct Canary {
    record: &'static str,
    key: String,
    word: String,
}

#[derive(Default)]
struct Canaries(Vec<Canary>);

impl Canaries {
    fn next(&mut self, record: &'static str, key: &str) -> String {
        let word = format!("quo{:03}zk", self.0.len());
        self.0.push(Canary { record, key: key.into(), word: word.clone() });
        word
    }

    fn of(&self, record: &str, key: &str) -> &str {
        let found = self.0.iter().find(|canary| canary.record == record && canary.key == key);
        &found.unwrap_or_else(|| panic!("{record} has {key}")).word
    }

    /// All words that must not occur.
    fn but(&self, picked: &[&str]) -> Vec<&str> {
        self.0.iter().map(|canary| &*canary.word).filter(|word| !picked.contains(word)).collect()
    }
}

/// The ids of all fields of a worksheet.
fn fields(worksheet: &str) -> Vec<String> {
    let path = format!("src/content/worksheets/{worksheet}.toml");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let mut ids: Vec<String> = Vec::new();
    for block in text.split("[[step.field]]").skip(1) {
        let id = block.lines().find_map(|line| line.trim().strip_prefix("id = ")).unwrap();
        ids.push(id.trim_matches('"').into());
    }
    assert!(ids.len() > 20, "{ids:?}");
    ids
}

/// A worksheet with a word in every field. A text where a choice is expected is read as text.
fn worksheet(all: &mut Canaries, id: &'static str, kind: &str) -> Value {
    let mut answers = Map::new();
    for key in fields(kind) {
        let lines: Vec<String> =
            (0..6).map(|n| format!("a line of some words that are there, and {n}")).collect();
        let word = all.next(id, &key);
        answers.insert(key, format!("{word} first\n{}", lines.join("\n")).into());
    }
    json!({ "v": 2, "rev": 1, "by": "aaaaa", "id": id, "kind": kind, "created": "2026-11-22T14:05:00.000Z",
        "changed": "2026-11-22T14:05:00.000Z", "label": all.next(id, "~label"), "step": all.next(id, "step"), "answers": answers })
}

fn check_in(all: &mut Canaries) -> Value {
    let mut answers = Map::new();
    for sign in ["betrayed", "trust", "on-guard", "boundaries", "numb", "pushing-away", "own-a"] {
        for ask in ["often", "in-the-way", "note"] {
            let key = format!("{sign}.{ask}");
            answers.insert(key.clone(), all.next(CHECK_IN, &key).into());
        }
    }
    for key in ["helped-most", "lasting", "also", "want-support"] {
        answers.insert(key.into(), all.next(CHECK_IN, key).into());
    }
    let own = ["own-a", "own-b"].map(|id| json!({ "id": id, "text": all.next(CHECK_IN, &format!("~{id}")) }));
    answers.insert("own-signs".into(), own.to_vec().into());
    json!({ "v": 2, "rev": 1, "by": "aaaaa", "id": CHECK_IN, "kind": "check-in", "created": "2026-11-21T14:05:00.000Z",
        "changed": "2026-11-21T14:05:00.000Z", "done": "2026-11-21T14:05:00.000Z", "answers": answers })
}

fn session(all: &mut Canaries) -> Value {
    let mut answers = Map::new();
    for key in ["want", "questions", "agreed", "try"] {
        answers.insert(key.into(), format!("{} <b>&</b> *so*", all.next(SESSION, key)).into());
    }
    answers.insert(
        "bring".into(),
        json!([{ "record": WORKSHEET }, { "record": CHECK_IN, "key": "trust.note" }]),
    );
    json!({ "v": 2, "rev": 1, "by": "aaaaa", "id": SESSION, "kind": "session", "created": "2026-11-23T14:05:00.000Z",
        "changed": "2026-11-23T14:05:00.000Z", "label": all.next(SESSION, "label"), "answers": answers })
}

async fn keep(visit: &Visit, record: &Value) {
    let key = json!(format!("stillwater/record/{}", record["id"].as_str().unwrap()));
    visit.js(&format!("localStorage[{key}] = {}", json!(record.to_string()))).await;
}

/// Opens the handout in a browser with a word in every field of the stored entries.
async fn seeded(browser: Browser) -> (Visit, Canaries) {
    let visit = browser.open().await;
    let mut all = Canaries::default();
    let records = [
        worksheet(&mut all, WORKSHEET, "forgiveness"),
        check_in(&mut all),
        worksheet(&mut all, OTHER, "boundaries"),
        session(&mut all),
    ];
    for record in &records {
        keep(&visit, record).await;
    }
    visit.go(SHEET).await;
    visit.until("document.querySelectorAll('.take').length === 3").await;
    (visit, all)
}

fn chip(record: &str, key: &str) -> String {
    format!("[data-record='{record}'] label:has(> [data-key='{key}'])")
}

/// The text of each printed page, without its number at the foot.
async fn printed(visit: &Visit, size: (f64, f64)) -> Vec<String> {
    let pages: Vec<String> = visit.printed(size).await.iter().map(|page| bare(page)).collect();
    if Engine::here() != Engine::Chromium {
        return pages;
    }
    let without = |(at, page): (usize, &String)| {
        let number = format!("{}/{}", at + 1, pages.len());
        let parts = page.rsplit_once(&number).unwrap_or_else(|| panic!("{number} is on {page}"));
        [parts.0, parts.1].concat()
    };
    pages.iter().enumerate().map(without).collect()
}

async fn take(visit: &Visit, all: &Canaries, record: &str, key: &str) {
    visit.click(&chip(record, key)).await;
    visit.reads(".paper", all.of(record, key)).await;
}

/// The text on the sheet without white space.
async fn on_sheet(visit: &Visit) -> String {
    bare(&visit.text(".paper").await)
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn holds_only(text: &str, all: &Canaries, picked: &[&str]) {
    for word in picked {
        assert!(text.contains(word), "{word} was picked:\n{text}");
    }
    for word in all.but(picked) {
        assert!(!text.contains(word), "{word} was not picked:\n{text}");
    }
}

each_engine!(only_what_was_picked_is_on_the_sheet_and_on_paper, chromium, firefox);
async fn only_what_was_picked_is_on_the_sheet_and_on_paper() {
    let (visit, all) = seeded(Browser::desktop()).await;
    visit.reads(".taking .empty", "Nothing is picked yet").await;
    assert!(!visit.sees(".paper").await && !visit.sees("#print").await, "there is nothing to print");

    // Picks with the mouse, in reverse order.
    take(&visit, &all, CHECK_IN, "own-a.often").await;
    for key in fields("forgiveness").iter().rev().step_by(5) {
        take(&visit, &all, WORKSHEET, key).await;
    }
    take(&visit, &all, WORKSHEET, "one-event").await;
    let mut picked: Vec<String> = Vec::new();
    let boxes = "return [...document.querySelectorAll('.take :checked')].map(box =>
        box.closest('.take').dataset.record + ' ' + box.dataset.key)";
    for pair in visit.js(boxes).await.as_array().unwrap() {
        let (record, key) = pair.as_str().unwrap().split_once(' ').unwrap();
        picked.push(all.of(record, key).into());
    }
    assert!(picked.len() > 6, "{picked:?}");

    // Picks with the keyboard: the first two of the session, and the first two of another entry that is added.
    visit.js(&format!("document.querySelector(\"[data-record='{SESSION}'] [data-key=want]\").focus()")).await;
    visit.press(&[Key::Space, Key::Tab, Key::Space]).await;
    visit.reads(".paper", all.of(SESSION, "questions")).await;
    visit.js("document.querySelector('#add-entry').focus()").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('.take-one')").await;
    assert_eq!(visit.js("return document.querySelectorAll('.take-one').length").await, json!(1));
    visit.press(&[Key::Tab, Key::Enter]).await;
    visit.until(&format!("document.activeElement.id === 'take-{OTHER}'")).await;
    visit.press(&[Key::Tab, Key::Tab, Key::Space, Key::Tab, Key::Space]).await;
    let added = format!("document.querySelectorAll(\"[data-record='{OTHER}'] :checked\").length === 2");
    visit.until(&added).await;
    picked.extend(["want", "questions"].map(|key| all.of(SESSION, key).to_string()));
    for key in visit.js(boxes).await.as_array().unwrap() {
        if let Some((OTHER, key)) = key.as_str().unwrap().split_once(' ') {
            picked.push(all.of(OTHER, key).into());
        }
    }
    visit.answer("initials", "M. K.").await;
    visit.reads(".paper-about", "M. K.").await;
    visit.saved().await;

    // A sign of the person's own is shown with the answer that was picked for it.
    picked.push(all.of(CHECK_IN, "~own-a").into());
    let mut picked: Vec<&str> = picked.iter().map(|word| &**word).collect();
    picked.dedup();
    let sheet = on_sheet(&visit).await;
    let hidden = visit.js("return document.querySelector('.paper').outerHTML").await;
    holds_only(&sheet, &all, &picked);
    holds_only(hidden.as_str().unwrap(), &all, &picked);
    let today = "return new Date().toLocaleDateString(navigator.languages, { dateStyle: 'long' })";
    let today = bare(visit.js(today).await.as_str().unwrap());
    assert!(sheet.starts_with(&format!("Notesforasession{today}·M.K.")), "{sheet}");
    assert!(sheet.contains("<b>&</b>*so*"), "as it was written: {sheet}");

    on_paper(&visit, &all, &picked).await;

    visit.reload().await;
    visit.until("document.querySelector('.paper')").await;
    assert_eq!(on_sheet(&visit).await, sheet, "picks stay");

    // An answer that is cleared in another tab is removed from the sheet.
    let gone = "const name = 'stillwater/record/0mw00000000001', record = JSON.parse(localStorage[name]);
        delete record.answers['one-event']; localStorage[name] = JSON.stringify(record)";
    visit.js(gone).await;
    visit.reload().await;
    visit.until("document.querySelector('.paper')").await;
    let left = on_sheet(&visit).await;
    let gone = all.of(WORKSHEET, "one-event");
    picked.retain(|word| *word != gone);
    holds_only(&left, &all, &picked);
}

/// Asserts that the printed sheet has the whole text and nothing else, in both paper sizes.
async fn on_paper(visit: &Visit, all: &Canaries, picked: &[&str]) {
    if !Engine::here().can(Need::WholePages) {
        return;
    }
    let sheet = on_sheet(visit).await;
    let items =
        visit.js("return [...document.querySelectorAll('.paper .answer')].map(item => item.innerText)").await;
    for size in [A4, LETTER] {
        let pages = printed(visit, size).await;
        assert!((2..6).contains(&pages.len()), "{} sheets of paper", pages.len());
        let whole = pages.concat();
        assert_eq!(whole, sheet, "the paper is the preview");
        holds_only(&whole, all, picked);
        for item in items.as_array().unwrap() {
            let item = bare(item.as_str().unwrap());
            assert!(pages.iter().any(|page| page.contains(&item)), "{item} is whole on one of {pages:#?}");
        }
    }
}

#[tokio::test]
async fn a_long_answer_goes_on_over_the_page_and_its_question_is_not_left_alone() {
    let Some(browser) = Browser::desktop().able_to(Need::WholePages) else { return };
    for length in [35, 90] {
        let (visit, all) = seeded(browser.clone()).await;
        let long: Vec<String> = (0..length).map(|n| format!("line {n} of a long answer")).collect();
        let key = json!(format!("stillwater/record/{SESSION}"));
        visit
            .js(&format!(
                "const record = JSON.parse(localStorage[{key}]); record.answers.questions = {};
                 localStorage[{key}] = JSON.stringify(record)",
                json!(long.join("\n"))
            ))
            .await;
        visit.reload().await;
        take(&visit, &all, SESSION, "want").await;
        visit.click(&chip(SESSION, "questions")).await;
        visit.reads(".paper", &format!("line {}", length - 1)).await;
        let sheet = on_sheet(&visit).await;
        for size in [A4, LETTER] {
            let pages = printed(&visit, size).await;
            assert_eq!(pages.concat(), sheet);
            // The answer begins on the first page, right below its question.
            assert!(pages[0].contains("QuestionsIwouldliketoask"), "{length}: {pages:#?}");
            assert!(pages[0].contains("line2ofalonganswer"), "{length}: {pages:#?}");
        }
        // The same holds where the entry itself is printed.
        visit.go(&format!("/session/#{SESSION}")).await;
        visit.reads(".sheet", &format!("line {}", length - 1)).await;
        let pages = printed(&visit, A4).await;
        assert!(pages[0].contains("line2ofalonganswer"), "{length}: {pages:#?}");
    }
}

#[tokio::test]
async fn all_and_nothing_of_an_entry() {
    let (visit, all) = seeded(Browser::phone()).await;
    visit.click(&format!("[data-record='{WORKSHEET}'] .all")).await;
    visit.reads(".paper", all.of(WORKSHEET, "~label")).await;
    let of_it = all.0.iter().filter(|canary| canary.record == WORKSHEET && canary.key != "step");
    holds_only(&on_sheet(&visit).await, &all, &of_it.map(|canary| &*canary.word).collect::<Vec<_>>());
    visit.click(&format!("[data-record='{WORKSHEET}'] .none")).await;
    visit.until("!document.querySelector('.paper')").await;
    visit.saved().await;
    let stored = visit.records().await.into_iter().find(|record| record["id"] == SESSION).unwrap();
    assert_eq!(stored["answers"].get("paper-items"), None);
}

#[tokio::test]
async fn axe_reports_nothing_on_the_sheet() {
    for browser in [Browser::phone(), Browser::desktop()] {
        let (visit, all) = seeded(browser.with_fault(ways::SHARING)).await;
        check(&visit, "nothing picked").await;
        take(&visit, &all, WORKSHEET, "one-event").await;
        take(&visit, &all, CHECK_IN, "own-a.note").await;
        visit.click("#share").await;
        visit.until("document.querySelector('#share-go-on')").await;
        visit.click("#add-entry").await;
        visit.until("document.querySelector('.take-one')").await;
        check(&visit, "a sheet").await;
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        assert!(visit.js(wide).await.as_f64().unwrap() < 1.0, "nothing is wider than the window");
        visit.go("/forgiveness/#blank").await;
        visit.until("document.querySelector('.blank')").await;
        check(&visit, "the question before an empty worksheet").await;
        visit.click("#branch-0").await;
        visit.until("document.querySelector('#print')").await;
        check(&visit, "an empty worksheet").await;
    }
}
