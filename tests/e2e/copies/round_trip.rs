//! A saved copy is restored exactly, and a restore can be undone.

use super::{WORDS, choose, kept, plant};
use crate::harness::Browser;
use serde_json::{Value, json};

#[tokio::test]
async fn a_plain_copy_comes_back_in_another_browser_as_it_was() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    for (number, kind) in [(1, "forgiveness"), (2, "check-in"), (3, "of-a-later-version")] {
        plant(&visit, number, kind, &format!("{WORDS} {number}")).await;
    }
    visit.go("/settings/").await;
    visit.reads("#last-copy", "not saved a copy").await;
    visit.click("#download").await;
    let file = visit.downloaded(".json").await;
    visit.reads("#copy", "The copy is saved").await;
    visit.reads("#last-copy", "Your last copy is from").await;
    assert!(file.name.starts_with("stillwater-copy-20"), "{}", file.name);
    let read: Value = serde_json::from_slice(&file.bytes).unwrap();
    let first = &read["kept"]["stillwater/record/0mx00000000001"];
    assert_eq!(first["answers"]["one-event"], format!("{WORDS} 1"), "a person can read it");
    let before = kept(&visit).await;

    let other = Browser::phone().open().await;
    other.go("/settings/").await;
    choose(&other, "copy.json", &file.bytes).await;
    other.reads("#preview", "Forgiveness: 1 new, 0 already here, 0 different here.").await;
    other.reads("#preview", "between 4 March 2026 and 4 March 2026").await;
    assert!(kept(&other).await.is_empty(), "nothing changes before one says so");
    other.click("#bring-back").await;
    other.until("document.querySelector('#brought-back')").await;
    assert_eq!(kept(&other).await, before);
    // A second restore finds nothing new.
    choose(&other, "again.json", &file.bytes).await;
    other.click("#bring-back").await;
    other.reads("#restore", "already here").await;
    assert_eq!(kept(&other).await, before);
}

#[tokio::test]
async fn what_differs_is_kept_twice_unless_one_says_otherwise() {
    let visit = Browser::desktop().open().await;
    visit.go("/").await;
    let name = plant(&visit, 1, "forgiveness", "as it was").await;
    visit.go("/settings/").await;
    visit.click("#download").await;
    let file = visit.downloaded(".json").await.bytes;
    plant(&visit, 1, "forgiveness", "as it is").await;
    for (choice, words) in
        [("both", ["as it is", "as it was"].as_slice()), ("here", &["as it is"]), ("file", &["as it was"])]
    {
        choose(&visit, "copy.json", &file).await;
        visit.reads("#preview", "1 different here").await;
        visit.pick_chip("differ", choice).await;
        visit.click("#bring-back").await;
        let done = if choice == "here" { "already here" } else { "The copy is back" };
        visit.reads("#restore", done).await;
        let kept = kept(&visit).await;
        let mut found: Vec<_> = kept.values().map(|r| r["answers"]["one-event"].as_str().unwrap()).collect();
        found.sort_unstable();
        assert_eq!(found, words, "{choice}");
        assert!(kept.contains_key(&name));
        if choice != "here" {
            visit.click("#undo-copy").await;
            visit.reads("#restore", "as it was before").await;
        }
    }
}

#[tokio::test]
async fn replacing_can_be_taken_back_until_the_next_change() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", "in the copy").await;
    visit.go("/settings/").await;
    visit.click("#download").await;
    let file = visit.downloaded(".json").await.bytes;
    visit.js("localStorage.removeItem('stillwater/record/0mx00000000001')").await;
    plant(&visit, 2, "forgiveness", "written since").await;
    let before = kept(&visit).await;

    choose(&visit, "copy.json", &file).await;
    visit.pick_chip("how", "replace").await;
    visit.click("#bring-back").await;
    visit.until("document.querySelector('#brought-back')").await;
    assert_eq!(kept(&visit).await.keys().collect::<Vec<_>>(), ["stillwater/record/0mx00000000001"]);
    // The restore can be undone on a later visit, too.
    visit.go("/settings/").await;
    visit.click("#undo-copy").await;
    visit.reads("#restore", "as it was before").await;
    assert_eq!(kept(&visit).await, before);

    choose(&visit, "copy.json", &file).await;
    visit.click("#bring-back").await;
    visit.until("document.querySelector('#undo-copy')").await;
    visit.go("/forgiveness/#0mx00000000002/about").await;
    visit.answer("one-event", " and more").await;
    visit.saved().await;
    visit.go("/settings/").await;
    visit.until("document.querySelector('#stored[data-count]')").await;
    assert!(!visit.sees("#undo-copy").await);
}

#[tokio::test]
async fn some_entries_are_saved_and_a_dropped_file_is_looked_at() {
    let visit = Browser::desktop().open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", "one").await;
    let second = plant(&visit, 2, "boundaries", "two").await;
    let session = plant(&visit, 3, "session", "three").await;
    visit.go("/settings/").await;
    visit.pick_chip("copy-what", "some").await;
    visit.click("#download").await;
    visit.reads("#copy", "Choose at least one").await;
    visit.pick_chip("copy-entry", &second).await;
    visit.pick_chip("copy-entry", &session).await;
    visit.click("#download").await;
    let file = visit.downloaded(".json").await.bytes;
    let read: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(read["kept"].as_object().unwrap().keys().collect::<Vec<_>>(), [&second, &session]);
    visit.drop_file("#restore", "copy.json", &file).await;
    visit.reads("#preview", "0 new, 1 already here").await;
    visit.reads("#preview", "Session: 0 new, 1 already here").await;
}

#[tokio::test]
async fn some_entries_are_deleted_and_come_back_and_everything_is_deleted_when_asked_twice() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    for number in 1..=3 {
        plant(&visit, number, "forgiveness", "words").await;
    }
    let before = kept(&visit).await;
    visit.js("localStorage['somebody/else'] = 'stays'; sessionStorage['stillwater/x'] = 'y'").await;
    visit.go("/settings/").await;
    visit.click("#erase-some").await;
    for number in [1, 3] {
        visit.pick_chip("erase-entry", &format!("stillwater/record/0mx{number:011}")).await;
    }
    visit.click("#erase-chosen").await;
    visit.reads("#stored", "1 entry").await;
    visit.click("#undo").await;
    visit.reads("#stored", "3 entries").await;
    assert_eq!(kept(&visit).await, before);

    // Shortens the wait of 70 seconds until the deletion has been written to disk.
    visit.js("const wait = setTimeout; window.setTimeout = (act, ms, ...more) => wait(act, ms === 70000 ? 0 : ms, ...more)").await;
    visit.click("#erase").await;
    visit.click("#erase-go-on").await;
    assert_eq!(kept(&visit).await, before, "asked twice");
    visit.click("#erase-now").await;
    visit.reads("#erase-section", "Everything is deleted").await;
    // The filler may exist already. It consists of dots.
    let left = "return Object.keys(localStorage).filter(key => key !== 'stillwater/filler')";
    assert_eq!(visit.js(left).await, json!(["somebody/else"]));
    assert_eq!(visit.js("return Object.keys(sessionStorage)").await, json!([]));
    visit.until("document.querySelector('.gone')").await;
    visit
        .until(
            "window.left === 'nothing' || (indexedDB.databases().then(async all =>
             { if (!all.length && !(await caches.keys()).length) window.left = 'nothing' }), false)",
        )
        .await;
    // The filler is written for a while and then removed.
    visit.until("Object.keys(localStorage).join() === 'somebody/else'").await;
}

#[tokio::test]
async fn a_copy_is_offered_calmly_and_not_again_when_it_is_put_off() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", "one").await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelector('.record')").await;
    assert!(!visit.sees("#no-copy").await, "there is little to lose yet");
    for number in 2..=3 {
        plant(&visit, number, "forgiveness", "more").await;
    }
    visit.go("/session/#everything").await;
    visit.click("#no-copy-later").await;
    visit.until("!document.querySelector('#no-copy')").await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelector('.record')").await;
    assert!(!visit.sees("#no-copy").await);
}
