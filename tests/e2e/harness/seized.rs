//! A profile in the hands of somebody with tools: how often words stand in its files, what was deleted included.
//!
//! Chromium keeps localStorage and IndexedDB in LevelDB, which cuts records into fragments (logs) and compresses and
//! shortens them (tables); a search of the bytes alone would miss some. Every version that a file still holds is looked
//! at, whether it counts or not. Firefox and WebKit keep theirs in SQLite, whose pages are searched as they are: words
//! without repetition stand in them whole, compressed or not.

mod leveldb;

use memchr::memmem;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// How often the words stand in each file below a folder, by the file's place there: as Latin-1, and as UTF-16 of either
/// order. Files without them are left out.
pub fn copies(folder: &Path, words: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    look(folder, folder, words, &mut found);
    found
}

/// How many copies there are in files whose place holds any of these words.
pub fn sum(found: &BTreeMap<String, usize>, places: &[&str]) -> usize {
    let is_there = |file: &str| places.iter().any(|place| file.contains(place));
    found.iter().filter(|(file, _)| is_there(file)).map(|(_, count)| count).sum()
}

fn look(root: &Path, folder: &Path, words: &str, found: &mut BTreeMap<String, usize>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            look(root, &path, words, found);
        } else if let Ok(bytes) = fs::read(&path) {
            let count = count(&path, bytes, words);
            if count > 0 {
                let place = path.strip_prefix(root).unwrap_or(&path);
                found.insert(place.display().to_string(), count);
            }
        }
    }
}

fn count(path: &Path, bytes: Vec<u8>, words: &str) -> usize {
    let decoded = match path.extension().and_then(|ending| ending.to_str()) {
        Some("log") => Some(leveldb::log(&bytes)),
        Some("ldb") => leveldb::table(&bytes),
        _ => None,
    };
    let parts = decoded.unwrap_or_else(|| vec![bytes]);
    let wide = |unit: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let forms = [words.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
    let times = |part: &[u8], form: &[u8]| memmem::find_iter(part, form).count();
    parts.iter().map(|part| forms.iter().map(|form| times(part, form)).sum::<usize>()).sum()
}
