//! What page and worker say to each other.

use super::{Heard, get};
use crate::ui::dom::{Bytes, object};
use wasm_bindgen::JsValue;

/// What the worker is asked to do. The texts that are kept go as a JSON object of texts under their names.
pub enum Job {
    /// Make a copy: of these texts, sealed with a passphrase or plain, made at a moment (ISO 8601).
    Save(String, Option<String>, String),
    /// Open a copy: these bytes, or the ones that wait for their passphrase; and compare it with what is here.
    Open(Option<Bytes>, Option<String>, String),
    /// Plan how the copy comes back.
    Plan {
        /// `merge` or `replace`.
        how: &'static str,
        /// `both`, `here` or `file`.
        conflicts: &'static str,
        /// What is kept here.
        here: String,
        /// The name of this page.
        page: String,
    },
}

/// What the worker says.
pub enum Answer {
    /// The slow part begins and may take this many milliseconds; 0 where that cannot be known.
    Estimate(f64),
    /// The copy.
    Saved(Bytes),
    /// A passphrase is needed.
    Locked,
    /// The copy was opened: what is in it, as JSON (`backup::Preview::write`).
    Opened(String),
    /// What is to change, as JSON (`storage::change::Change::write`), and how many entries stay out.
    Plan(String, f64),
    /// Nothing was done: a code of `backup::Refusal`, or `start` (the worker cannot be started), `silent` (it was not ready in
    /// time), `died` (it failed at its work; most likely it had too little memory). After these three it answers nothing more.
    Refused(String),
}

impl Job {
    /// The job as the worker reads it.
    pub(super) fn message(self) -> JsValue {
        let maybe = |text: Option<String>| text.map_or(JsValue::UNDEFINED, JsValue::from);
        match self {
            Job::Save(entries, passphrase, made) => object(&[
                ("job", "save".into()),
                ("entries", entries.into()),
                ("passphrase", maybe(passphrase)),
                ("made", made.into()),
            ]),
            Job::Open(bytes, passphrase, here) => object(&[
                ("job", "open".into()),
                ("bytes", bytes.map_or(JsValue::UNDEFINED, |bytes| bytes.0)),
                ("passphrase", maybe(passphrase)),
                ("here", here.into()),
            ]),
            Job::Plan { how, conflicts, here, page } => object(&[
                ("job", "plan".into()),
                ("how", how.into()),
                ("conflicts", conflicts.into()),
                ("here", here.into()),
                ("page", page.into()),
                ("now", js_sys::Date::now().into()),
                ("random", js_sys::Math::random().into()),
            ]),
        }
    }
}

/// What the worker said; `None` if that is nothing it may say.
pub(super) fn answer(heard: Heard) -> Option<Answer> {
    let (say, data) = match heard {
        Heard::Said(say, data) => (say, data),
        Heard::Failed(why) => return Some(Answer::Refused(why.into())),
    };
    let word = |name| get(data, name).as_string().unwrap_or_default();
    let number = |name| get(data, name).as_f64().unwrap_or_default();
    Some(match say {
        "estimate" => Answer::Estimate(number("ms")),
        "saved" => Answer::Saved(Bytes(get(data, "bytes"))),
        "locked" => Answer::Locked,
        "opened" => Answer::Opened(word("preview")),
        "plan" => Answer::Plan(word("change"), number("left")),
        "refused" => Answer::Refused(word("why")),
        _ => return None,
    })
}
