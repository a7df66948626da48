//! A worker, whatever it is good for: it is started, waited for, asked, heard, and ended.

use super::super::page_object;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// How long a worker may take until it is ready, in milliseconds: on a bad line it is fetched first.
pub const LIMIT: u32 = 20_000;

/// What is heard of a worker.
pub enum Heard<'a> {
    /// A message: what it says, and all of it.
    Said(&'a str, &'a JsValue),
    /// It is ended: `start` (it cannot be started), `silent` (it was not ready in time), `died` (it failed at its work; most
    /// likely it had too little memory).
    Failed(&'static str),
}

/// What becomes of a worker that was heard.
pub enum Then {
    /// It goes on.
    Listen,
    /// It has done its work.
    End,
    /// That was nothing it may say: it failed.
    Odd,
}

enum State {
    Starting(Vec<JsValue>),
    Ready,
    Gone,
}

/// A worker; dropping it ends it.
pub struct Hand {
    inner: Rc<Inner>,
    handler: Option<Closure<dyn FnMut(Event)>>,
    _limit: Timeout,
}

struct Inner {
    worker: JsValue,
    state: RefCell<State>,
    hear: Box<dyn Fn(Heard) -> Then>,
}

impl Drop for Hand {
    fn drop(&mut self) {
        self.inner.end();
        // Who hears its last word may drop it meanwhile.
        let handler = self.handler.take();
        Timeout::new(0, move || drop(handler)).forget();
    }
}

impl Hand {
    /// Starts a worker that has to be ready in so many milliseconds. `None` where the browser has no such thing.
    pub fn start(which: &str, limit: u32, hear: Box<dyn Fn(Heard) -> Then>) -> Option<Self> {
        let page = page_object()?;
        let worker = call(&page, "worker", &Array::of1(&which.into())).filter(JsValue::is_object)?;
        let inner = Rc::new(Inner { worker, state: RefCell::new(State::Starting(Vec::new())), hear });
        let own = inner.clone();
        let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| own.clone().hear(&event));
        for name in ["onmessage", "onerror"] {
            Reflect::set(&inner.worker, &name.into(), handler.as_ref()).ok()?;
        }
        let own = inner.clone();
        let limit = Timeout::new(limit, move || {
            if matches!(*own.state.borrow(), State::Starting(_)) {
                own.fail("silent");
            }
        });
        Some(Self { inner, handler: Some(handler), _limit: limit })
    }

    /// Sends it a message, which waits until the worker is ready.
    pub fn post(&self, message: JsValue) {
        let mut state = self.inner.state.borrow_mut();
        match &mut *state {
            State::Starting(waiting) => waiting.push(message),
            State::Ready => self.inner.send(&message),
            State::Gone => {
                drop(state);
                self.inner.fail("died");
            }
        }
    }
}

impl Inner {
    fn send(&self, message: &JsValue) {
        call(&self.worker, "postMessage", &Array::of1(message));
    }

    fn end(&self) {
        self.state.replace(State::Gone);
        for name in ["onmessage", "onerror"] {
            let _ = Reflect::set(&self.worker, &name.into(), &JsValue::NULL);
        }
        call(&self.worker, "terminate", &Array::new());
    }

    fn fail(&self, why: &'static str) {
        self.end();
        (self.hear)(Heard::Failed(why));
    }

    fn hear(&self, event: &Event) {
        let starting = matches!(*self.state.borrow(), State::Starting(_));
        let data = get(event, "data");
        let say = get(&data, "say").as_string().unwrap_or_default();
        let then = match &*say {
            "ready" => {
                if let State::Starting(waiting) = self.state.replace(State::Ready) {
                    waiting.iter().for_each(|message| self.send(message));
                }
                Then::Listen
            }
            _ if starting => Then::Odd,
            say => (self.hear)(Heard::Said(say, &data)),
        };
        match then {
            Then::Listen => {}
            Then::End => self.end(),
            // Whatever else comes is the end of it. It is told; the browser need not say it once more.
            Then::Odd => {
                event.prevent_default();
                self.fail(if starting { "start" } else { "died" });
            }
        }
    }
}

/// What a message holds under a name.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn call(on: &JsValue, name: &str, with: &Array) -> Option<JsValue> {
    get(on, name).dyn_into::<Function>().ok()?.apply(on, with).ok()
}
