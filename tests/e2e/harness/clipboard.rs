//! Reads the clipboard.

use super::{Engine, Visit};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

impl Visit {
    /// Allows this page to use the clipboard, for which Chromium asks the person. Has to be called before anything is
    /// copied.
    pub async fn may_read_copies(&self) {
        if self.browser.engine == Engine::Chromium {
            let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            self.cdp("Browser.grantPermissions", permissions).await;
        }
    }

    /// The text of the clipboard. The site's policy lets no page read it, so it is pasted into a field that is added
    /// for this.
    pub async fn copied(&self) -> String {
        self.js("const field = document.body.appendChild(document.createElement('textarea'));
             field.id = 'pasted'; field.focus()")
            .await;
        let (control, v) = (char::from(Key::Control), 'v');
        let paste = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: v })
            .then(KeyAction::Up { value: v })
            .then(KeyAction::Up { value: control });
        self.client.perform_actions(paste).await.expect("keys can be pressed");
        self.until("document.querySelector('#pasted').value").await;
        let pasted = self.value("#pasted").await;
        self.js("document.querySelector('#pasted').remove()").await;
        pasted
    }
}
