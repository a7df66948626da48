//! The program of the third worker: it judges how hard a passphrase is to guess, for advice.
//!
//! The page posts `{passphrase}`; the worker says `{say: "ready"}` once, and then for each `{say: "judged", guesses}`, a power of
//! ten. It asks nothing of the network and keeps nothing.

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
    // It listens for as long as the worker lives.
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
