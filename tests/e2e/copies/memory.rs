//! F12: the device has too little memory for stretching the passphrase. The page says so, and goes on.

use super::plant;
use crate::harness::{Browser, Engine};
use std::fs;
use std::path::Path;

/// Lets the worker's memory grow to twice what it begins with, and no further.
fn narrow(site: &Path) {
    let entries = fs::read_dir(site).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("keeper-") && name.ends_with(".wasm")
    };
    let path = entries.into_iter().find(is_it).expect("the worker's program is there");
    let wasm = fs::read(&path).unwrap();
    let mut out = wasm[..8].to_vec();
    let mut at = 8;
    while at < wasm.len() {
        let (id, mut inside) = (wasm[at], at + 1);
        let size = read(&wasm, &mut inside);
        let end = inside + size;
        if id == 5 {
            // One memory, with a least size and no greatest: it gets one.
            let mut pages = inside + 2;
            assert_eq!(wasm[inside..pages], [1, 0]);
            let least = read(&wasm, &mut pages);
            let mut section = vec![1, 1];
            write(&mut section, least);
            write(&mut section, least * 2);
            out.push(5);
            write(&mut out, section.len());
            out.extend(section);
        } else {
            out.extend(&wasm[at..end]);
        }
        at = end;
    }
    fs::write(&path, out).unwrap();
    forget_integrity(site);
}

/// Lets the workers start what is no longer as it was built.
fn forget_integrity(site: &Path) {
    for entry in fs::read_dir(site).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("worker-") {
            let script = fs::read_to_string(&path).unwrap();
            assert!(script.contains("integrity:"));
            fs::write(&path, script.replace("integrity:", "unlooked:")).unwrap();
        }
    }
}

/// Reads a number as WebAssembly writes them.
fn read(bytes: &[u8], at: &mut usize) -> usize {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        number |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return number;
        }
    }
}

fn write(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[tokio::test]
async fn too_little_memory_is_said_and_a_plain_copy_can_still_be_saved() {
    for engine in Engine::ALL {
        let visit = Browser::phone().on(engine).broken(narrow).open().await;
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
}
