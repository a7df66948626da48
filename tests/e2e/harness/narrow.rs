//! Limits the memory of a worker.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Limits the memory of a worker to twice its initial size. `worker` is the beginning of its program's file name. The
/// hashes in the pages are updated, so that the changed program is accepted.
pub fn narrow(site: &Path, worker: &str) {
    let entries = fs::read_dir(site).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with(worker) && name.ends_with(".wasm")
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
            // The section has one memory with a minimum and no maximum. A maximum is added.
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
    fs::write(&path, &out).unwrap();
    for page in pages(site) {
        let html = fs::read_to_string(&page).unwrap();
        fs::write(&page, html.replace(&integrity(&wasm), &integrity(&out))).unwrap();
    }
}

/// All pages below a folder.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let inside = |path: PathBuf| if path.is_dir() { pages(&path) } else { vec![path] };
    paths.flat_map(inside).filter(|path| path.extension().is_some_and(|kind| kind == "html")).collect()
}

/// The hash of a file as the pages contain it (Subresource Integrity).
fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Reads an unsigned LEB128 number, the encoding of WebAssembly.
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
