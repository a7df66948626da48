//! F5: localStorage's files are damaged while the browser is closed. The engines then start with an empty store and
//! report nothing.

use super::writing::{all_stored, id, keep, open, shows};
use crate::harness::{Browser, Engine, Visit, each_engine};
use std::fs;
use std::path::{Path, PathBuf};

/// Removes an entry from the journal, but not its key, as the journal does after a day.
async fn a_day_goes_by(visit: &Visit, number: u32) {
    visit
        .js(&format!(
            "window.gone = false; const open = indexedDB.open('stillwater');
             open.onsuccess = () => {{
                 const change = open.result.transaction('entries', 'readwrite');
                 change.objectStore('entries').delete('stillwater/record/{}');
                 change.oncomplete = () => {{ open.result.close(); window.gone = true; }};
             }}",
            id(number)
        ))
        .await;
    visit.until("window.gone").await;
}

/// Overwrites the file without which the engine finds no data.
fn damage(visit: &Visit, engine: Engine) {
    let profile = visit.profile();
    let (begin, folder) = match engine {
        Engine::Chromium => ("MANIFEST", profile.join("Default/Local Storage/leveldb")),
        Engine::Firefox => ("data.sqlite", origin(&profile.join("storage/default")).join("ls")),
        Engine::WebKit => ("http_", profile.join("data/localstorage")),
    };
    let mut damaged = 0;
    for file in fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()) {
        if file.file_name().unwrap().to_string_lossy().starts_with(begin) {
            fs::write(&file, "nonsense ".repeat(500)).unwrap();
            damaged += 1;
        }
    }
    assert!(damaged > 0, "there is something to damage in {}", folder.display());
}

/// Firefox stores each origin in its own folder.
fn origin(places: &Path) -> PathBuf {
    let places = fs::read_dir(places).unwrap().map(|place| place.unwrap().path());
    let ours = |place: &PathBuf| place.file_name().unwrap().to_string_lossy().starts_with("http+++127.0.0.1");
    { places }.find(ours).expect("our origin has a folder")
}

each_engine!(the_person_is_told_and_what_the_journal_has_comes_back);
async fn the_person_is_told_and_what_the_journal_has_comes_back() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().open().await;
    keep(&visit, 1, "of last week").await;
    a_day_goes_by(&visit, 1).await;
    keep(&visit, 2, "of today").await;
    visit.close_politely().await;
    damage(&visit, engine);
    visit.restart().await;
    visit.load("/pictures/lake.svg").await;
    assert_eq!(visit.js("return localStorage.length").await, 0, "{engine:?} says nothing");
    open(&visit, 2).await;
    shows(&visit, "of today").await;
    assert_eq!(all_stored(&visit).await, ["of today"], "{engine:?}");
    visit.reads("#found", "This browser no longer has what you wrote").await;
    visit.reads("#found", "Entries that were recovered: 1").await;
    visit.reads("#found", "Entries that are gone: 1").await;
}

#[tokio::test]
async fn all_files_of_the_site_gone_but_the_mark_the_person_is_told() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().open().await;
    keep(&visit, 1, "gone").await;
    visit.js("indexedDB.deleteDatabase('stillwater').onsuccess = () => window.gone = true").await;
    visit.until("window.gone").await;
    visit.close_politely().await;
    damage(&visit, engine);
    visit.restart().await;
    visit.go("/session/#everything").await;
    visit.reads("#found", "This browser no longer has what you wrote").await;
}
