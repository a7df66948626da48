//! F1: the browser is killed during typing.
//!
//! For comparison, the test stores the same text directly in another key of localStorage.

use super::writing::{address, open, shown, stores, wait};
use crate::harness::{Browser, Engine, Visit, each_engine, figure};
use std::fmt;

/// Types a word every 300 ms, and stores the whole text in a plain key, too.
const TYPE: &str = "const field = document.querySelector(\"[name='t:one-event']\");
    window.words = 0;
    window.typing = setInterval(() => {
        field.value += ' w' + ++window.words;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        localStorage.plain = field.value;
    }, 300)";

/// The words that are typed in one second, and one for the delay of the test itself.
const LAST_SECOND: usize = 5;

/// The numbers of words that were typed, and that are left.
struct Left {
    typed: usize,
    kept: usize,
    /// The number that is left in the plain key of localStorage.
    plain: usize,
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {} words {} are left; of plain localStorage {}", self.typed, self.kept, self.plain)
    }
}

/// Types for a while, waits, kills the browser, and counts the words that are left.
async fn kill(engine: Engine, typing: u32, after: u32) -> Left {
    let mut visit = Browser::desktop().alone().on(engine).open().await;
    open(&visit, 1).await;
    visit.js(TYPE).await;
    wait(&visit, typing * 1000).await;
    if after > 0 {
        visit.js("clearInterval(window.typing)").await;
        wait(&visit, after * 1000).await;
    }
    let typed = visit.js("return window.words").await.as_u64().unwrap() as usize;
    visit.kill();
    visit.restart().await;
    let left = left(&visit, typed).await;
    figure(&format!("F1 {engine:?}: typed {typing} s, killed {after} s after the last word: {left}"));
    left
}

async fn left(visit: &Visit, typed: usize) -> Left {
    visit.go(&address(1)).await;
    let plain = visit.js("return localStorage.plain ?? ''").await;
    let plain = count(plain.as_str().unwrap_or_default());
    let words = shown(visit).await;
    if !words.is_empty() {
        stores(visit, 1, &words).await;
    }
    Left { typed, kept: count(&words), plain }
}

/// Counts the words, and asserts that they are the first of those that were typed.
fn count(words: &str) -> usize {
    let words: Vec<_> = words.split_whitespace().collect();
    let typed: Vec<_> = (1..=words.len()).map(|number| format!("w{number}")).collect();
    assert_eq!(words, typed);
    words.len()
}

each_engine!(killed_while_words_are_typed_at_most_the_last_second_is_gone);
async fn killed_while_words_are_typed_at_most_the_last_second_is_gone() {
    let engine = Engine::here();
    let left = kill(engine, 6, 0).await;
    assert!(left.kept + LAST_SECOND >= left.typed, "{engine:?}: {left}");
}

each_engine!(killed_a_second_after_the_last_word_nothing_is_gone);
async fn killed_a_second_after_the_last_word_nothing_is_gone() {
    let engine = Engine::here();
    let left = kill(engine, 1, 1).await;
    assert_eq!(left.kept, left.typed, "{engine:?}: {left}");
}

#[tokio::test]
async fn killed_three_seconds_after_the_last_word_nothing_is_gone() {
    let engine = Engine::here();
    let left = kill(engine, 1, 3).await;
    assert_eq!(left.kept, left.typed, "{engine:?}: {left}");
}

#[tokio::test]
async fn killed_six_seconds_after_the_last_word_nothing_is_gone() {
    let engine = Engine::here();
    let left = kill(engine, 1, 6).await;
    assert_eq!(left.kept, left.typed, "{engine:?}: {left}");
}

#[tokio::test]
#[ignore = "nearly a minute of typing in each browser, for docs/durability.md"]
async fn killed_after_nearly_a_minute_of_typing_at_most_the_last_second_is_gone() {
    for engine in Engine::ALL {
        let left = kill(engine, 50, 0).await;
        assert!(left.kept + LAST_SECOND >= left.typed, "{engine:?}: {left}");
    }
}

#[tokio::test]
#[ignore = "a minute of waiting in each browser, for docs/durability.md"]
async fn killed_a_minute_after_the_last_word_nothing_is_gone() {
    for engine in Engine::ALL {
        let left = kill(engine, 1, 60).await;
        assert_eq!(left.kept, left.typed, "{engine:?}: {left}");
    }
}
