//! F15: a newer version of the site wrote an entry, and an older one opens it.

use super::writing::{address, id, keep};
use crate::harness::{Browser, Engine};
use serde_json::json;

#[tokio::test]
async fn it_can_be_read_and_is_not_written() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().open().await;
    keep(&visit, 2, "of today").await;
    let newer = json!({
        "v": 99, "id": id(1), "kind": "forgiveness", "created": "2030-01-01T10:00:00.000Z", "rev": 7, "by": "later",
        "label": "from later", "answers": { "one-event": "written later", "unheard-of": { "new": true } }
    })
    .to_string();
    visit.js(&format!("localStorage['stillwater/record/{}'] = {}", id(1), json!(newer))).await;
    visit.go("/session/#everything").await;
    visit.reads(".record", "from later").await;
    visit.reads(".record", "A newer version of Stillwater wrote this").await;
    visit.click(&format!(".record a[href='/session/'][data-at='{}']", id(1))).await;
    visit.reads("main", "written later").await;
    visit.go(&address(1)).await;
    visit.reads("main", "cannot be opened").await;
    visit.close_politely().await;
    visit.restart().await;
    visit.go(&format!("/session/#{}", id(1))).await;
    visit.reads("main", "written later").await;
    let after = visit.js(&format!("return localStorage['stillwater/record/{}']", id(1))).await;
    assert_eq!(after, json!(newer), "{engine:?}");
}
