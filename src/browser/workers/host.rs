//! The host side of a worker: start, timeout, messages, failure and termination, independent of what it computes.

use super::super::page_object;
use crate::browser::js::{call, get, set};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// How long a worker may take to get ready, in milliseconds. On a slow network it has to be fetched first.
pub const TIMEOUT: u32 = 20_000;

/// An event of a worker.
pub enum WorkerEvent<'a> {
    /// A message: its type, and the whole message.
    Said(&'a str, &'a JsValue),
    /// The worker was terminated: `start` (it could not start), `silent` (it was not ready in time), `died` (it failed
    /// while working, most likely out of memory).
    Failed(&'static str),
}

/// What to do after an event.
pub enum Next {
    /// Wait for more messages.
    Listen,
    /// Terminate the worker, because its work is done.
    End,
    /// Treat the message as a protocol error: the worker has failed.
    Odd,
}

enum HostState {
    Starting(Vec<JsValue>),
    Ready,
    Gone,
}

/// A worker, which is terminated when this is dropped.
pub struct WorkerHost {
    inner: Rc<Inner>,
    handler: Option<Closure<dyn FnMut(Event)>>,
    _limit: Timeout,
}

struct Inner {
    worker: JsValue,
    state: RefCell<HostState>,
    hear: Box<dyn Fn(WorkerEvent) -> Next>,
}

impl Drop for WorkerHost {
    fn drop(&mut self) {
        self.inner.end();
        // The handler itself may drop this value, so its closure is freed in a later task.
        let handler = self.handler.take();
        Timeout::new(0, move || drop(handler)).forget();
    }
}

impl WorkerHost {
    /// Starts a worker, which has to be ready within `limit` milliseconds. `None` if the browser has no workers.
    pub fn start(which: &str, limit: u32, hear: Box<dyn Fn(WorkerEvent) -> Next>) -> Option<Self> {
        let page = page_object()?;
        let worker = call(&page, "worker", &[which.into()]).ok().filter(JsValue::is_object)?;
        let inner = Rc::new(Inner { worker, state: RefCell::new(HostState::Starting(Vec::new())), hear });
        let own = inner.clone();
        let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| own.clone().hear(&event));
        for name in ["onmessage", "onerror"] {
            set(&inner.worker, name, handler.as_ref()).ok()?;
        }
        let own = inner.clone();
        let limit = Timeout::new(limit, move || {
            if matches!(*own.state.borrow(), HostState::Starting(_)) {
                own.fail("silent");
            }
        });
        Some(Self { inner, handler: Some(handler), _limit: limit })
    }

    /// Sends a message, which waits until the worker is ready.
    pub fn post(&self, message: JsValue) {
        let mut state = self.inner.state.borrow_mut();
        match &mut *state {
            HostState::Starting(waiting) => waiting.push(message),
            HostState::Ready => self.inner.send(&message),
            HostState::Gone => {
                drop(state);
                self.inner.fail("died");
            }
        }
    }
}

impl Inner {
    fn send(&self, message: &JsValue) {
        let _ = call(&self.worker, "postMessage", std::slice::from_ref(message));
    }

    fn end(&self) {
        self.state.replace(HostState::Gone);
        for name in ["onmessage", "onerror"] {
            let _ = set(&self.worker, name, &JsValue::NULL);
        }
        let _ = call(&self.worker, "terminate", &[]);
    }

    fn fail(&self, why: &'static str) {
        self.end();
        (self.hear)(WorkerEvent::Failed(why));
    }

    fn hear(&self, event: &Event) {
        let starting = matches!(*self.state.borrow(), HostState::Starting(_));
        let data = get(event, "data");
        let say = get(&data, "say").as_string().unwrap_or_default();
        let then = match &*say {
            "ready" => {
                if let HostState::Starting(waiting) = self.state.replace(HostState::Ready) {
                    waiting.iter().for_each(|message| self.send(message));
                }
                Next::Listen
            }
            _ if starting => Next::Odd,
            say => (self.hear)(WorkerEvent::Said(say, &data)),
        };
        match then {
            Next::Listen => {}
            Next::End => self.end(),
            // The failure is reported here, so the browser does not have to log the error event too.
            Next::Odd => {
                event.prevent_default();
                self.fail(if starting { "start" } else { "died" });
            }
        }
    }
}
