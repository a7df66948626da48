//! Derives a key from a passphrase in a worker, so that running out of memory ends the worker and not the page.

use super::hand::{Hand, Heard, LIMIT, Then, get};
use crate::ui::dom::{Typed, object};
use crate::vault::{HeapKey, KdfError, KdfParams};
use js_sys::Uint8Array;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

/// A key derivation in progress. Dropping it terminates the worker, and its callback is not called.
pub struct Stretcher {
    _hand: Hand,
}

/// Receives the key, or why there is none.
pub type Stretched = Box<dyn FnOnce(Result<HeapKey, KdfError>)>;

/// Derives a key; `told` is called once. A worker that dies is reported as out of memory. `None`, without a call of
/// `told`, if the browser has no workers.
#[must_use = "the worker ends when it is dropped"]
pub fn stretch(passphrase: &Typed, salt: &[u8; 16], how: KdfParams, told: Stretched) -> Option<Stretcher> {
    let told = Cell::new(Some(told));
    let hear = move |heard: Heard| {
        let Some(made) = made(heard) else { return Then::Odd };
        if let Some(told) = told.take() {
            told(made);
        }
        Then::End
    };
    let hand = Hand::start("stretcher", LIMIT, Box::new(hear))?;
    hand.post(object(&[
        ("job", "stretch".into()),
        ("passphrase", passphrase.in_same_signs()),
        ("salt", Uint8Array::from(&salt[..]).into()),
        ("memory", how.memory.into()),
        ("passes", how.passes.into()),
        ("lanes", how.lanes.into()),
    ]));
    Some(Stretcher { _hand: hand })
}

fn made(heard: Heard) -> Option<Result<HeapKey, KdfError>> {
    match heard {
        Heard::Said("stretched", data) => Some(key(&get(data, "key")).ok_or(KdfError::Refused)),
        Heard::Said("refused", data) => match get(data, "why").as_string().as_deref() {
            Some("memory") => Some(Err(KdfError::Memory)),
            _ => Some(Err(KdfError::Refused)),
        },
        Heard::Said(..) => None,
        Heard::Failed("died") => Some(Err(KdfError::Memory)),
        Heard::Failed(_) => Some(Err(KdfError::Refused)),
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
