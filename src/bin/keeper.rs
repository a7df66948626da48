//! The worker that makes and opens backups, so that the page stays responsive and can end the work at any time.
//!
//! Page and worker post plain objects. The page posts `{job: "save" | "open" | "plan", …}`. The worker posts `{say:
//! "ready"}` once, and for each job perhaps `{say: "estimate", ms}`, then `saved`, `locked`, `opened`, `plan` or
//! `refused`. The fields are those of [`stillwater::backup::service::Request`] and
//! [`stillwater::backup::service::Response`].
//! It makes no network request and stores nothing.

use age::secrecy::SecretString;
use js_sys::{Date, JsString, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use stillwater::backup::service::{BackupService, Request, Response};
use stillwater::backup::{BackupError, Conflicts, MAX_BYTES, RestoreMode};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let office = RefCell::new(BackupService::new(Date::now));
    let own = scope.clone();
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let say = |answer| post(&own, answer);
        let last = match (job(&event.data()), office.try_borrow_mut()) {
            (Ok(job), Ok(mut office)) => office.work(job, &say),
            (Err(why), _) => Response::Refused(why),
            _ => Response::Refused(BackupError::Confused),
        };
        say(last);
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    // The handler is needed as long as the worker runs.
    handler.forget();
    let _ = scope.post_message(&object(&[("say", "ready".into())]));
}

fn post(scope: &DedicatedWorkerGlobalScope, answer: Response) {
    let (say, more) = match answer {
        Response::Estimate(ms) => ("estimate", vec![("ms", ms.into())]),
        Response::Saved(bytes) => ("saved", vec![("bytes", Uint8Array::from(&*bytes).into())]),
        Response::Locked => ("locked", Vec::new()),
        Response::Opened(preview) => ("opened", vec![("preview", preview.into())]),
        Response::Plan(change, left) => {
            ("plan", vec![("change", change.into()), ("left", (left as f64).into())])
        }
        Response::Refused(why) => ("refused", vec![("why", why.code().into())]),
    };
    let message = object(&more);
    let _ = Reflect::set(&message, &"say".into(), &say.into());
    let _ = scope.post_message(&message);
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Parses a message.
fn job(message: &JsValue) -> Result<Request, BackupError> {
    let get =
        |name: &str| Reflect::get(message, &name.into()).ok().filter(|value| !value.is_null_or_undefined());
    let maybe = |name: &str| get(name).and_then(|value| value.as_string());
    let text = |name: &str| maybe(name).ok_or(BackupError::Confused);
    let number = |name: &str| get(name).and_then(|value| value.as_f64()).ok_or(BackupError::Confused);
    // A passphrase that is not a string is an error: treated as missing, it would make an unencrypted backup.
    let passphrase = || match get("passphrase") {
        Some(given) => given.as_string().map(Some).ok_or(BackupError::Confused),
        None => Ok(None),
    };
    Ok(match &*text("job")? {
        "save" => Request::Save {
            entries: text("entries")?,
            passphrase: passphrase()?.map(|typed| normalized(&typed, "NFC").into()),
            made: text("made")?,
        },
        "open" => Request::Open {
            bytes: bytes(get("bytes"))?,
            passphrases: passphrase()?.map(spellings).unwrap_or_default(),
            here: text("here")?,
        },
        "plan" => Request::Plan {
            how: match &*text("how")? {
                "merge" => RestoreMode::Merge,
                "replace" => RestoreMode::Replace,
                _ => return Err(BackupError::Confused),
            },
            conflicts: match &*text("conflicts")? {
                "both" => Conflicts::Both,
                "here" => Conflicts::Here,
                "file" => Conflicts::File,
                _ => return Err(BackupError::Confused),
            },
            here: text("here")?,
            page: text("page")?,
            now: number("now")?,
            random: number("random")?,
        },
        _ => return Err(BackupError::Confused),
    })
}

/// Normalizes a text (UAX #15) to `form`: NFC, NFD, NFKC or NFKD.
fn normalized(text: &str, form: &str) -> String {
    JsString::from(text).normalize(form).into()
}

/// The spellings of a passphrase to try: as typed, then normalized. Another system's keyboard may enter the same
/// letters as other code points. Early backups were encrypted with the passphrase as typed, and other programs still do
/// so.
fn spellings(typed: String) -> Vec<SecretString> {
    let mut all = vec![typed];
    for form in ["NFC", "NFD", "NFKC", "NFKD"] {
        let spelling = normalized(&all[0], form);
        if !all.contains(&spelling) {
            all.push(spelling);
        }
    }
    all.into_iter().map(SecretString::from).collect()
}

/// The bytes of a file. Its size is checked before they are copied into this program's memory.
fn bytes(given: Option<JsValue>) -> Result<Option<Vec<u8>>, BackupError> {
    let Some(given) = given else { return Ok(None) };
    if !given.is_instance_of::<js_sys::ArrayBuffer>() && !given.is_instance_of::<Uint8Array>() {
        return Err(BackupError::Confused);
    }
    let bytes = Uint8Array::new(&given);
    if bytes.length() as usize > MAX_BYTES { Err(BackupError::Large) } else { Ok(Some(bytes.to_vec())) }
}
