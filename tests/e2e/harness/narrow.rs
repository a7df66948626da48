//! A worker that has too little memory.

use std::fs;
use std::path::Path;

/// Lets the memory of a worker (the beginning of its program's name) grow to twice what it begins with, and no further.
pub fn narrow(site: &Path, worker: &str) {
    let entries = fs::read_dir(site).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &std::path::PathBuf| {
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
            assert!(script.contains("{integrity}"));
            fs::write(&path, script.replace("{integrity}", "{}")).unwrap();
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
