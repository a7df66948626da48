//! The messages between the page and the backup worker.

use super::WorkerEvent;
use crate::browser::js::{get, object};
use crate::browser::{Bytes, SecretField};
use wasm_bindgen::JsValue;

/// A job for the worker. Stored entries are passed as a JSON object of keys and values.
pub enum BackupRequest {
    /// Make a backup: the entries, the passphrase to encrypt it with (if any), and the time (ISO 8601).
    Save(String, Option<SecretField>, String),
    /// Open a backup and compare it with the current entries: the bytes, or `None` for those that wait for their
    /// passphrase; the passphrase; the current entries.
    Open(Option<Bytes>, Option<SecretField>, String),
    /// Plan the restore of the opened backup.
    Plan {
        how: &'static str,
        conflicts: &'static str,
        /// The current entries.
        here: String,
        /// The id of this page.
        page: String,
    },
}

/// An answer of the worker.
pub enum BackupResponse {
    /// The key derivation starts and takes about this many milliseconds; 0 if that is unknown.
    Estimate(f64),
    /// The bytes of the backup.
    Saved(Bytes),
    /// The backup is encrypted, and a passphrase is needed.
    Locked,
    /// The backup was opened: its summary as JSON (`backup::Preview::write`).
    Opened(String),
    /// The batch to apply as JSON (`storage::change::Change::write`), and how many entries are left out.
    Plan(String, f64),
    /// Nothing was done: a code of `backup::BackupError`, or `start` (the worker could not start), `silent` (it was not
    /// ready in time), `died` (it failed while working, most likely out of memory). After these three it answers
    /// nothing more.
    Refused(String),
}

impl BackupRequest {
    /// The job as a message.
    pub(super) fn message(self) -> JsValue {
        let typed = |passphrase: Option<SecretField>| {
            passphrase.map_or(JsValue::UNDEFINED, |passphrase| passphrase.as_it_is())
        };
        match self {
            BackupRequest::Save(entries, passphrase, made) => object(&[
                ("job", "save".into()),
                ("entries", entries.into()),
                ("passphrase", typed(passphrase)),
                ("made", made.into()),
            ]),
            BackupRequest::Open(bytes, passphrase, here) => object(&[
                ("job", "open".into()),
                ("bytes", bytes.map_or(JsValue::UNDEFINED, |bytes| bytes.0)),
                ("passphrase", typed(passphrase)),
                ("here", here.into()),
            ]),
            BackupRequest::Plan { how, conflicts, here, page } => object(&[
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

/// The answer in an event; `None` for an unknown message.
pub(super) fn answer(heard: WorkerEvent) -> Option<BackupResponse> {
    let (say, data) = match heard {
        WorkerEvent::Said(say, data) => (say, data),
        WorkerEvent::Failed(why) => return Some(BackupResponse::Refused(why.into())),
    };
    let word = |name| get(data, name).as_string().unwrap_or_default();
    let number = |name| get(data, name).as_f64().unwrap_or_default();
    Some(match say {
        "estimate" => BackupResponse::Estimate(number("ms")),
        "saved" => BackupResponse::Saved(Bytes(get(data, "bytes"))),
        "locked" => BackupResponse::Locked,
        "opened" => BackupResponse::Opened(word("preview")),
        "plan" => BackupResponse::Plan(word("change"), number("left")),
        "refused" => BackupResponse::Refused(word("why")),
        _ => return None,
    })
}
