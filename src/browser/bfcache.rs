//! A page that WebKit keeps aside for the way back (the back/forward cache).
//!
//! It runs nothing there, also not what would end a transaction, and until it ends WebKit lets no other page begin one: the
//! next page would have no journal (seen in WebKitGTK 2.50; `tests/e2e/faults/aside.rs`). So a page that is put aside ends
//! what it has under way, and begins nothing until it is back. Other engines look after this themselves.

use super::{Listener, is_from_cache, is_safari, on_window};
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbTransaction;

/// What is known about being aside.
#[derive(Default)]
pub struct BfcacheGuard {
    /// How often the page was put aside.
    pub times: Cell<u32>,
    /// While it is aside: what comes true when it is back, and what makes it come true.
    back: RefCell<Option<(Promise, Function)>>,
    listeners: RefCell<[Option<Listener>; 2]>,
    under_way: RefCell<Vec<Rc<IdbTransaction>>>,
}

impl BfcacheGuard {
    /// Begins to watch. `leave` is called after everything has ended.
    pub fn watch(self: &Rc<Self>, leave: impl Fn() + 'static) {
        if !is_safari() {
            return;
        }
        let aside = self.clone();
        let hidden = on_window("pagehide", move |event| {
            if is_from_cache(&event) {
                aside.put();
                leave();
            }
        });
        let aside = self.clone();
        let shown = on_window("pageshow", move |_| {
            if let Some((_, back)) = aside.back.take() {
                let _ = back.call0(&JsValue::NULL);
            }
        });
        self.listeners.replace([hidden, shown]);
    }

    /// Returns at once, or when the page is back.
    pub async fn resumed(&self) {
        let back = self.back.borrow().as_ref().map(|(back, _)| back.clone());
        if let Some(back) = back {
            let _ = JsFuture::from(back).await;
        }
    }

    /// Notes a transaction that has begun.
    pub fn begin(&self, transaction: IdbTransaction) -> Rc<IdbTransaction> {
        let begun = Rc::new(transaction);
        let mut under_way = self.under_way.borrow_mut();
        // Nobody waits any more for those that only this list knows.
        under_way.retain(|begun| Rc::strong_count(begun) > 1);
        under_way.push(begun.clone());
        begun
    }

    fn put(&self) {
        self.times.set(self.times.get() + 1);
        let mut resolve = None;
        let promise = Promise::new(&mut |done, _| resolve = Some(done));
        self.back.replace(resolve.map(|resolve| (promise, resolve)));
        for transaction in self.under_way.take() {
            // One that has ended refuses. `commit` would not do: WebKit sends it only when all else has been answered.
            let _ = transaction.abort();
        }
    }
}
