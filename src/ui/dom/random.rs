//! Cryptographically secure random numbers.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;

/// Fills `bytes` with `crypto.getRandomValues`, which every browser has that supports WebAssembly.
pub fn fill_random(bytes: &mut [u8]) {
    let drawn = Uint8Array::new_with_length(bytes.len() as u32);
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or_default();
    let draw =
        Reflect::get(&crypto, &"getRandomValues".into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
    let done = draw.and_then(|draw| draw.call1(&crypto, &drawn).ok());
    // A key must not be made without secure random numbers: the program stops here, and the page says so.
    assert!(done.is_some(), "no chance");
    drawn.copy_to(bytes);
    // The buffer may hold a key, so it is zeroed.
    drawn.fill(0, 0, drawn.length());
}
