//! The worker that estimates how hard a passphrase is to guess, as advice.
//!
//! The page posts `{passphrase}`. The worker posts `{say: "ready"}` once, and `{say: "judged", guesses}` for each
//! passphrase, where `guesses` is the power of ten. It makes no network request and stores nothing.

use js_sys::{Object, Reflect};
use stillwater::vault::guesses_log10;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let own = scope.clone();
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let passphrase = Reflect::get(&event.data(), &"passphrase".into()).ok().and_then(|it| it.as_string());
        let guesses = guesses_log10(&passphrase.unwrap_or_default());
        post(&own, &[("say", "judged".into()), ("guesses", guesses.into())]);
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    // The handler is needed as long as the worker runs.
    handler.forget();
    post(&scope, &[("say", "ready".into())]);
}

fn post(scope: &DedicatedWorkerGlobalScope, entries: &[(&str, JsValue)]) {
    let message = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    let _ = scope.post_message(&message);
}
