//! Input of a person on a page: clicking, picking options, typing, and moving between steps.

use super::naming::{chip, field, plain_chip};
use super::{Engine, Visit};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

/// The last character that WebKit's driver and some versions of Chromium's can type. Characters beyond the Basic
/// Multilingual Plane, such as emoji, are not possible.
const BASIC: char = '\u{ffff}';

/// The buttons that ignore the second press of a double click.
const PRESSES: [&str; 2] = ["#next", "#back"];

/// The link on a worksheet's start page that begins the whole way.
pub const BEGIN: &str = ".start-options :is([data-at=begin], [href$='#begin'])";

/// The link that begins the short way.
pub const BEGIN_SHORT: &str = ".start-options [data-at=begin-short]";

impl Visit {
    /// Clicks an element like a mouse or a finger does: it has to exist, and nothing may cover it.
    pub async fn click(&self, css: &str) {
        self.until(&format!("document.querySelector({})", json!(css))).await;
        if PRESSES.contains(&css) {
            self.rested().await;
        }
        self.centre(css).await;
        let element = self.client.find(Locator::Css(css)).await.expect("it was there");
        if let Err(error) = element.click().await {
            panic!("{css} cannot be clicked: {error}\n{}", self.seen().await);
        }
    }

    /// Clicks an element without centring it in the window first.
    pub async fn click_at(&self, css: &str) {
        let element = self.client.find(Locator::Css(css)).await.expect("it is there");
        element.click().await.expect("it can be clicked");
    }

    /// Clicks the visible element of this tag with exactly this text.
    pub async fn click_words(&self, tag: &str, words: &str) {
        let find = format!(
            "[...document.querySelectorAll({})].find(e => e.textContent.trim() === {} && e.checkVisibility())",
            json!(tag),
            json!(words)
        );
        self.until(&find).await;
        self.js(&format!("{find}.setAttribute('data-test', 'here')")).await;
        self.click("[data-test=here]").await;
        self.js("document.querySelector('[data-test=here]')?.removeAttribute('data-test')").await;
    }

    async fn centre(&self, css: &str) {
        let css = json!(css);
        self.js(&format!(
            "document.querySelector({css}).scrollIntoView({{block: 'center', behavior: 'instant'}})"
        ))
        .await;
    }

    /// Picks an option of a worksheet's question.
    pub async fn pick(&self, question: &str, option: &str) {
        self.click(&chip(question, option)).await;
    }

    /// Picks an option of a question that belongs to no worksheet.
    pub async fn pick_chip(&self, name: &str, option: &str) {
        self.click(&plain_chip(name, option)).await;
    }

    /// Types text into a field.
    pub async fn write(&self, css: &str, words: &str) {
        self.until(&format!("document.querySelector({})", json!(css))).await;
        self.centre(css).await;
        let field = self.client.find(Locator::Css(css)).await.expect("it was there");
        let typed = match self.browser.engine {
            Engine::WebKit | Engine::Chromium => words.chars().filter(|char| *char <= BASIC).collect(),
            Engine::Firefox => words.to_owned(),
        };
        if typed != words {
            // The driver drops or refuses such characters, so they are inserted as by an input method.
            let put = "arguments[0].focus(); document.execCommand('insertText', false, arguments[1])";
            let field = serde_json::to_value(&field).expect("it has a name");
            self.client.execute(put, vec![field, json!(words)]).await.expect("it can be written in");
        } else if let Err(error) = field.send_keys(words).await {
            panic!("{css} cannot be written in: {error}\n{}", self.seen().await);
        }
    }

    /// Types into the field of a question.
    pub async fn answer(&self, question: &str, words: &str) {
        self.write(&field(question), words).await;
    }

    /// Waits until the page no longer takes a click on Next or Back for the second half of a double click. A press of
    /// Enter counts at once, so no wait follows it.
    pub async fn rested(&self) {
        self.js(
            "window.watching ??= (window.pressed = -1e4, window.addEventListener('click', event => {
                 if ((event.detail || !event.isTrusted) && event.target.closest?.('#next, #back')) window.pressed = performance.now() }, true), true)",
        )
        .await;
        self.until("performance.now() - window.pressed > 420").await;
    }

    /// Opens the first entry of the list of all entries, and deletes it. The list is shown again.
    pub async fn delete_first(&self) {
        self.click(".row-link").await;
        self.click(".sheet .delete").await;
        self.until("document.querySelector('.everything')").await;
    }

    /// Leaves a worksheet, and waits until the navigation is back.
    pub async fn out(&self) {
        self.click(".cross").await;
        self.until("!document.querySelector('.cross')").await;
    }

    /// Goes to the next step by the keyboard. A click would have to wait until it is not taken for the second half of a
    /// double click (see [`Visit::rested`]).
    pub async fn next(&self) {
        let heading = self.text("h2[id^=step-]").await;
        self.until("document.querySelector('#next')").await;
        let next = self.client.find(Locator::Css("#next")).await.expect("it was there");
        next.send_keys(&Key::Enter.to_string()).await.expect("a button can be pressed");
        self.until(&format!("document.querySelector('h2[id^=step-]')?.innerText !== {}", json!(heading)))
            .await;
    }

    /// Goes on until the step `id` is shown, from the start page or from another step.
    pub async fn until_step(&self, id: &str) {
        self.ready().await;
        self.until("document.querySelector('.start-options, h2[id^=step-]')").await;
        if self.sees(".start-options").await {
            self.click(BEGIN).await;
            self.until("document.querySelector('h2[id^=step-]')").await;
        }
        for _ in 0..20 {
            if self.sees(&format!("#step-{id}")).await {
                return;
            }
            self.next().await;
        }
        panic!("never came to the step {id}\n{}", self.seen().await);
    }

    /// Gives the open worksheet a name, on the page for stopping, and returns to the step.
    pub async fn name(&self, name: &str) {
        self.click("#stop").await;
        self.write("#label", name).await;
        self.click("#back").await;
        self.until("document.querySelector('h2[id^=step-]')").await;
    }

    /// Presses keys one after the other, on the element that has the focus.
    pub async fn press(&self, keys: &[Key]) {
        let mut actions = KeyActions::new("keys".into());
        for key in keys {
            let value = char::from(*key);
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    /// Presses a key while another one is held.
    pub async fn press_with(&self, held: Key, key: Key) {
        let (held, value) = (char::from(held), char::from(key));
        let actions = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: held });
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    /// Types text on the keyboard, into the element that has the focus.
    pub async fn type_here(&self, words: &str) {
        let mut actions = KeyActions::new("keys".into());
        for value in words.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }
}
