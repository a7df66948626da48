//! Files that are not copies, or are hostile: the site soon says what is wrong with each, and nothing stored changes.

use super::{choose, plant};
use crate::harness::Browser;
use serde_json::json;
use std::fs::File;

#[tokio::test]
async fn each_is_answered_by_a_sentence_and_changes_nothing() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", "mine").await;
    visit.go("/settings/").await;
    let before = visit.js("return JSON.stringify(Object.entries(localStorage).sort())").await;
    let head = "{\"stillwater\":\"copy\",\"v\":1,\"made\":\"\",\"kept\":{";
    let deep = format!("{head}\"a\":{}", "[".repeat(100_000));
    let locked = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAA\n--- AAAA\n";
    let cases: [(&str, &[u8], &str); 8] = [
        ("a.json", b"", "not a copy from Stillwater"),
        ("b.json", b"\x1f\x8b\x08\x00\x00", "not a copy from Stillwater"),
        ("c.json", b"\xff\xfe{\x00}\x00", "not a copy from Stillwater"),
        ("d.html", b"<svg onload=alert(1)>", "not a copy from Stillwater"),
        ("e.json", deep.as_bytes(), "part of it is missing or was changed"),
        ("f.json", b"{\"stillwater\":\"copy\",\"v\":99,\"kept\":{}}", "newer version of Stillwater"),
        ("g.json", b"{\"stillwater\":\"copy\",\"v\":1,\"made\":\"\",\"kept\":{", "part of it is missing"),
        ("h.age", locked.as_bytes(), "more memory than a browser has"),
    ];
    for (name, bytes, words) in cases {
        choose(&visit, name, bytes).await;
        visit.reads("#restore", words).await;
        if name == "h.age" {
            assert!(!visit.sees("#open-pass").await, "no passphrase is asked for in vain");
        }
    }
    let after = visit.js("return JSON.stringify(Object.entries(localStorage).sort())").await;
    assert_eq!(after, before);
}

#[tokio::test]
async fn a_file_of_500_megabytes_is_refused_before_it_is_read() {
    let visit = Browser::phone().open().await;
    visit.go("/settings/").await;
    let path = visit.downloads().join("huge.json");
    File::create(&path).unwrap().set_len(500 << 20).unwrap();
    visit.js("window.read = 0; const read = Blob.prototype.arrayBuffer; Blob.prototype.arrayBuffer = function () { window.read++; return read.call(this) }").await;
    visit.choose_file("#copy-file", &path).await;
    visit.reads("#restore", "too large").await;
    assert_eq!(visit.js("return window.read").await, json!(0));
}

#[tokio::test]
async fn a_copy_with_more_than_there_is_room_for_is_refused_whole() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", "mine").await;
    visit.go("/settings/").await;
    let before = visit.js("return JSON.stringify(Object.entries(localStorage).sort())").await;
    let long = "w".repeat(900_000);
    let mut kept = serde_json::Map::new();
    for number in 2..=4 {
        let id = format!("0mx{number:011}");
        let record = json!({ "v": 2, "id": id, "kind": "forgiveness", "answers": { "one-event": long } });
        kept.insert(format!("stillwater/record/{id}"), record);
    }
    let file =
        json!({ "stillwater": "copy", "v": 1, "made": "2026-01-01T00:00:00.000Z", "kept": kept }).to_string();
    choose(&visit, "copy.json", file.as_bytes()).await;
    visit.click("#bring-back").await;
    visit.reads("#restore", "not enough room").await;
    let after = visit.js("return JSON.stringify(Object.entries(localStorage).sort())").await;
    assert_eq!(after, before);
}
