//! The page of a worksheet starts with its own words. Those of the other screens follow, and may come late or not at all.

use crate::harness::{Browser, Visit};
use std::fs;
use std::path::Path;

/// Holds back the whole catalogue until the test calls `release`.
const LATE: &str = "const real = window.fetch;
    window.fetch = (file, ...more) => String(file).includes('/words-en-')
        ? new Promise(go => window.release = () => go(real(file, ...more)))
        : real(file, ...more);";

/// Adds this to the names of the files of the whole catalogue, so that they cannot be found.
const AWAY: &str = ".away";

fn rename(site: &Path, change: impl Fn(&str) -> Option<String>) {
    for file in fs::read_dir(site).unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if let Some(name) = name.starts_with("words-en-").then(|| change(&name)).flatten() {
            fs::rename(&file, file.with_file_name(name)).unwrap();
        }
    }
}

fn away(site: &Path) {
    rename(site, |name| Some(format!("{name}{AWAY}")));
}

fn back(site: &Path) {
    rename(site, |name| name.strip_suffix(AWAY).map(String::from));
}

const FIELD: &str = "[name='t:with-whom']";

async fn begin(visit: &Visit) {
    visit.begin("/boundaries/").await;
    visit.write(FIELD, "my sister").await;
    visit.saved().await;
}

async fn is_still_there(visit: &Visit) {
    visit.client.back().await.expect("there is a way back");
    visit.until(&format!("document.querySelector(\"{FIELD}\")?.value === 'my sister'")).await;
}

#[tokio::test]
async fn a_screen_whose_words_are_late_comes_when_they_do() {
    let visit = Browser::phone().with_fault(LATE).open().await;
    begin(&visit).await;
    visit.out().await;
    visit.reads("[role=status]", "being loaded").await;
    // Help needs no other words.
    visit.click("nav.places a[href='/help/']").await;
    visit.reads("h1", "Help").await;
    visit.client.back().await.expect("there is a way back");
    visit.reads("[role=status]", "being loaded").await;
    visit.until("window.release").await;
    visit.js("window.release()").await;
    visit.until("document.querySelector(\"main a[href='/forgiveness/']\")").await;
    is_still_there(&visit).await;
}

#[tokio::test]
async fn a_worksheet_works_without_the_other_words_and_they_can_be_asked_for_again() {
    let visit = Browser::phone().broken(away).open().await;
    begin(&visit).await;
    visit.reload().await;
    visit.until(&format!("document.querySelector(\"{FIELD}\")?.value === 'my sister'")).await;
    visit.out().await;
    visit.reads("[role=status]", "could not be loaded").await;
    visit.click_words("button", "Try again").await;
    visit.reads("[role=status]", "could not be loaded").await;
    is_still_there(&visit).await;
    visit.out().await;
    back(visit.dist());
    visit.click_words("button", "Try again").await;
    visit.until("document.querySelector(\"main a[href='/forgiveness/']\")").await;
    visit.click("nav.places a[href='/notes/']").await;
    visit.reads("main", "Boundaries").await;
}
