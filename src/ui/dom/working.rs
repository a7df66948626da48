//! The page's side of the worker that makes copies and opens them (`src/bin/keeper.rs`).
//!
//! It is started when it is asked for and ended when it is dropped, whatever it is at. Whatever goes wrong in it ends in an answer,
//! never in silence. What is a copy and what is not, it does not know.

use super::{Bytes, object, page_object};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// How long a worker may take until it is ready, in milliseconds: on a bad line it is fetched first.
const LIMIT: u32 = 20_000;

/// What the worker is asked to do. The texts that are kept go as a JSON object of texts under their names.
pub enum Job {
    /// Make a copy: of these texts, sealed with a passphrase or plain, made at a moment (ISO 8601).
    Save(String, Option<String>, String),
    /// Open a copy: these bytes, or the ones that wait for their passphrase; and compare it with what is here.
    Open(Option<Bytes>, Option<String>, String),
    /// Plan how the copy comes back.
    Plan {
        /// `merge` or `replace`.
        how: &'static str,
        /// `both`, `here` or `file`.
        conflicts: &'static str,
        /// What is kept here.
        here: String,
        /// The name of this page.
        page: String,
    },
}

/// What the worker says.
pub enum Answer {
    /// The slow part begins and may take this many milliseconds; 0 where that cannot be known.
    Estimate(f64),
    /// The copy.
    Saved(Bytes),
    /// A passphrase is needed.
    Locked,
    /// The copy was opened: what is in it, as JSON (`backup::Preview::write`).
    Opened(String),
    /// What is to change, as JSON (`storage::change::Change::write`), and how many entries stay out.
    Plan(String, f64),
    /// Nothing was done: a code of `backup::Refusal`, or `start` (the worker cannot be started), `silent` (it was not ready in
    /// time), `died` (it failed at its work; most likely it had too little memory). After these three it answers nothing more.
    Refused(String),
}

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
        let message = message(job);
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

fn message(job: Job) -> JsValue {
    let maybe = |text: Option<String>| text.map_or(JsValue::UNDEFINED, JsValue::from);
    match job {
        Job::Save(entries, passphrase, made) => object(&[
            ("job", "save".into()),
            ("entries", entries.into()),
            ("passphrase", maybe(passphrase)),
            ("made", made.into()),
        ]),
        Job::Open(bytes, passphrase, here) => object(&[
            ("job", "open".into()),
            ("bytes", bytes.map_or(JsValue::UNDEFINED, |bytes| bytes.0)),
            ("passphrase", maybe(passphrase)),
            ("here", here.into()),
        ]),
        Job::Plan { how, conflicts, here, page } => object(&[
            ("job", "plan".into()),
            ("how", how.into()),
            ("conflicts", conflicts.into()),
            ("here", here.into()),
            ("page", page.into()),
            ("now", js_sys::Date::now().into()),
            ("random", js_sys::Math::random().into()),
        ]),
    }
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn call(on: &JsValue, name: &str, with: &Array) -> Option<JsValue> {
    get(on, name).dyn_into::<Function>().ok()?.apply(on, with).ok()
}
