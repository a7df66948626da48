//! F12: the device has too little memory for the key derivation. The page says so, and keeps working.

use super::plant;
use crate::harness::{Browser, each_engine, narrow};

each_engine!(too_little_memory_is_said_and_a_plain_copy_can_still_be_saved);
async fn too_little_memory_is_said_and_a_plain_copy_can_still_be_saved() {
    let visit = Browser::phone().broken(|site| narrow(site, "keeper-")).open().await;
    visit.go("/").await;
    plant(&visit, 1, "forgiveness", "mine").await;
    visit.go("/settings/").await;
    visit.write("#copy-pass", "a lake, a light, and rain").await;
    visit.click("#download").await;
    visit.reads("#copy", "too little memory").await;
    visit.js("const field = document.querySelector('#copy-pass'); field.value = ''; field.dispatchEvent(new InputEvent('input', { bubbles: true }))").await;
    visit.click("#download").await;
    visit.reads("#copy", "The copy is saved").await;
    assert!(!visit.downloaded(".json").await.bytes.is_empty());
}
