//! Sealed copies are age files: the `age` program opens ours, and the site opens those of `age`.

use super::{WORDS, choose, kept, plant, unlock};
use crate::harness::{Browser, age};
use serde_json::Value;

const PASSPHRASE: &str = "a lake, a light, and rain";

#[tokio::test]
async fn the_age_program_opens_a_copy_locked_here_and_one_it_locked_comes_back_here() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", WORDS).await;
    let before = kept(&visit).await;
    visit.go("/settings/").await;
    visit.write("#copy-pass", PASSPHRASE).await;
    visit.click("#download").await;
    let file = visit.downloaded(".age").await;
    assert_eq!(visit.value("#copy-pass").await, "", "the passphrase does not stay in its field");
    assert!(file.bytes.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----"));
    assert!(age::open(&file.bytes, "another").is_err());
    let plain = age::open(&file.bytes, PASSPHRASE).expect("age opens it");
    let read: Value = serde_json::from_slice(&plain).unwrap();
    assert_eq!(read["kept"]["stillwater/record/0mx00000000001"]["answers"]["one-event"], WORDS);

    let locked = age::seal(&plain, "locked by the program");
    let other = Browser::phone().open().await;
    other.go("/settings/").await;
    choose(&other, "copy.age", &locked).await;
    unlock(&other, "not this one").await;
    other.reads("#restore", "That passphrase does not open this file").await;
    unlock(&other, "locked by the program").await;
    other.click("#bring-back").await;
    other.until("document.querySelector('#brought-back')").await;
    assert_eq!(kept(&other).await, before);
}

#[tokio::test]
async fn a_copy_opens_whichever_keyboard_its_passphrase_is_typed_on() {
    // The same letters as different code points, as macOS and Windows enter them.
    let (composed, decomposed) = ("caf\u{e9} \u{1e69}", "cafe\u{301} s\u{323}\u{307}");
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", WORDS).await;
    visit.go("/settings/").await;
    visit.write("#copy-pass", decomposed).await;
    visit.click("#download").await;
    let ours = visit.downloaded(".age").await;
    let plain = age::open(&ours.bytes, composed).expect("it is sealed with the composed letters");
    for (file, typed) in [(ours.bytes, decomposed), (age::seal(&plain, decomposed), composed)] {
        let other = Browser::phone().open().await;
        other.go("/settings/").await;
        choose(&other, "copy.age", &file).await;
        unlock(&other, typed).await;
        other.until("document.querySelector('#bring-back')").await;
    }
}

#[tokio::test]
async fn while_a_copy_is_locked_one_can_write_and_stop_it() {
    let visit = Browser::desktop().open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", "words").await;
    visit.go("/settings/").await;
    visit.write("#copy-pass", PASSPHRASE).await;
    // Records the values that the progress bar shows while the worker runs, and the durations of long tasks.
    visit
        .js("window.tasks = []; new PerformanceObserver(l => l.getEntries().forEach(e => tasks.push(e.duration))).observe({ type: 'longtask' });
             window.bars = new Set(); const look = () => { const bar = document.querySelector('.slow progress'); if (bar) bars.add(bar.value); requestAnimationFrame(look) }; look()")
        .await;
    visit.click("#download").await;
    visit.until("document.querySelector('.slow progress[value]')").await;
    visit.until("bars.size >= 3").await;
    visit.click("#stop").await;
    visit.reads("#copy", "Cancelled").await;
    assert!(std::fs::read_dir(visit.downloads()).unwrap().next().is_none(), "nothing was saved");
}
