//! Support for WebKit's back/forward cache (bfcache).
//!
//! A page in the bfcache is suspended, so a transaction that is under way there does not end, and until it does,
//! WebKit lets no other page begin one: the next page would have no journal (seen in WebKitGTK 2.50;
//! `tests/e2e/faults/aside.rs`). So a page that enters the bfcache aborts its transactions, and begins no new ones
//! until it is back. Other engines handle this themselves.

use super::{Listener, is_from_cache, is_safari, on_window};
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbTransaction;

/// Tracks whether the page is in the bfcache.
#[derive(Default)]
pub struct BfcacheGuard {
    /// How often the page entered the bfcache.
    pub times_entered: Cell<u32>,
    /// While the page is in the bfcache: a promise that resolves when it is back, and its `resolve` function.
    back: RefCell<Option<(Promise, Function)>>,
    listeners: RefCell<[Option<Listener>; 2]>,
    under_way: RefCell<Vec<Rc<IdbTransaction>>>,
}

impl BfcacheGuard {
    /// Listens for `pagehide` and `pageshow`. `leave` is called after all transactions are aborted. Does nothing in
    /// browsers other than WebKit.
    pub fn watch(self: &Rc<Self>, leave: impl Fn() + 'static) {
        if !is_safari() {
            return;
        }
        let aside = self.clone();
        let hidden = on_window("pagehide", move |event| {
            if is_from_cache(&event) {
                aside.enter();
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

    /// Waits until the page is not in the bfcache.
    pub async fn resumed(&self) {
        let back = self.back.borrow().as_ref().map(|(back, _)| back.clone());
        if let Some(back) = back {
            let _ = JsFuture::from(back).await;
        }
    }

    /// Registers a transaction, so that it is aborted when the page enters the bfcache.
    pub fn begin(&self, transaction: IdbTransaction) -> Rc<IdbTransaction> {
        let begun = Rc::new(transaction);
        let mut under_way = self.under_way.borrow_mut();
        // A transaction that only this list refers to is no longer awaited.
        under_way.retain(|begun| Rc::strong_count(begun) > 1);
        under_way.push(begun.clone());
        begun
    }

    fn enter(&self) {
        self.times_entered.set(self.times_entered.get() + 1);
        let mut resolve = None;
        let promise = Promise::new(&mut |done, _| resolve = Some(done));
        self.back.replace(resolve.map(|resolve| (promise, resolve)));
        for transaction in self.under_way.take() {
            // `abort` throws if the transaction has ended. `commit` does not help: WebKit sends it only once all
            // requests are answered.
            let _ = transaction.abort();
        }
    }
}
