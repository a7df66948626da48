//! Classes of characters outside words: white space, punctuation, quotation marks and apostrophes, in the variants of
//! the world's keyboards and scripts. They are listed here because the Unicode tables would be large.

/// Whether a character is white space, or is invisible.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}')
}

/// Whether a text has no visible characters.
pub fn is_empty(text: &str) -> bool {
    // Variation selectors and tag characters are not blank, because they only change the look of the character before
    // them.
    text.chars().all(|c| is_blank(c) || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}'))
}

/// A name; empty if it has no visible characters.
pub fn visible_or_empty(text: &str) -> &str {
    if is_empty(text) { "" } else { text }
}

/// Whether a character separates words as white space does. Invisible characters inside words, such as soft hyphens and
/// joiners, do not.
pub fn is_blank_between(c: char) -> bool {
    is_blank(c) && !matches!(c, '\u{ad}' | '\u{34f}' | '\u{200c}'..='\u{200f}' | '\u{2060}'..='\u{206f}')
}

/// Whether a character may close a quotation or a bracket.
pub fn is_closing_quote(c: char) -> bool {
    is_apostrophe(c) || "\"”“»›)]」』＂".contains(c)
}

/// Whether a character is typed as an apostrophe on some keyboard.
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{b4}' | '\u{2b9}'
            ..='\u{2bd}'
                | '\u{2c8}'
                | '\u{2ca}'
                | '\u{2cb}'
                | '\u{2018}'
                | '\u{2019}'
                | '\u{201b}'
                | '\u{2032}'
                | '\u{2035}'
                | '\u{a78c}'
                | '\u{ff07}'
                | '\u{ff40}'
    )
}

/// Whether a character ends a sentence.
pub fn is_end(c: char) -> bool {
    is_question(c) || is_exclamation(c) || is_stop(c)
}

/// The punctuation mark for a sentence that ends with these words: `?` or `!` if its closing marks contain one,
/// otherwise `.`.
pub fn closing(words: &str) -> char {
    let marks = || words.chars().rev().take_while(|c| is_mark(*c) || is_blank(*c) || is_pair(*c));
    match () {
        () if marks().any(is_question) => '?',
        () if marks().any(is_exclamation) => '!',
        () => '.',
    }
}

/// Strips the punctuation, quotation marks and blanks around a text. Quotation marks and brackets whose other half is
/// inside the text are kept.
pub fn trim_punctuation(words: &str) -> String {
    let mut words = trim_end_punctuation(words);
    loop {
        let began = words.len();
        let start = words
            .trim_start_matches(|c| is_blank(c) || is_mark(c) || matches!(c, '¿' | '¡' | '•' | '*' | '>'));
        let Some(first) = start.chars().next() else {
            return String::new();
        };
        let inner = &start[first.len_utf8()..];
        let last = inner.chars().next_back().filter(|last| closes(*last, first));
        let middle = last.map(|last| &inner[..inner.len() - last.len_utf8()]);
        let stray = is_pair(first) && !inner.chars().any(|c| closes(c, first));
        words = match middle {
            Some(middle) if !opens_again(middle, first) => trim_end_punctuation(middle),
            _ if stray => inner.to_string(),
            _ => start.to_string(),
        };
        if words.len() == began {
            return words;
        }
    }
}

fn opens_again(middle: &str, first: char) -> bool {
    let after_space =
        |(at, c): (usize, char)| c == first && (!is_apostrophe(first) || middle[..at].ends_with(is_blank));
    middle.char_indices().any(after_space)
}

/// Strips the punctuation at the end of a text.
fn trim_end_punctuation(words: &str) -> String {
    let mut words = words;
    let mut kept = Vec::new();
    loop {
        words = words.trim_end_matches(|c| is_blank(c) || is_mark(c));
        let Some(last) = words.chars().next_back().filter(|c| is_pair(*c)) else {
            break;
        };
        let inner = &words[..words.len() - last.len_utf8()];
        if has_other_half(inner, last) {
            kept.push(last);
        } else if is_apostrophe(last) && inner.ends_with(['s', 'S', 'z', 'x']) {
            break;
        }
        words = inner;
    }
    words.chars().chain(kept.into_iter().rev()).collect()
}

fn has_other_half(inner: &str, last: char) -> bool {
    if last == '"' {
        return inner.matches('"').count() % 2 == 1;
    }
    let mut before = ' ';
    inner.chars().any(|c| {
        let begins = !is_apostrophe(c) || is_blank(before) || is_mark(before);
        before = c;
        begins && closes(last, c)
    })
}

/// Whether a character is one half of a pair that encloses words.
fn is_pair(c: char) -> bool {
    const PAIRS: &str = "\"“”„‟«»‹›‚()[]「」『』〈〉《》【】〔〕（）［］＂";
    is_apostrophe(c) || PAIRS.contains(c)
}

fn closes(last: char, first: char) -> bool {
    match first {
        '"' | '＂' => last == first,
        '“' | '„' | '”' | '‟' => matches!(last, '”' | '“') && last != first || last == '”',
        '«' => last == '»',
        '»' => last == '«',
        '‹' => last == '›',
        '›' => last == '‹',
        '‚' => matches!(last, '‘' | '’'),
        '(' => last == ')',
        '[' => last == ']',
        '「' => last == '」',
        '『' => last == '』',
        '〈' => last == '〉',
        '《' => last == '》',
        '【' => last == '】',
        '〔' => last == '〕',
        '（' => last == '）',
        '［' => last == '］',
        _ => is_apostrophe(first) && is_apostrophe(last),
    }
}

/// Whether a character is punctuation between or after words, which the composer's own punctuation replaces.
pub fn is_mark(c: char) -> bool {
    is_end(c)
        || matches!(c, ',' | ';' | ':' | '-' | '~' | '|' | '/' | '\\' | '_' | '=' | '\u{b7}' | '\u{387}')
        || matches!(c, '‐'..='―' | '−' | '،' | '؛' | '、' | '，' | '；' | '：' | '､' | '・' | '･' | '՝' | '፣'..='፦')
}

fn is_question(c: char) -> bool {
    matches!(c, '?' | '？' | '؟' | '\u{37e}' | '՞' | '፧' | '‽' | '⁇' | '⁈' | '⁉' | '⸮')
}

fn is_exclamation(c: char) -> bool {
    matches!(c, '!' | '！' | '‼' | '՜' | '❗' | '❓' | '❕' | '❔')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '…' | '‥' | '。' | '．' | '｡' | '۔' | '।' | '॥' | '׃' | '։' | '።')
}
