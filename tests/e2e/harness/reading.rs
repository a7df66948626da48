//! Reads the page, and waits for conditions.

use super::Visit;
use super::naming::input;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The timeout for a condition: far longer than any takes, so that only a fault reaches it.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The timeout for the browser to answer: longer than the largest script takes on a busy machine.
const ANSWERING: Duration = Duration::from_secs(120);

/// The polling interval.
pub const BEAT: Duration = Duration::from_millis(25);

impl Visit {
    /// Waits until a JavaScript condition holds.
    pub async fn until(&self, condition: &str) {
        let begun = Instant::now();
        while self.js(&format!("return !!({condition})")).await != json!(true) {
            assert!(begun.elapsed() < PATIENCE, "never came true: {condition}\n{}", self.seen().await);
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Runs a script in the page. While the page is being replaced, the result is null.
    ///
    /// # Panics
    /// If the browser does not answer: WebKit's driver waits without end for a process that has been killed.
    pub async fn js(&self, script: &str) -> Value {
        let answer = tokio::time::timeout(ANSWERING, self.client.execute(script, Vec::new())).await;
        answer.unwrap_or_else(|_| panic!("the browser does not answer: {script}")).unwrap_or(Value::Null)
    }

    /// The title, URL and visible text of the page, for error messages.
    pub async fn seen(&self) -> String {
        let text =
            self.js("return document.title + '\\n' + location.href + '\\n' + document.body.innerText").await;
        text.as_str().unwrap_or_default().chars().take(3000).collect()
    }

    /// Whether an option of a question is picked.
    pub async fn picked(&self, question: &str, option: &str) -> bool {
        self.js(&format!("return document.querySelector({})?.checked", json!(input(question, option)))).await
            == json!(true)
    }

    /// The value of a field.
    pub async fn value(&self, css: &str) -> String {
        let value = self.js(&format!("return document.querySelector({})?.value", json!(css))).await;
        value.as_str().unwrap_or_default().to_string()
    }

    /// The text of an element; empty if there is none.
    pub async fn text(&self, css: &str) -> String {
        let text = self.js(&format!("return document.querySelector({})?.innerText", json!(css))).await;
        text.as_str().unwrap_or_default().to_string()
    }

    /// Waits until a visible element contains this text.
    pub async fn reads(&self, css: &str, words: &str) {
        self.until(&format!(
            "[...document.querySelectorAll({})].some(e => e.checkVisibility() && e.innerText.includes({}))",
            json!(css),
            json!(words)
        ))
        .await;
    }

    /// Whether an element exists and is visible.
    pub async fn sees(&self, css: &str) -> bool {
        self.js(&format!("return !!document.querySelector({})?.checkVisibility()", json!(css))).await
            == json!(true)
    }

    /// Waits until the page says that the last change is saved.
    pub async fn saved(&self) {
        self.until("document.querySelector('.kept[data-saving=saved]')").await;
    }
}
