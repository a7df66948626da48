//! What can be read of a page, and waiting until it can be.

use super::Visit;
use super::naming::input;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long a condition may take to come true: far longer than it ever does, so that only a fault takes as long.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How long to wait before looking again.
pub const BEAT: Duration = Duration::from_millis(25);

impl Visit {
    /// Waits until a condition of the page holds.
    pub async fn until(&self, condition: &str) {
        let begun = Instant::now();
        while self.js(&format!("return !!({condition})")).await != json!(true) {
            assert!(begun.elapsed() < PATIENCE, "never came true: {condition}\n{}", self.seen().await);
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Runs a script in the page. A page that is being replaced answers with nothing.
    pub async fn js(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or(Value::Null)
    }

    /// The text a person sees in the page, for the message of a failure.
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

    /// The text of an element; empty when it is not there.
    pub async fn text(&self, css: &str) -> String {
        let text = self.js(&format!("return document.querySelector({})?.innerText", json!(css))).await;
        text.as_str().unwrap_or_default().to_string()
    }

    /// Waits until an element holds these words.
    pub async fn reads(&self, css: &str, words: &str) {
        self.until(&format!(
            "[...document.querySelectorAll({})].some(e => e.checkVisibility() && e.innerText.includes({}))",
            json!(css),
            json!(words)
        ))
        .await;
    }

    /// Whether an element is there and can be seen.
    pub async fn sees(&self, css: &str) -> bool {
        self.js(&format!("return !!document.querySelector({})?.checkVisibility()", json!(css))).await
            == json!(true)
    }

    /// Waits for the word that the last change is saved.
    pub async fn saved(&self) {
        self.until("document.querySelector('.kept[data-saving=saved]')").await;
    }
}
