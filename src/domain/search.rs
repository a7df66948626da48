//! Finding words in what was written. Both sides are folded first (small letters, no accents): by the browser, which knows
//! all scripts.

/// Whether a folded text holds every word of a folded query, in any order, also within longer words. An empty query is in
/// every text.
pub fn holds(text: &str, query: &str) -> bool {
    query.split_whitespace().all(|word| text.contains(word))
}

/// Which of the lines, folded by `fold`, holds the first word of a folded query.
pub fn line_of<'a>(
    mut lines: impl Iterator<Item = &'a str>,
    query: &str,
    fold: impl Fn(&str) -> String,
) -> Option<&'a str> {
    let word = query.split_whitespace().next()?;
    lines.find(|line| fold(line).contains(word))
}
