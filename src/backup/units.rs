//! How much room texts take.

use super::Entries;

/// The most the site keeps, in UTF-16 units, names included: 2.0 million. Browsers end at 5.2 million; WebKit counts two bytes
/// for a unit beyond Latin-1 and ends at about 2.6 million of them.
pub const MOST_UNITS: usize = 2_000_000;

/// How many UTF-16 units a text takes: what browsers count.
pub fn of(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// How many UTF-16 units texts take, their names included.
pub fn units(texts: &Entries) -> usize {
    texts.iter().map(|(name, text)| of(name) + of(text)).sum()
}
