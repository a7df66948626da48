//! Files can be chosen and downloaded in each engine.

use crate::harness::{Browser, Engine, each_engine};
use serde_json::json;

const BYTES: &[u8] = b"a copy, \x00 and \xff in it";

each_engine!(a_file_can_be_chosen);
async fn a_file_can_be_chosen() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    visit.load("/").await;
    visit
        .js("const control = document.createElement('input'); control.type = 'file'; control.id = 'probe';
             control.onchange = async () => {
               const file = control.files[0];
               window.got = [file.name, [...new Uint8Array(await file.arrayBuffer())]] };
             document.body.prepend(control)")
        .await;
    let path = visit.downloads().join("chosen.age");
    std::fs::write(&path, BYTES).unwrap();
    visit.choose_file("#probe", &path).await;
    visit.until("window.got").await;
    assert_eq!(visit.js("return window.got").await, json!(["chosen.age", BYTES]), "{engine:?}");
}

each_engine!(a_file_can_be_dropped);
async fn a_file_can_be_dropped() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    visit.load("/").await;
    visit
        .js("document.body.ondragover = event => { window.over = true; event.preventDefault() };
             document.body.ondrop = async event => {
               event.preventDefault();
               const file = event.dataTransfer.files[0];
               window.got = [window.over, file.name, [...new Uint8Array(await file.arrayBuffer())]] }")
        .await;
    visit.drop_file("main", "dropped.age", BYTES).await;
    visit.until("window.got").await;
    assert_eq!(visit.js("return window.got").await, json!([true, "dropped.age", BYTES]), "{engine:?}");
}

each_engine!(a_download_can_be_read);
async fn a_download_can_be_read() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    visit.load("/").await;
    for kind in ["application/octet-stream", "application/json", ""] {
        let name = format!("saved-{}.age", kind.len());
        visit
            .js(&format!(
                "const link = document.createElement('a'); link.download = {};
                 link.href = URL.createObjectURL(new Blob([Uint8Array.from({})], {{ type: {} }}));
                 document.body.append(link); link.click()",
                json!(name),
                json!(BYTES),
                json!(kind)
            ))
            .await;
        let download = visit.downloaded(&name).await;
        assert_eq!((download.name, download.bytes.as_slice()), (name, BYTES), "{engine:?}");
    }
}
