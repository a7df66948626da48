//! The size of stored data, as browsers count it.

use super::Entries;

/// The maximum size of the stored data in UTF-16 code units, including keys: 2.0 million. Browsers allow 5.2 million;
/// WebKit counts two bytes for a code unit beyond Latin-1, and allows about 2.6 million of them.
pub const MAX_UNITS: usize = 2_000_000;

/// The length of a text in UTF-16 code units, which browsers count against the storage quota.
pub fn of(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The total length of keys and values in UTF-16 code units.
pub fn units(texts: &Entries) -> usize {
    texts.iter().map(|(name, text)| of(name) + of(text)).sum()
}
