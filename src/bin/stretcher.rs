//! The worker that derives a key from a passphrase.
//!
//! The key derivation needs much memory by design. If the browser runs out of it, only this worker ends, and not the
//! page. The page posts `{job: "stretch", passphrase, salt, memory, passes, lanes}`. The worker posts `{say: "ready"}`
//! once, and for each job `{say: "stretched", key}` or `{say: "refused", why: "memory" | "confused"}`. It makes no
//! network request and stores nothing.

use js_sys::{Object, Reflect, Uint8Array};
use stillwater::vault::{KdfError, KdfParams, derive};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zeroize::Zeroizing;

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let own = scope.clone();
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let (say, more, what) = match work(&event.data()) {
            Ok(key) => ("stretched", "key", Uint8Array::from(&key[..]).into()),
            Err(KdfError::Memory) => ("refused", "why", "memory".into()),
            Err(KdfError::Refused) => ("refused", "why", "confused".into()),
        };
        post(&own, say, more, &what);
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    // The handler is needed as long as the worker runs.
    handler.forget();
    post(&scope, "ready", "", &JsValue::UNDEFINED);
}

fn post(scope: &DedicatedWorkerGlobalScope, say: &str, more: &str, what: &JsValue) {
    let message = Object::new();
    for (name, value) in [("say", &say.into()), (more, what)] {
        if !name.is_empty() {
            let _ = Reflect::set(&message, &name.into(), value);
        }
    }
    let _ = scope.post_message(&message);
}

fn work(message: &JsValue) -> Result<Zeroizing<[u8; 32]>, KdfError> {
    let get =
        |name: &str| Reflect::get(message, &name.into()).ok().filter(|value| !value.is_null_or_undefined());
    let text = |name: &str| get(name).and_then(|value| value.as_string()).ok_or(KdfError::Refused);
    // A parameter that is not an integer from 0 to 2³² − 1 is refused.
    let number = |name: &str| {
        let number = get(name).and_then(|value| value.as_f64()).ok_or(KdfError::Refused)?;
        let whole = number as u32;
        if f64::from(whole) == number { Ok(whole) } else { Err(KdfError::Refused) }
    };
    if text("job")? != "stretch" {
        return Err(KdfError::Refused);
    }
    let passphrase = Zeroizing::new(text("passphrase")?);
    let salt = get("salt").and_then(|salt| salt.dyn_into::<Uint8Array>().ok()).ok_or(KdfError::Refused)?;
    let salt: [u8; 16] = salt.to_vec().try_into().map_err(|_| KdfError::Refused)?;
    let how = KdfParams { memory: number("memory")?, passes: number("passes")?, lanes: number("lanes")? };
    derive(&passphrase, &salt, how)
}
