//! The sentence composer: turns answers into a sentence that can be said aloud, and finds words that make it harder to
//! hear.
//!
//! It fills patterns and does not interpret text. It never lets "what I will do" depend on whether the other person
//! obeys: such an answer is left out of the sentence, with a kind explanation.

use super::SharedStr;
use super::answers::Answers;
use super::composer::{Composer, Flag, Pattern};
use super::punctuation;
use super::worksheet::{ComposerInputs, FieldKind, Worksheet};

/// About how many words can be said in a breath or two: three sentences of ordinary length (evidence, 3.6, rule 1).
pub const MAX_WORDS: usize = 40;

/// The kind whose pattern is not said aloud.
pub const PRIVATE: &str = "private";

const TONES: [&str; 3] = ["warm", "short", "firm"];

/// The gaps that hold an action of the speaker.
const ACTS: [&str; 2] = ["private", "action"];

/// The gaps that begin with a verb.
const VERBS: [&str; 4] = ["private", "action", "request", THING_GAP];

/// The gap after "going to". It may hold a place too, so a capitalised first word fits.
const THING_GAP: &str = "thing";

/// Separates plain words of different texts, so that no phrase matches across the boundary.
const SEPARATOR: &str = " / ";

/// Precedes the name of a gap that takes an answer that does not fit the plain gap but is a clause in the first person
/// ("I …").
const FIRST_PERSON_PREFIX: char = '=';

/// The name of the list of words that begin a clause in the first person.
const FIRST_PERSON_LIST: &str = "own";

/// The result of composing.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Composed {
    /// The sentence; empty while there are too few answers.
    pub text: String,
    /// Whether it is a limit that is not said aloud.
    pub private: bool,
    /// The reason why "what I will do" was left out, if it was.
    pub action_note: Option<SharedStr>,
    /// Offers of support to show beside the sentence. They never block it.
    pub support: Vec<SharedStr>,
    /// Kind remarks about single answers that were used.
    pub remarks: Vec<SharedStr>,
}

/// Composes a sentence from the answers of a worksheet. `definition` has the texts of the picked options.
pub fn compose(
    composer: &Composer,
    definition: &Worksheet,
    slots: &ComposerInputs,
    answers: &Answers,
) -> Composed {
    let private = slots.private_only_if.iter().any(|c| c.holds(answers))
        || slot_field(slots, "kind").is_some_and(|field| answers.text(field) == PRIVATE);
    let kind = if private { PRIVATE } else { slot_field(slots, "kind").map_or("", |f| answers.text(f)) };
    let tone = slot_field(slots, "tone")
        .map(|field| answers.text(field))
        .filter(|tone| !tone.is_empty())
        .unwrap_or(TONES[0]);
    let pattern = if kind.is_empty() { None } else { find(&composer.patterns, kind, tone) };
    let sentences = pattern.map(|p| p.sentences.as_slice()).unwrap_or_default();
    let wanted = |name: &str| sentences.iter().flatten().flat_map(|s| gaps(s)).any(|gap| gap == name);
    let is_read = |name: &str| wanted(name) || composer.flags.iter().any(|f| f.only.as_deref() == Some(name));
    let mut source = ComposeSource { composer, definition, slots, answers, read: Vec::new() };
    let from = slots.from.iter().filter(|(name, _)| is_read(name));
    source.read = from.filter_map(|(name, id)| Some((name, source.read(name, id)?))).collect();
    let mut composed = Composed { private, ..Composed::default() };
    composed.support = source.support(wanted);
    if kind.is_empty() {
        return composed;
    }
    composed.text = source.sentences(sentences).join(" ");
    for name in ACTS.into_iter().filter(|name| wanted(name)) {
        if source.answer(name).is_some_and(|answer| answer.by_another) {
            composed.action_note = Some(composer.action.not_mine_text.clone());
        }
    }
    for flag in &composer.flags {
        let answer = flag.only.as_deref().and_then(|gap| source.answer(gap));
        if answer.is_some_and(|answer| has_word(flag, &normalize(&answer.whole))) {
            composed.remarks.push(flag.text.clone());
        }
    }
    composed
}

/// Offers of support for a text that mentions self-harm. They never block the text.
pub fn support(composer: &Composer, text: &str) -> Vec<SharedStr> {
    let words = correct_misspellings(composer, normalize(text));
    let groups = composer.action.support.iter().filter(|flag| flag.only.is_none());
    groups.filter(|flag| has_word(flag, &words)).map(|flag| flag.text.clone()).collect()
}

/// The inputs of a sentence.
struct ComposeSource<'a> {
    composer: &'a Composer,
    definition: &'a Worksheet,
    slots: &'a ComposerInputs,
    answers: &'a Answers,
    /// The answers that can be used, by the name of the gap.
    read: Vec<(&'a SharedStr, ComposerAnswer)>,
}

/// An answer, prepared for a sentence.
#[derive(Default)]
struct ComposerAnswer {
    /// The first sentence without the phrases that the pattern already says; empty if it does not fit the gap.
    gap: String,
    /// The same, if it does not fit the gap but is a clause in the first person.
    own: String,
    /// The whole answer as a sentence of its own.
    whole: String,
    /// The text after the first sentence.
    rest: String,
    /// Whether somebody else acts in it, although the question was what the speaker will do.
    by_another: bool,
}

impl ComposeSource<'_> {
    /// The sentences of a pattern. An answer that does not fit its gap becomes a sentence of its own: after the
    /// pattern's sentence if its gap is the last one there, before it otherwise.
    fn sentences(&self, sentences: &[Vec<SharedStr>]) -> Vec<String> {
        let mut out = Vec::new();
        let mut said = Vec::new();
        for alternatives in sentences {
            let mut taken = Vec::new();
            let chosen = alternatives.iter().find_map(|sentence| {
                taken.clear();
                filled(sentence, &mut |gap| self.fill(gap, &mut taken))
            });
            let (mut before, mut after) = (Vec::new(), Vec::new());
            let last = alternatives.first().and_then(|sentence| gaps(sentence).last());
            for name in alternatives.iter().flat_map(|sentence| gaps(sentence)) {
                let Some(answer) = self.answer(&name).filter(|a| !a.by_another && !said.contains(&name))
                else {
                    continue;
                };
                let instead =
                    !alternatives.first().is_some_and(|sentence| gaps(sentence).any(|gap| gap == name));
                if !taken.contains(&name) && instead && (chosen.is_some() || !said.is_empty()) {
                    continue;
                }
                let (sentence, place) = match taken.contains(&name) {
                    true => (&answer.rest, &mut after),
                    false if !answer.gap.is_empty() => continue,
                    false if last.as_ref() == Some(&name) => (&answer.whole, &mut after),
                    false => (&answer.whole, &mut before),
                };
                said.push(name);
                place.push(sentence.clone());
            }
            out.extend(before.into_iter().chain(chosen).chain(after).filter(|sentence| !sentence.is_empty()));
        }
        out
    }

    /// The text for a gap. Returns `None` if no text fits.
    fn fill(&self, gap: &str, taken: &mut Vec<String>) -> Option<String> {
        let name = name_of(gap);
        let answer = self.answer(&name).filter(|answer| !answer.by_another)?;
        let words = if gap.starts_with(FIRST_PERSON_PREFIX) { &answer.own } else { &answer.gap };
        if words.is_empty() {
            return None;
        }
        taken.push(name);
        Some(if gap.starts_with(|c| to_lowercase(c) != c) { capital(words) } else { words.clone() })
    }

    fn answer(&self, name: &str) -> Option<&ComposerAnswer> {
        self.read.iter().find(|(gap, _)| ***gap == *name).map(|(_, answer)| answer)
    }

    /// The answer for a gap: the texts of picked options, joined as a list, or the written text. Returns `None` if
    /// there is no answer.
    fn read(&self, name: &str, id: &str) -> Option<ComposerAnswer> {
        let field = self.definition.fields().find(|field| *field.id == *id)?;
        match &field.kind {
            FieldKind::Choice(options) => {
                let picked = options.iter().find(|option| *option.id == *self.answers.text(&field.id));
                picked.map(|option| ComposerAnswer::from(lower_plain(&option.label)))
            }
            FieldKind::Choices(choices) => {
                let picked = self.answers.picked(&field.id);
                let known = choices.options.iter().filter(|o| picked.contains(&&*o.id));
                let own = read(self.composer, name, self.answers.own(&field.id)).unwrap_or_default();
                let mut words: Vec<_> = known.map(|option| lower_plain(&option.label)).collect();
                if words.is_empty() {
                    return Some(own).filter(|own| !own.whole.is_empty());
                }
                let rest = if own.gap.is_empty() { own.whole } else { own.rest };
                words.extend(Some(own.gap).filter(|gap| !gap.is_empty()));
                Some(ComposerAnswer { rest, ..ComposerAnswer::from(join(&words, &self.composer.and)) })
            }
            _ => read(self.composer, name, self.answers.text(&field.id)),
        }
    }

    /// Offers of support for the written answers: for those whose question is shown and those that are used in the
    /// sentence. They are searched as they were written, because "going to die" begins with a phrase that is stripped.
    fn support(&self, wanted: impl Fn(&str) -> bool) -> Vec<SharedStr> {
        let asked = |id: &str| self.definition.is_visible(id, self.answers);
        let written = self.slots.from.iter().filter_map(|(name, id)| {
            let read = !["kind", "tone"].contains(&&**name) && (wanted(name) || asked(id));
            let acts = ACTS.contains(&&**name) && wanted(name);
            let text = [self.answers.text(id), self.answers.own(id)].map(normalize).join(SEPARATOR);
            (read && !text.trim().is_empty()).then_some((acts, text))
        });
        let (acts, others): (Vec<_>, Vec<_>) = written.partition(|(acts, _)| *acts);
        let joined = |texts: &[(bool, String)]| {
            texts.iter().map(|(_, text)| &**text).collect::<Vec<_>>().join(SEPARATOR)
        };
        let acts = correct_misspellings(self.composer, joined(&acts));
        let all = [&*acts, &*correct_misspellings(self.composer, joined(&others))].join(SEPARATOR);
        let groups = self
            .composer
            .action
            .support
            .iter()
            .filter(|flag| has_word(flag, if flag.only.is_none() { &all } else { &acts }));
        groups.map(|flag| flag.text.clone()).collect()
    }
}

impl From<String> for ComposerAnswer {
    fn from(gap: String) -> Self {
        let whole = capital(&gap) + ".";
        Self { gap, whole, ..Self::default() }
    }
}

/// Kind remarks about a sentence, whether it is the composer's or the person's own wording.
pub fn remarks(composer: &Composer, text: &str) -> Vec<SharedStr> {
    let mut remarks = matches(&composer.flags, text);
    if is_long(text) {
        remarks.push(composer.too_long.text.clone());
    }
    remarks
}

/// Whether a sentence is too long to say easily: more than [`MAX_WORDS`] words, or more than three sentences.
pub fn is_long(text: &str) -> bool {
    let sentences = text.split(['.', '?', '!', '…', '。']).filter(|s| !s.trim().is_empty());
    text.split_whitespace().count() > MAX_WORDS || sentences.count() > 3
}

/// Whether "what I will do" is an action of the speaker. False for an empty answer.
pub fn is_own_action(composer: &Composer, action: &str) -> bool {
    let words = normalize(action);
    !words.trim().is_empty()
        && !begins(&words, composer.action.starts_not_mine.iter())
        && !composer.action.not_mine.iter().any(|phrase| contains(&words, phrase))
        && !starts_with_person(composer, action)
}

/// Whether the action begins with somebody else's name, or with a noun for a person.
fn starts_with_person(composer: &Composer, action: &str) -> bool {
    let rules = &composer.action;
    let has = |list: &[SharedStr], word: &str| {
        let word = normalize(word);
        list.iter().any(|one| strip_prefix_ignore_case(word.trim(), one) == Some(""))
    };
    let mut words = action.split_whitespace();
    let mut word = || words.next().unwrap_or_default();
    let (first, second, third, fourth) = (word(), word(), word(), word());
    let acts = |word: &str| !is_capital(word) && has(&rules.then_not_mine, word);
    if begins(&normalize(first), composer.whole.in_lists_named(FIRST_PERSON_LIST)) {
        return false;
    }
    let letters = first.chars().filter(|c| is_letter(*c)).count();
    let initial = letters == 1 && (first.ends_with('.') || is_capital(first) && !has(&composer.small, first));
    let name = is_capital(first) && !has(&composer.small, first);
    let together = contains(&normalize(second), &composer.and) && (is_capital(third) || acts(fourth));
    // "Anna sleeps", "Anna's leaving": after a capitalised word, an action of one's own rarely has these endings.
    let ends = |word: &str, end: &str| {
        word.len() > 3 && !is_capital(word) && word.trim_end_matches(|c| !is_letter(c)).ends_with(end)
    };
    let third_person = ends(second, "s") || is_capital(second) && ends(third, "s");
    let going = first.chars().any(punctuation::is_apostrophe) && first.ends_with('s') && ends(second, "ing");
    let titled = is_capital(first) && first.ends_with('.') && has(&composer.short, first);
    let contracted =
        first.len() > 3 && first.chars().any(punctuation::is_apostrophe) && first.ends_with("ll");
    let person = has(&rules.people, first)
        || has(&rules.before_people, first) && (has(&rules.people, second) || has(&rules.people, third));
    initial
        || acts(second)
        || contracted
        || going
        || titled
        || person
        || name && (together || third_person || acts(third))
}

fn find<'a>(patterns: &'a [Pattern], kind: &str, tone: &str) -> Option<&'a Pattern> {
    let of_kind = |p: &&Pattern| *p.kind == *kind;
    patterns.iter().find(|p| of_kind(p) && *p.tone == *tone).or_else(|| patterns.iter().find(of_kind))
}

fn slot_field<'a>(slots: &'a ComposerInputs, name: &str) -> Option<&'a str> {
    let (_, field) = slots.from.iter().find(|(slot, _)| **slot == *name)?;
    Some(field)
}

/// Prepares a text that was written for a gap. Returns `None` if it has no words.
fn read(composer: &Composer, name: &str, written: &str) -> Option<ComposerAnswer> {
    let mut spaced = String::new();
    for word in written.split(punctuation::is_blank_between).filter(|word| !word.is_empty()) {
        // "I 'll": a contraction that was torn apart by a space.
        let torn = word.starts_with(punctuation::is_apostrophe) && (2..4).contains(&word.chars().count());
        spaced.push_str(if torn { "" } else { " " });
        spaced.push_str(word);
    }
    let words = punctuation::trim_punctuation(&spaced);
    let has_words = |text: &str| text.chars().any(is_letter);
    let (first, rest) = first_sentence(composer, &words);
    let sentence = |text: &str, mark: char| match punctuation::trim_punctuation(text) {
        text if has_words(&text) => capital(&text) + mark.encode_utf8(&mut [0; 4]),
        _ => String::new(),
    };
    let whole = sentence(&words, punctuation::closing(written));
    let rest = sentence(rest, punctuation::closing(written));
    let first = punctuation::trim_punctuation(&strip(composer.strip.get(name), first));
    if !has_words(&first) {
        return None;
    }
    let first = lower(composer, name, &first);
    let alone = !first.contains(' ');
    let compared = normalize(&first);
    // A word that is still capitalised is a name, or a verb that is in none of the lists.
    let named = name != THING_GAP && VERBS.contains(&name) && is_capital(&first) && !is_shouted(&first);
    let fits = !named && !begins(&compared, composer.whole.in_lists_named(name));
    let own = begins(&compared, composer.whole.in_lists_named(FIRST_PERSON_LIST));
    if own && alone && !fits {
        return None;
    }
    let (gap, own) = match (fits, own) {
        (true, _) => (first, String::new()),
        (false, true) => (String::new(), capital(&first)),
        (false, false) => Default::default(),
    };
    let said =
        if gap.is_empty() && own.is_empty() { whole.clone() } else { [&*gap, &*own, &*rest].join(" ") };
    let others = ACTS.contains(&name) && !is_own_action(composer, &said);
    Some(ComposerAnswer { gap, own, whole, rest, by_another: others })
}

/// Splits off the first sentence of a text. A full stop after an initial or an abbreviation does not end a sentence.
fn first_sentence<'a>(composer: &Composer, words: &'a str) -> (&'a str, &'a str) {
    let listed = |list: &[SharedStr], word: &str| {
        let word = lower_all(word);
        list.iter().any(|one| **one == *word)
    };
    for (at, mark) in words.char_indices().filter(|(_, c)| punctuation::is_end(*c)) {
        let (before, after) = words.split_at(at);
        let rest = after.trim_start_matches(|c| punctuation::is_end(c) || punctuation::is_closing_quote(c));
        let apart = rest.starts_with(' ') || mark == '。';
        let rest = rest.trim_start();
        let last = before.rsplit(' ').next().unwrap_or_default();
        let next = rest.split(|c| !is_letter(c)).next().unwrap_or_default();
        let abbreviated =
            mark == '.' && (last.chars().count() < 2 || last.contains('.') || listed(&composer.short, last));
        let begins = !next.starts_with(|c| to_uppercase(c) != c) || listed(&composer.small, next);
        if apart && !abbreviated && begins && !rest.is_empty() {
            return words.split_at(words.len() - rest.len());
        }
    }
    (words, "")
}

/// Strips phrases that the pattern already says from the start, repeatedly.
fn strip(beginnings: &[SharedStr], words: &str) -> String {
    let mut rest = words.to_string() + " ";
    while let Some(shorter) =
        beginnings.iter().filter_map(|start| strip_prefix_ignore_case(&rest, start)).min_by_key(|r| r.len())
    {
        rest = shorter.to_string();
    }
    rest
}

/// The text after this beginning, compared without regard to case and apostrophes. Returns `None` if the text begins
/// otherwise.
fn strip_prefix_ignore_case<'a>(words: &'a str, start: &str) -> Option<&'a str> {
    let mut rest = words.chars();
    for wanted in start.chars().filter(|c| !punctuation::is_apostrophe(*c)) {
        let next = rest.find(|c| !punctuation::is_apostrophe(*c))?;
        if to_lowercase(next) != wanted {
            return None;
        }
    }
    Some(rest.as_str())
}

fn join(words: &[String], and: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// Lower-cases the first letter if it is only a capital because a sentence begins, and never if the word may be a name.
fn lower(composer: &Composer, name: &str, words: &str) -> String {
    let has = |list: &[SharedStr], word: &str| list.iter().any(|one| **one == *word);
    let mut each = words.split_whitespace();
    let first = each.next().unwrap_or_default();
    let second = lower_all(each.next().unwrap_or_default());
    let word = lower_all(first.split(punctuation::is_apostrophe).next().unwrap_or_default());
    let i = word == "i" && !first.contains('.');
    match () {
        () if i => capital(words),
        () if has(&composer.small, &word) => lower_word(words),
        () if VERBS.contains(&name) && has(&composer.objects, &second) => lower_plain(words),
        () => words.into(),
    }
}

/// Lower-cases the first letter unless the word is an initial, an acronym or "I".
fn lower_plain(words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    let letters = first.chars().count();
    if letters > 1 && first.chars().all(is_letter) { lower_word(words) } else { words.into() }
}

fn lower_word(words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    if is_shouted(first) { words.into() } else { change_first(words, to_lowercase) }
}

/// Whether the first word has a capital after its first letter.
fn is_shouted(words: &str) -> bool {
    words.chars().skip(1).take_while(|c| *c != ' ').any(|c| to_lowercase(c) != c)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c| to_lowercase(c) != c)
}

fn capital(words: &str) -> String {
    change_first(words, to_uppercase)
}

fn change_first(words: &str, change: fn(char) -> char) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(change);
    first.into_iter().chain(chars).collect()
}

/// A sentence with its gaps filled. Returns `None` if one of them cannot be filled.
fn filled(sentence: &str, fill: &mut impl FnMut(&str) -> Option<String>) -> Option<String> {
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

/// The names of the gaps of a sentence.
fn gaps(sentence: &str) -> impl Iterator<Item = String> {
    sentence.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(gap, _)| name_of(gap))
}

fn name_of(gap: &str) -> String {
    lower_all(gap.trim_start_matches(FIRST_PERSON_PREFIX))
}

fn matches(flags: &[Flag], text: &str) -> Vec<SharedStr> {
    let words = normalize(text);
    flags
        .iter()
        .filter(|flag| flag.only.is_none() && has_word(flag, &words))
        .map(|flag| flag.text.clone())
        .collect()
}

fn has_word(flag: &Flag, plain_words: &str) -> bool {
    let has = |words: &str| flag.words.iter().any(|word| contains(words, word));
    if flag.except.is_empty() || !has(plain_words) {
        return has(plain_words);
    }
    let plain_uses = flag.except.iter().map(|except| normalize(except));
    has(&plain_uses.fold(plain_words.to_string(), |words, except| words.replace(&except, SEPARATOR)))
}

fn contains(plain_words: &str, phrase: &str) -> bool {
    plain_words.contains(&normalize(phrase))
}

fn begins<'a>(plain_words: &str, mut starts: impl Iterator<Item = &'a SharedStr>) -> bool {
    let words = plain_words.trim_start();
    starts.any(|start| {
        strip_prefix_ignore_case(words, start.trim_end()).is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Corrects common misspellings in plain words.
fn correct_misspellings(composer: &Composer, plain_words: String) -> String {
    let mut words = plain_words;
    for (meant, slips) in &composer.action.slips.0 {
        for slip in slips.iter().map(|slip| normalize(slip)) {
            if words.contains(&slip) {
                words = words.replace(&slip, &normalize(meant));
            }
        }
    }
    words
}

/// Normalizes a text so that `contains` compares whole words: only lower-case letters and digits, separated by single
/// spaces, with a space at both ends. Apostrophes are removed, because many people leave them out.
fn normalize(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !punctuation::is_apostrophe(*c))
        .map(|c| if is_letter(c) { to_lowercase(c) } else { ' ' })
        .collect();
    format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The lower-case form of a letter of the Latin alphabets that our languages use (ASCII and Latin-1). The Unicode case
/// tables would add 6 KB to the program.
fn to_lowercase(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(c as u32 + 32).unwrap_or(c),
        _ => c,
    }
}

fn to_uppercase(c: char) -> char {
    match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => char::from_u32(c as u32 - 32).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character is part of a word: any but the non-alphanumeric ones of ASCII, the symbols of Latin-1 up to
/// U+00BF, and general and CJK punctuation.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' => false,
        _ => true,
    }
}

fn lower_all(text: &str) -> String {
    text.chars().map(to_lowercase).collect()
}
