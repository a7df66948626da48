//! The composer: turns answers into a sentence one can say aloud, and notices what may make it harder to hear.
//!
//! It fills patterns; it does not interpret. It never lets "what I will do" depend on the other person obeying: such an
//! answer stays out of the sentence, with a kind explanation.

use super::Text;
use super::answers::Answers;
use super::composer::{Composer, Flag, Pattern};
use super::worksheet::{Field, Kind, Slots, Worksheet};

/// About what one can say in a breath or two: three sentences of ordinary length (evidence, 3.6, rule 1).
pub const MAX_WORDS: usize = 40;

/// The kind whose pattern is not spoken.
pub const PRIVATE: &str = "private";

const TONES: [&str; 3] = ["warm", "short", "firm"];

/// What the composer made of the answers.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Composed {
    /// The sentence; empty while there is too little to go on.
    pub text: String,
    /// Whether it is a limit that is not spoken.
    pub private: bool,
    /// Why "what I will do" was left out, if it was.
    pub action_note: Option<Text>,
    /// Support to show beside the sentence; never a reason to block it.
    pub support: Vec<Text>,
    /// Kind remarks about single answers that went into it.
    pub remarks: Vec<Text>,
}

/// Composes a sentence from the answers of a worksheet. `definition` gives the words of picked options.
pub fn compose(composer: &Composer, definition: &Worksheet, slots: &Slots, answers: &Answers) -> Composed {
    let private = slots.private_only_if.iter().any(|c| c.holds(answers))
        || slot_field(slots, "kind").is_some_and(|field| answers.text(field) == PRIVATE);
    let kind = match (private, slot_field(slots, "kind").map(|f| answers.text(f))) {
        (true, _) => PRIVATE,
        (false, Some(kind)) if !kind.is_empty() => kind,
        _ => return Composed::default(),
    };
    let tone = slot_field(slots, "tone")
        .map(|field| answers.text(field))
        .filter(|tone| !tone.is_empty())
        .unwrap_or(TONES[0]);
    let mut composed = Composed { private, ..Composed::default() };
    let pattern = find(&composer.patterns, kind, tone);
    let fill = |gap: &str| -> Option<String> {
        let name = lower_all(gap);
        let words = slot_words(composer, definition, slots, answers, &name)?;
        let acts = ["action", "private"].contains(&&*name);
        (!acts || is_mine(composer, &words))
            .then(|| if gap.starts_with(|c| small(c) != c) { capital(&words) } else { words })
    };
    let sentences = pattern.map(|p| p.sentences.as_slice()).unwrap_or_default();
    composed.text = sentences
        .iter()
        .filter_map(|alternatives| alternatives.iter().find_map(|s| filled(s, &fill)))
        .collect::<Vec<_>>()
        .join(" ");
    for name in if private { &["private", "action"][..] } else { &["action"][..] } {
        let wanted = sentences.iter().flatten().any(|s| s.contains(&format!("{{{name}}}")));
        let Some(words) = slot_words(composer, definition, slots, answers, name).filter(|_| wanted) else {
            continue;
        };
        if !is_mine(composer, &words) {
            composed.action_note = Some(composer.action.not_mine_text.clone());
        }
        // Looked for in all that was written: "going to die" begins with what a pattern says already.
        composed.support.extend(matches(
            &composer.action.support,
            slot_field(slots, name).map_or("", |id| answers.text(id)),
        ));
    }
    for flag in &composer.flags {
        let words =
            flag.only.as_deref().and_then(|gap| slot_words(composer, definition, slots, answers, gap));
        if words.is_some_and(|words| has_word(flag, &plain(&words))) {
            composed.remarks.push(flag.text.clone());
        }
    }
    composed
}

/// Kind remarks about a sentence, the composer's or the person's own wording.
pub fn remarks(composer: &Composer, text: &str) -> Vec<Text> {
    let mut remarks = matches(&composer.flags, text);
    if is_long(text) {
        remarks.push(composer.too_long.text.clone());
    }
    remarks
}

/// Whether a sentence is longer than one can easily say aloud.
pub fn is_long(text: &str) -> bool {
    let sentences = text.split(['.', '?', '!', '…', '。']).filter(|s| !s.trim().is_empty());
    text.split_whitespace().count() > MAX_WORDS || sentences.count() > 3
}

/// Whether "what I will do" is the speaker's own action. An empty answer is nobody's.
pub fn is_mine(composer: &Composer, action: &str) -> bool {
    let words = plain(action);
    let starts = composer.action.starts_not_mine.iter();
    !words.trim().is_empty()
        && !starts.clone().any(|start| words.trim_start().starts_with(plain(start).trim_start()))
        && !composer.action.not_mine.iter().any(|phrase| contains(&words, phrase))
}

fn find<'a>(patterns: &'a [Pattern], kind: &str, tone: &str) -> Option<&'a Pattern> {
    let of_kind = |p: &&Pattern| *p.kind == *kind;
    patterns.iter().find(|p| of_kind(p) && *p.tone == *tone).or_else(|| patterns.iter().find(of_kind))
}

fn slot_field<'a>(slots: &'a Slots, name: &str) -> Option<&'a str> {
    let (_, field) = slots.from.iter().find(|(slot, _)| **slot == *name)?;
    Some(field)
}

/// The words for a gap, trimmed of what the pattern says already; `None` when there are none.
fn slot_words(
    composer: &Composer,
    definition: &Worksheet,
    slots: &Slots,
    answers: &Answers,
    name: &str,
) -> Option<String> {
    let id = slot_field(slots, name)?;
    let field = definition.fields().find(|field| *field.id == *id)?;
    let words = spoken(composer, field, answers);
    let words = trim(composer.strip.get(name), &words);
    (!words.is_empty()).then_some(words)
}

/// An answer as it would stand in a sentence: options by their words, a list joined.
fn spoken(composer: &Composer, field: &Field, answers: &Answers) -> String {
    match &field.kind {
        Kind::Choice(options) => options
            .iter()
            .find(|option| *option.id == *answers.text(&field.id))
            .map(|option| lower(&option.label))
            .unwrap_or_default(),
        Kind::Choices(choices) => {
            let picked = answers.picked(&field.id);
            let known = choices.options.iter().filter(|o| picked.contains(&&*o.id));
            let own = Some(trim(&[], answers.own(&field.id))).filter(|own| !own.is_empty());
            let words: Vec<_> = known.map(|option| lower(&option.label)).chain(own).collect();
            join(&words, &composer.and)
        }
        _ => answers.text(&field.id).into(),
    }
}

fn join(words: &[String], and: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// Takes off white space, the end of a sentence, and one of the given beginnings; the first letter is made small unless
/// the word is an initial, an acronym or "I".
fn trim(beginnings: &[Text], words: &str) -> String {
    let mut rest = words.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    let longest = beginnings
        .iter()
        .filter(|start| {
            let head: String = rest.chars().take(start.chars().count()).collect();
            lower_all(&plain_apostrophes(&head)) == lower_all(start)
        })
        .max_by_key(|start| start.chars().count());
    if let Some(start) = longest {
        rest = rest.chars().skip(start.chars().count()).collect();
    }
    lower(rest.trim().trim_end_matches(['.', '!', ',', ';', ':', ' ']))
}

fn lower(words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    let mut letters = first.chars();
    let plain_word = letters.next().is_some_and(|c| small(c) != c)
        && letters.clone().count() > 0
        && letters.all(|c| is_letter(c) && small(c) == c);
    if plain_word { change_first(words, small) } else { words.into() }
}

fn capital(words: &str) -> String {
    change_first(words, large)
}

fn change_first(words: &str, change: fn(char) -> char) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(change);
    first.into_iter().chain(chars).collect()
}

/// A sentence with its gaps filled; `None` when one of them cannot be.
fn filled(sentence: &str, fill: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, tail) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&fill(gap)?);
        rest = tail;
    }
    out.push_str(rest);
    Some(out)
}

fn matches(flags: &[Flag], text: &str) -> Vec<Text> {
    let words = plain(text);
    flags
        .iter()
        .filter(|flag| flag.only.is_none() && has_word(flag, &words))
        .map(|flag| flag.text.clone())
        .collect()
}

fn has_word(flag: &Flag, plain_words: &str) -> bool {
    flag.words.iter().any(|word| contains(plain_words, word))
}

fn contains(plain_words: &str, phrase: &str) -> bool {
    plain_words.contains(&plain(phrase))
}

fn plain_apostrophes(text: &str) -> String {
    text.replace(['\u{2019}', '\u{02bc}'], "'")
}

/// Small letters, single spaces, a space at both ends, nothing but letters, digits and straight apostrophes: so that
/// one `contains` compares whole words.
fn plain(text: &str) -> String {
    let text: String = plain_apostrophes(text)
        .chars()
        .map(|c| if is_letter(c) || c == '\'' { small(c) } else { ' ' })
        .collect();
    format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The small form of a letter of the Latin alphabets our languages use. Unicode's own tables would weigh 6 KB in the
/// program.
fn small(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(c as u32 + 32).unwrap_or(c),
        _ => c,
    }
}

fn large(c: char) -> char {
    match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => char::from_u32(c as u32 - 32).unwrap_or(c),
        _ => c,
    }
}

/// Whether it is part of a word: everything but ASCII's and Latin-1's signs and general punctuation.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' => false,
        _ => true,
    }
}

fn lower_all(text: &str) -> String {
    text.chars().map(small).collect()
}
