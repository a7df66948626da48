//! Searches a profile like somebody with forensic tools: counts how often a text is in its files, including deleted
//! data.
//!
//! Chromium stores localStorage and IndexedDB in LevelDB, which splits records into fragments (logs), and compresses
//! them and shortens keys (tables), so a plain search for bytes would miss some. All versions in a file are searched,
//! including obsolete ones. Firefox and WebKit use SQLite, whose pages are searched as they are: a text without
//! repetitions is contiguous in them even if it is compressed.

mod leveldb;

use memchr::memmem;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Counts the occurrences of the text in each file below a folder, by the file's relative path, without files where it
/// is not. It is searched in UTF-8, which for ASCII text is also Latin-1, and in UTF-16 of both byte orders.
pub fn copies(folder: &Path, words: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    look(folder, folder, words, &mut found);
    found
}

/// The number of copies in files whose path contains any of these strings.
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
