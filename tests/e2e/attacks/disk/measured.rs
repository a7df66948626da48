//! Counts the copies of the words in a profile after each way of deleting them, for docs/durability.md.
//!
//! The page is an image of the site, where no program runs, so that only the test writes to storage.

use super::CANARY;
use crate::harness::seized::{copies, sum};
use crate::harness::{Browser, Engine, Visit, figure};
use crate::privacy::locked;

const PAGE: &str = "/pictures/lake.svg";

/// Defines short functions that use localStorage and IndexedDB as the site does.
const TOOLS: &str = "
    window.later = ms => new Promise(done => setTimeout(done, ms));
    const asked = request => new Promise((yes, no) => {
        request.onsuccess = () => yes(request.result);
        request.onerror = request.onblocked = () => no(request.error) });
    window.open_it = name => {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.result.createObjectStore('entries');
        return asked(request) };
    window.gone = name => asked(indexedDB.deleteDatabase(name));
    window.compact = async () => { (await open_it('stillwater-empty')).close(); await gone('stillwater-empty') };
    window.change = async change => {
        const db = await open_it('stillwater');
        await new Promise((yes, no) => {
            const put = db.transaction('entries', 'readwrite', { durability: 'strict' });
            change(put.objectStore('entries'));
            put.oncomplete = yes; put.onabort = () => no(put.error) });
        db.close() };
    window.keep = async (name, text) => { localStorage[name] = text; await change(entries => entries.put(text, name)) };
    window.run = steps => { window.said = null;
        steps().then(() => window.said = 'done', error => window.said = String(error)) };";

/// Ways to delete: a name, and the script.
const WAYS: [(&str, &str); 6] = [
    ("removed and cleared", "localStorage.clear(); await change(entries => entries.clear())"),
    (
        "the same, then the database deleted (as before)",
        "localStorage.clear(); await change(entries => entries.clear()); await gone('stillwater')",
    ),
    (
        "each text overwritten in the same length first, and written to the disk",
        "localStorage.a = '.'.repeat(localStorage.a.length);
         await change(entries => { entries.put('.'.repeat(localStorage.a.length), 'a') }); await later(8000);
         localStorage.clear(); await change(entries => entries.clear()); await gone('stillwater')",
    ),
    (
        "the database deleted three times",
        "localStorage.clear();
         for (const _ of '123') { await change(entries => entries.clear()); await gone('stillwater') }",
    ),
    (
        "an empty database made and deleted before",
        "localStorage.clear(); await change(entries => entries.clear());
         await compact(); await gone('stillwater')",
    ),
    (
        "before and after (as now)",
        "localStorage.clear(); await change(entries => entries.clear());
         await compact(); await gone('stillwater'); await compact()",
    ),
];

async fn run(visit: &Visit, steps: &str) {
    visit.js(TOOLS).await;
    visit.js(&format!("run(async () => {{ {steps} }})")).await;
    visit.until("window.said").await;
    assert_eq!(visit.js("return window.said").await, "done", "{steps}");
}

/// The numbers of copies in localStorage's files, in IndexedDB's, and in all others.
fn counted(visit: &Visit) -> String {
    counted_of(visit, CANARY)
}

fn counted_of(visit: &Visit, words: &str) -> String {
    let found = copies(&visit.profile(), words);
    let store = sum(&found, &["Local Storage", "/ls/", "localstorage"]);
    let journal = sum(&found, &super::JOURNAL);
    format!("{store} + {journal} + {}", sum(&found, &[""]) - store - journal)
}

/// Simulates a browser that was used before: it writes so much to localStorage that its files are compacted.
async fn used(visit: &mut Visit) {
    for round in 0..4 {
        visit.load(PAGE).await;
        visit.js(&format!("localStorage.other = '{round}' + '.'.repeat(70000)")).await;
        visit.close_politely().await;
        visit.restart().await;
    }
}

#[tokio::test]
#[ignore = "for docs/durability.md: copies of the words after each way to delete them"]
async fn copies_left_on_the_disk_after_each_way_to_delete() {
    let engine = Engine::here();
    for (way, steps) in WAYS {
        let mut visit = Browser::desktop().alone().not_asked().on(engine).open().await;
        visit.load(PAGE).await;
        run(
            &visit,
            &format!("await keep('a', 'one {CANARY}'); await keep('a', 'two {CANARY}'); await later(6000)"),
        )
        .await;
        let before = counted(&visit);
        run(&visit, steps).await;
        run(&visit, "await later(8000)").await;
        let after = counted(&visit);
        visit.close_politely().await;
        let mut row = format!("{engine:?} | {way} | {before} | {after} | {}", counted(&visit));
        for _ in 0..2 {
            visit.restart().await;
            visit.load(PAGE).await;
            run(&visit, "(await indexedDB.databases()).length; await later(4000)").await;
            visit.close_politely().await;
            row += &format!(" | {}", counted(&visit));
        }
        figure(&row);
    }
}

#[tokio::test]
#[ignore = "for docs/durability.md: copies of the words after each round of filler in localStorage"]
async fn copies_left_in_local_storage_after_each_round_of_filler() {
    let engine = Engine::here();
    for is_used in [false, true] {
        let mut visit = Browser::desktop().alone().not_asked().on(engine).open().await;
        if is_used {
            used(&mut visit).await;
        }
        visit.load(PAGE).await;
        visit.js(&format!("localStorage.a = '{CANARY}'")).await;
        let mut row = format!("{engine:?} | used before: {is_used}");
        for round in 0..6 {
            visit.close_politely().await;
            row += &format!(" | {}", counted(&visit));
            visit.restart().await;
            visit.load(PAGE).await;
            let filler =
                format!("localStorage.removeItem('a'); localStorage.b = '{round}' + '.'.repeat(70000)");
            visit.js(if round == 0 { "localStorage.removeItem('a')" } else { &filler }).await;
        }
        visit.close_politely().await;
        figure(&format!("{row} | {}", counted(&visit)));
    }
}

/// Waits for a condition while the page cleans up, which takes longer than the timeout of a single condition.
async fn cleaned_up(visit: &Visit, condition: &str) {
    for _ in 0..30 {
        let patience = std::time::Duration::from_secs(19);
        if tokio::time::timeout(patience, visit.until(condition)).await.is_ok() {
            return;
        }
    }
    panic!("it never came to an end: {}", visit.seen().await);
}

#[tokio::test]
#[ignore = "for docs/durability.md, seven minutes each: copies of words and of a lock's slot, everything deleted"]
async fn copies_left_after_everything_was_deleted_on_the_site() {
    let engine = Engine::here();
    for (is_used, is_locked) in [(true, true), (true, false), (false, true)] {
        let mut visit = Browser::desktop().alone().not_asked().on(engine).open().await;
        if is_used {
            used(&mut visit).await;
        }
        let searched = if is_locked {
            choose_locked(&visit).await
        } else {
            visit.load(PAGE).await;
            visit.js("localStorage['stillwater/settings'] = '{\"v\":1,\"where\":\"open\"}'").await;
            visit.begin("/forgiveness/").await;
            visit.until_step("about").await;
            visit.answer("one-event", CANARY).await;
            visit.saved().await;
            CANARY.to_owned()
        };
        visit.close_politely().await;
        let mut row = format!(
            "{engine:?} | used before: {is_used}, locked: {is_locked} | {}",
            counted_of(&visit, &searched)
        );
        visit.restart().await;
        visit.go("/settings/").await;
        for button in ["#erase", "#erase-go-on", "#erase-now"] {
            visit.click(button).await;
        }
        visit.reads("main", "Everything is deleted").await;
        row += &format!(" | {}", counted_of(&visit, &searched));
        cleaned_up(&visit, "document.querySelector('.gone')").await;
        row += &format!(" | {}", counted_of(&visit, &searched));
        if engine == Engine::Chromium {
            cleaned_up(&visit, "localStorage['stillwater/filler']").await;
            cleaned_up(&visit, "localStorage.length === 0").await;
        }
        row += &format!(" | {}", counted_of(&visit, &searched));
        visit.close_politely().await;
        row += &format!(" | {}", counted_of(&visit, &searched));
        for _ in 0..2 {
            visit.restart().await;
            visit.go("/settings/").await;
            visit.close_politely().await;
            row += &format!(" | {}", counted_of(&visit, &searched));
        }
        figure(&row);
    }
}

/// Locks a device that has an entry, and returns the key slot of the passphrase.
async fn choose_locked(visit: &Visit) -> String {
    locked(visit, CANARY).await;
    let slot = visit.js("return JSON.parse(localStorage['stillwater/vault']).pass.key").await;
    slot.as_str().expect("the passphrase's slot").to_owned()
}
