//! `ui.toml`: the texts of buttons, headings and messages, and the constants for them.

use super::source::{Folder, Problems};
use super::words::Words;
use crate::domain::SharedStr;

/// The sorted names of all texts in a language's `ui.toml`.
pub fn names(folder: &Folder, lang: &str, problems: &mut Problems) -> Option<Vec<String>> {
    let mut words = Words::read(folder, &format!("{lang}/ui.toml"), problems)?;
    Some(words.take_all().into_keys().collect())
}

/// The texts in the order of the first language's names, and the fingerprint of these names.
pub fn compile(
    folder: &Folder,
    first: &str,
    lang: &str,
    problems: &mut Problems,
) -> Option<(u32, Vec<SharedStr>)> {
    let names = names(folder, first, problems)?;
    let mut words = Words::read(folder, &format!("{lang}/ui.toml"), problems)?;
    let texts = names.iter().map(|name| words.need(name, problems)).collect();
    words.finish(problems);
    Some((fingerprint(&names), texts))
}

/// The texts of `ui.toml` that the article's page shows: whole sections (ending with a dot), and single texts.
const READING: [&str; 10] =
    ["date.", "failed", "footer.", "home.", "leave", "nav.", "read.", "site.", "skip", "title."];

/// The texts, with those emptied that the article's page does not show.
pub fn for_reading(names: &[String], texts: &[SharedStr]) -> Vec<SharedStr> {
    let read = |name: &String| {
        READING.iter().any(|part| if part.ends_with('.') { name.starts_with(part) } else { name == part })
    };
    let texts = names.iter().zip(texts);
    texts.map(|(name, text)| if read(name) { text.clone() } else { SharedStr::default() }).collect()
}

/// The Rust constants for the names: `nav.read` becomes `NAV_READ`.
pub fn constants(folder: &Folder, first: &str, problems: &mut Problems) -> Option<String> {
    let names = names(folder, first, problems)?;
    let mut code = format!(
        "/// Which list of texts the constants below were made for.\npub const KEYS: u32 = {};\n",
        fingerprint(&names)
    );
    for (at, name) in names.iter().enumerate() {
        let constant = name.replace(['.', '-'], "_").to_uppercase();
        code.push_str(&format!("#[doc = \"`{name}`\"]\npub const {constant}: Key = Key({at});\n"));
    }
    Some(code)
}

/// FNV-1a of the names: enough to tell two lists apart, and it needs no build dependency.
fn fingerprint(names: &[String]) -> u32 {
    names
        .iter()
        .flat_map(|name| name.bytes().chain([b'\n']))
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
