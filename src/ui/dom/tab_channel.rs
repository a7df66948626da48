//! Messages between the tabs of one browser, to lock all of them. A message only says that the lock was closed or
//! changed.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
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
        call(&channel, "postMessage", &Array::of1(&OWN.with(|own| *own).into()));
        call(&channel, "close", &Array::new());
    }
}

/// A channel that receives messages until it is dropped.
pub struct TabChannel {
    channel: JsValue,
    _handler: Closure<dyn FnMut(Event)>,
}

impl Drop for TabChannel {
    fn drop(&mut self) {
        call(&self.channel, "close", &Array::new());
    }
}

/// Calls `told` on a message from another tab. `None` if the browser has no `BroadcastChannel`.
pub fn on_tabs(told: impl Fn() + 'static) -> Option<TabChannel> {
    let channel = channel()?;
    let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let who = Reflect::get(&event, &"data".into()).ok().and_then(|data| data.as_f64());
        if who.is_some_and(|who| OWN.with(|own| who != *own)) {
            told();
        }
    });
    Reflect::set(&channel, &"onmessage".into(), handler.as_ref()).ok()?;
    Some(TabChannel { channel, _handler: handler })
}

fn channel() -> Option<JsValue> {
    let of: Function = Reflect::get(&js_sys::global(), &"BroadcastChannel".into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&of, &Array::of1(&CHANNEL.into())).ok()
}

fn call(on: &JsValue, name: &str, with: &Array) {
    let function = Reflect::get(on, &name.into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
    let _ = function.map(|function| function.apply(on, with));
}
