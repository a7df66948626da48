//! Messages between the tabs of one browser, to lock all of them. A message only says that the lock was closed or
//! changed.

use super::js::{self, call, get};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// The name of the `BroadcastChannel`.
const CHANNEL: &str = "stillwater";

thread_local! {
    /// Identifies this page, which uses several channel objects and receives its own messages.
    static OWN: f64 = js_sys::Math::random();
}

/// Tells all other tabs to lock.
pub fn post_to_tabs() {
    if let Some(channel) = channel() {
        let _ = call(&channel, "postMessage", &[OWN.with(|own| *own).into()]);
        let _ = call(&channel, "close", &[]);
    }
}

/// A channel that receives messages until it is dropped.
pub struct TabChannel {
    channel: JsValue,
    _handler: Closure<dyn FnMut(Event)>,
}

impl Drop for TabChannel {
    fn drop(&mut self) {
        let _ = call(&self.channel, "close", &[]);
    }
}

/// Calls `callback` on a message from another tab. `None` if the browser has no `BroadcastChannel`.
pub fn on_tabs(callback: impl Fn() + 'static) -> Option<TabChannel> {
    let channel = channel()?;
    let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let who = get(&event, "data").as_f64();
        if who.is_some_and(|who| OWN.with(|own| who != *own)) {
            callback();
        }
    });
    js::set(&channel, "onmessage", handler.as_ref()).ok()?;
    Some(TabChannel { channel, _handler: handler })
}

fn channel() -> Option<JsValue> {
    js::construct("BroadcastChannel", &CHANNEL.into())
}
