//! Chance that nobody can guess.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;

/// Fills bytes with the browser's own chance (`crypto.getRandomValues`), which every browser has that runs the program.
pub fn fill_by_chance(bytes: &mut [u8]) {
    let drawn = Uint8Array::new_with_length(bytes.len() as u32);
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or_default();
    let draw =
        Reflect::get(&crypto, &"getRandomValues".into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
    let done = draw.and_then(|draw| draw.call1(&crypto, &drawn).ok());
    // Without chance there is no key worth having: nothing is sealed then, and the page says that it stopped.
    assert!(done.is_some(), "no chance");
    drawn.copy_to(bytes);
    // It may be a key.
    drawn.fill(0, 0, drawn.length());
}
