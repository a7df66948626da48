//! The page's side of the worker that makes copies and opens them (`src/bin/keeper.rs`).
//!
//! It is started when it is asked for and ended when it is dropped, whatever it is at. Whatever goes wrong in it ends in an answer,
//! never in silence. What is a copy and what is not, it does not know.

mod words;

pub use words::{Answer, Job};

use super::{Bytes, page_object};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// How long a worker may take until it is ready, in milliseconds: on a bad line it is fetched first.
const LIMIT: u32 = 20_000;

enum State {
    Starting(Vec<JsValue>),
    Ready,
    Gone,
}

/// A worker.
pub struct Worker {
    inner: Rc<Inner>,
    _handler: Closure<dyn FnMut(Event)>,
    _limit: Timeout,
}

struct Inner {
    worker: JsValue,
    state: RefCell<State>,
    told: Box<dyn Fn(Answer)>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.inner.end();
    }
}

impl Worker {
    /// Starts a worker; `told` hears its answers. `None` where the browser has no such thing.
    pub fn start(told: impl Fn(Answer) + 'static) -> Option<Self> {
        Self::start_within(LIMIT, Box::new(told))
    }

    /// Starts a worker that has to be ready in so many milliseconds.
    pub fn start_within(limit: u32, told: Box<dyn Fn(Answer)>) -> Option<Self> {
        let page = page_object()?;
        let worker = call(&page, "worker", &Array::new()).filter(JsValue::is_object)?;
        let inner = Rc::new(Inner { worker, state: RefCell::new(State::Starting(Vec::new())), told });
        let own = inner.clone();
        let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| own.hear(&event));
        for name in ["onmessage", "onerror"] {
            Reflect::set(&inner.worker, &name.into(), handler.as_ref()).ok()?;
        }
        let own = inner.clone();
        let limit = Timeout::new(limit, move || {
            if matches!(*own.state.borrow(), State::Starting(_)) {
                own.fail("silent");
            }
        });
        Some(Self { inner, _handler: handler, _limit: limit })
    }

    /// Asks for a job; it waits until the worker is ready.
    pub fn post(&self, job: Job) {
        let message = job.message();
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

    fn fail(&self, why: &str) {
        self.end();
        (self.told)(Answer::Refused(why.into()));
    }

    fn hear(&self, event: &Event) {
        let starting = matches!(*self.state.borrow(), State::Starting(_));
        let data = get(event, "data");
        let word = |name| get(&data, name).as_string().unwrap_or_default();
        let number = |name| get(&data, name).as_f64().unwrap_or_default();
        let answer = match &*word("say") {
            "ready" => {
                if let State::Starting(waiting) = self.state.replace(State::Ready) {
                    waiting.iter().for_each(|message| self.send(message));
                }
                return;
            }
            "estimate" => Answer::Estimate(number("ms")),
            "saved" => Answer::Saved(Bytes(get(&data, "bytes"))),
            "locked" => Answer::Locked,
            "opened" => Answer::Opened(word("preview")),
            "plan" => Answer::Plan(word("change"), number("left")),
            "refused" if !starting => Answer::Refused(word("why")),
            // Whatever else comes is the end of it. It is told; the browser need not say it once more.
            _ => {
                event.prevent_default();
                return self.fail(if starting { "start" } else { "died" });
            }
        };
        (self.told)(answer);
    }
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn call(on: &JsValue, name: &str, with: &Array) -> Option<JsValue> {
    get(on, name).dyn_into::<Function>().ok()?.apply(on, with).ok()
}
