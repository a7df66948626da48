//! Searches the files in which a browser keeps its history and the session to restore. The length of the history is not
//! checked, because browsers also record an address that replaced another one.

use super::super::privacy::traces::found;
use super::super::privacy::{PASS, open_with, put_on};
use crate::harness::{Browser, Engine, Visit, each_engine, figure};
use memchr::memmem;
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Parts of the names of these files: history, favicons, typed addresses, and tabs to restore.
const FILES: [&str; 12] = [
    "History",
    "Favicons",
    "Session",
    "Tabs_",
    "Apps_",
    "Top Sites",
    "Shortcuts",
    "Network Action",
    "Visited Links",
    "places.sqlite",
    "favicons.sqlite",
    "sessionstore",
];

/// Steps of this visit, as they would appear in a URL.
const STEPS: [&str; 2] = ["/blame", "left-behind"];

/// Visits two steps of a worksheet, an entry, the settings and help, and returns the ids of the entries.
async fn walk(visit: &Visit, is_locked: bool) -> Vec<String> {
    visit.click("nav.places a[href='/worksheets/']").await;
    visit.click(".offers a[href='/forgiveness/']").await;
    visit.until_step("about").await;
    visit.answer("one-event", "words").await;
    visit.saved().await;
    visit.next().await;
    visit.client.back().await.expect("there is a way back");
    visit.client.forward().await.expect("and forward");
    visit.ready().await;
    visit.client.goto("about:blank").await.expect("an empty page loads");
    visit.client.back().await.expect("there is a way back");
    opened(visit, is_locked).await;
    visit.until("document.querySelector('h2[id^=step-]')").await;
    visit.out().await;
    visit.click("nav.places a[href='/notes/']").await;
    visit.click("a[data-at='everything']").await;
    visit.until("document.querySelector('.record [id^=name-]')").await;
    let ids = visit
        .js("return [...document.querySelectorAll('.record [id^=name-]')].map(e => e.id.slice(5))")
        .await;
    visit.click(".row-link").await;
    visit.reads("main", "words").await;
    visit.reload().await;
    opened(visit, is_locked).await;
    visit.reads("main", "words").await;
    visit.click("footer a[href='/settings/']").await;
    visit.reads("h1", "Settings").await;
    visit.click("nav.places a[href='/help/']").await;
    visit.until("document.querySelector('.help-screen')").await;
    let ids: Vec<String> = serde_json::from_value(ids).expect("they are texts");
    assert!(!ids.is_empty() && ids.iter().all(|id| id.len() == 14), "{ids:?}");
    ids
}

/// Waits until the page is ready, and unlocks it if there is a lock.
async fn opened(visit: &Visit, is_locked: bool) {
    if is_locked {
        open_with(visit, PASS).await;
        visit.until("!document.querySelector('#passphrase')").await;
    }
    visit.ready().await;
    visit.until("document.querySelector('main h1')").await;
}

/// The files in which a browser stores addresses.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let name = path.display().to_string();
        if path.is_dir() {
            all.extend(files(&path));
        } else if FILES.iter().any(|part| name.contains(part)) && !name.contains("Session Storage") {
            let bytes = fs::read(&path).unwrap_or_default();
            all.push((name, unpacked(&bytes).unwrap_or(bytes)));
        }
    }
    all
}

/// Decompresses a session file of Firefox: `mozLz40`, the length, and one LZ4 block.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(b"mozLz40\0")?.get(4..)?.iter().copied();
    let mut out: Vec<u8> = Vec::new();
    let long = |first: u8, rest: &mut dyn Iterator<Item = u8>| -> Option<usize> {
        let mut length = usize::from(first);
        let mut more = if first == 15 { 255 } else { 0 };
        while more == 255 {
            more = rest.next()?;
            length += usize::from(more);
        }
        Some(length)
    };
    while let Some(token) = rest.next() {
        let literals = long(token >> 4, &mut rest)?;
        out.extend(rest.by_ref().take(literals));
        let Some(low) = rest.next() else { break };
        let back = usize::from(low) | usize::from(rest.next()?) << 8;
        let length = long(token & 15, &mut rest)? + 4;
        let from = out.len().checked_sub(back)?;
        for at in from..from + length {
            out.push(*out.get(at)?);
        }
    }
    Some(out)
}

/// Whether bytes contain a text in UTF-8 or UTF-16.
fn holds(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [text.as_bytes(), &wide].iter().any(|text| memmem::find(bytes, text).is_some())
}

/// The URLs of this site in these bytes, without the origin.
fn addresses(bytes: &[u8], home: &str) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes);
    let ends = |c: char| !(c.is_ascii_alphanumeric() || "/#-_.?%~".contains(c));
    text.split(home).skip(1).map(|rest| rest.split(ends).next().unwrap_or_default().to_string()).collect()
}

/// Quits the browser, and asserts that its files contain no ids, no steps, and no URL with one of these `paths`.
async fn look(mut visit: Visit, what: &str, ids: &[String], paths: &[&str]) {
    let engine = Engine::here();
    let home = visit.url("");
    visit.close_politely().await;
    let files = files(&visit.profile());
    let all: BTreeSet<String> = files.iter().flat_map(|(_, bytes)| addresses(bytes, &home)).collect();
    figure(&format!("{what}, {engine:?}: {} files, addresses {all:?}", files.len()));
    assert!(!all.is_empty(), "{engine:?}: so the search finds what is there");
    for (name, bytes) in &files {
        for id in ids {
            assert!(!holds(bytes, id), "{what}, {engine:?}: the id of an entry is in {name}");
        }
        for part in
            STEPS.map(String::from).into_iter().chain(paths.iter().map(|path| format!("{home}{path}")))
        {
            assert!(!holds(bytes, &part), "{what}, {engine:?}: {part} is in {name}");
        }
    }
    assert!(all.iter().all(|address| !address.contains('#')), "{what}, {engine:?}: {all:?}");
    if what.contains("lock") {
        for id in ids {
            assert!(
                found(&visit.profile(), id).is_empty(),
                "{what}, {engine:?}: an id is in some other file"
            );
        }
    }
}

/// Sets the answer that other people use the device.
async fn shared(visit: &Visit) {
    visit.go("/").await;
    visit
        .js(&format!(
            "localStorage['stillwater/settings'] = {}",
            json!(json!({ "v": 1, "where": "open", "shared": "yes" }).to_string())
        ))
        .await;
}

/// Screens that no URL may name on a shared device.
const SCREENS: [&str; 5] = ["/forgiveness/", "/worksheets/", "/session/", "/signs/", "/help/"];

each_engine!(an_open_device_notes_screens_only, chromium, firefox);
async fn an_open_device_notes_screens_only() {
    let visit = Browser::desktop().alone().open().await;
    visit.go("/").await;
    let ids = walk(&visit, false).await;
    look(visit, "open", &ids, &[]).await;
}

each_engine!(a_locked_device_notes_screens_only, chromium, firefox);
async fn a_locked_device_notes_screens_only() {
    let visit = Browser::desktop().alone().open().await;
    visit.go("/settings/").await;
    visit.click("#put-lock-on").await;
    put_on(&visit).await;
    visit.click(".wordmark").await;
    let ids = walk(&visit, true).await;
    look(visit, "locked", &ids, &[]).await;
}

each_engine!(a_shared_device_notes_no_screen_but_the_one_that_was_opened, chromium, firefox);
async fn a_shared_device_notes_no_screen_but_the_one_that_was_opened() {
    let visit = Browser::desktop().alone().open().await;
    shared(&visit).await;
    visit.go("/").await;
    let ids = stay(&visit, false).await;
    look(visit, "shared", &ids, &SCREENS).await;
}

each_engine!(a_shared_device_with_a_lock_notes_no_screen_either, chromium, firefox);
async fn a_shared_device_with_a_lock_notes_no_screen_either() {
    let visit = Browser::desktop().alone().open().await;
    shared(&visit).await;
    visit.go("/settings/").await;
    visit.click("#put-lock-on").await;
    put_on(&visit).await;
    visit.go("/").await;
    let ids = stay(&visit, true).await;
    look(visit, "shared and locked", &ids, &SCREENS).await;
}

/// Repeats the visit in the mode in which the URL never changes: from the article and back to it, with links only, and
/// with a reload.
async fn stay(visit: &Visit, is_locked: bool) -> Vec<String> {
    visit.click("nav.places a[href='/worksheets/']").await;
    visit.click(".offers a[href='/forgiveness/']").await;
    opened(visit, is_locked).await;
    visit.until_step("about").await;
    visit.answer("one-event", "words").await;
    visit.saved().await;
    visit.next().await;
    visit.until("document.querySelector('#step-left-behind')").await;
    visit.reload().await;
    opened(visit, is_locked).await;
    visit.until("document.querySelector('#step-left-behind')").await;
    visit.out().await;
    visit.click("nav.places a[href='/notes/']").await;
    visit.click("a[data-at='everything']").await;
    visit.until("document.querySelector('.record [id^=name-]')").await;
    let ids = visit
        .js("return [...document.querySelectorAll('.record [id^=name-]')].map(e => e.id.slice(5))")
        .await;
    visit.click(".row-link").await;
    visit.reads("main", "words").await;
    visit.click("nav.places a[href='/help/']").await;
    visit.until("document.querySelector('.help-screen')").await;
    visit.click("nav.places a[href='/']").await;
    visit.until("document.querySelector('.contents')").await;
    assert_eq!(visit.js("return location.pathname + location.hash").await, "/");
    let ids: Vec<String> = serde_json::from_value(ids).expect("they are texts");
    assert!(!ids.is_empty(), "something was written");
    ids
}

each_engine!(an_address_of_an_earlier_version_opens_its_entry_and_tells_nothing_any_more, chromium, firefox);
async fn an_address_of_an_earlier_version_opens_its_entry_and_tells_nothing_any_more() {
    let visit = Browser::desktop().alone().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "words").await;
    visit.saved().await;
    let id = visit.record().await["id"].as_str().expect("an id").to_string();
    for old in [format!("/forgiveness/#{id}/about"), format!("/session/#{id}"), "/session/#everything".into()]
    {
        visit.go(&old).await;
        visit.until("!location.hash && document.querySelector('main h1')").await;
        let (path, _) = old.split_once('#').expect("a place");
        assert_eq!(visit.js("return location.pathname").await, path);
        visit.until("/Forgiveness/.test(document.querySelector('main').innerText)").await;
    }
    visit.go(&format!("/forgiveness/#{id}/about")).await;
    visit.until("document.querySelector('#step-about')").await;
    visit.reload().await;
    visit.until("document.querySelector(\"[name='t:one-event']\")?.value === 'words'").await;
    assert!(
        visit
            .js("return JSON.stringify(history.state)")
            .await
            .as_str()
            .is_some_and(|state| !state.contains(&id))
    );
}
