//! Cryptographically secure random numbers.

use super::js;
use js_sys::Uint8Array;

/// Fills `bytes` with `crypto.getRandomValues`, which every browser has that supports WebAssembly.
pub fn fill_random(bytes: &mut [u8]) {
    let drawn = Uint8Array::new_with_length(bytes.len() as u32);
    let done = js::call(&js::global("crypto"), "getRandomValues", &[drawn.clone().into()]);
    // A key must not be made without secure random numbers: the program stops here, and the page says so.
    assert!(done.is_ok(), "no random numbers");
    drawn.copy_to(bytes);
    // The buffer may hold a key, so it is zeroed.
    drawn.fill(0, 0, drawn.length());
}
