//! Derives a key from a passphrase in a worker, so that running out of memory ends the worker and not the page.

use super::host::{Next, TIMEOUT, WorkerEvent, WorkerHost};
use crate::browser::SecretField;
use crate::browser::js::{get, object};
use crate::vault::{HeapKey, KdfError, KdfParams};
use js_sys::Uint8Array;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

/// A key derivation in progress. Dropping it terminates the worker, and its callback is not called.
pub struct KdfWorker {
    _hand: WorkerHost,
}

/// Receives the key, or why there is none.
pub type OnDerived = Box<dyn FnOnce(Result<HeapKey, KdfError>)>;

/// Derives a key; `callback` is called once. A worker that dies is reported as out of memory. `None`, without a call of
/// `callback`, if the browser has no workers.
#[must_use = "the worker ends when it is dropped"]
pub fn derive_key(
    passphrase: &SecretField,
    salt: &[u8; 16],
    how: KdfParams,
    callback: OnDerived,
) -> Option<KdfWorker> {
    let callback = Cell::new(Some(callback));
    let hear = move |heard: WorkerEvent| {
        let Some(made) = made(heard) else { return Next::Odd };
        if let Some(callback) = callback.take() {
            callback(made);
        }
        Next::End
    };
    let hand = WorkerHost::start("stretcher", TIMEOUT, Box::new(hear))?;
    hand.post(object(&[
        ("job", "stretch".into()),
        ("passphrase", passphrase.in_same_signs()),
        ("salt", Uint8Array::from(&salt[..]).into()),
        ("memory", how.memory.into()),
        ("passes", how.passes.into()),
        ("lanes", how.lanes.into()),
    ]));
    Some(KdfWorker { _hand: hand })
}

fn made(heard: WorkerEvent) -> Option<Result<HeapKey, KdfError>> {
    match heard {
        WorkerEvent::Said("stretched", data) => Some(key(&get(data, "key")).ok_or(KdfError::Refused)),
        WorkerEvent::Said("refused", data) => match get(data, "why").as_string().as_deref() {
            Some("memory") => Some(Err(KdfError::Memory)),
            _ => Some(Err(KdfError::Refused)),
        },
        WorkerEvent::Said(..) => None,
        WorkerEvent::Failed("died") => Some(Err(KdfError::Memory)),
        WorkerEvent::Failed(_) => Some(Err(KdfError::Refused)),
    }
}

/// Copies the key out of a message and zeroes the original.
fn key(given: &JsValue) -> Option<HeapKey> {
    let given = given.dyn_ref::<Uint8Array>().filter(|given| given.length() == 32)?;
    let mut key = HeapKey::default();
    given.copy_to(&mut **key);
    given.fill(0, 0, 32);
    Some(key)
}
