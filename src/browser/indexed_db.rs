//! The journal in IndexedDB.
//!
//! Every transaction asks for `durability: "strict"`: its `complete` event fires once the data is on disk. A request
//! that the browser does not answer in time counts as failed, whichever it is.

mod removal;

use super::bfcache::BfcacheGuard;
use super::js;
use crate::storage::journal::{
    Journal, JournalEntry, JournalSnapshot, JournalValue, JournalWrite, OnWritten, PRESENCE, WIPED,
    WriteOutcome,
};
use crate::storage::keys;
use js_sys::{Array, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbFactory, IdbTransaction};

/// The name of the database, and of the cache in the Cache API that is the presence flag outside the journal.
const NAME: &str = "stillwater";
/// The object store of the entries.
const ENTRIES: &str = "entries";
/// The object store of the keys of all records.
const RECORD_KEYS: &str = "known";
/// How long the browser may take to answer, in milliseconds. It takes a few; some private windows never open the
/// database, and with a failed disk a transaction may never end.
const TIMEOUT: i32 = 1500;

type JsResult = Result<JsValue, JsValue>;

/// The journal of this browser. Clones share the connection.
#[derive(Clone)]
pub struct IdbJournal {
    /// The connection; `None` after another page asked to delete the database. It is opened again when it is needed.
    database: Rc<RefCell<Option<IdbDatabase>>>,
    /// Whether a transaction has failed. After a full disk, Chromium reports later transactions as complete and loses
    /// them when it is killed, so this page no longer trusts it.
    failed: Rc<Cell<bool>>,
    bfcache: Rc<BfcacheGuard>,
}

impl IdbJournal {
    /// Opens the journal and reads it. `None` if the browser has no IndexedDB, or does not answer.
    pub async fn open() -> Option<(Self, JournalSnapshot)> {
        let journal = Self { database: Rc::default(), failed: Rc::default(), bfcache: Rc::default() };
        let left = journal.clone();
        journal.bfcache.watch(move || left.close());
        let snapshot = journal.snapshot().await.ok()?;
        Some((journal, snapshot))
    }

    async fn database(&self) -> Result<IdbDatabase, JsValue> {
        if let Some(database) = &*self.database.borrow() {
            return Ok(database.clone());
        }
        let request = factory()?.open(NAME)?;
        let upgrade = Closure::once_into_js({
            let request = request.clone();
            move || {
                let database: IdbDatabase = request.result()?.unchecked_into();
                database.create_object_store(ENTRIES)?;
                database.create_object_store(RECORD_KEYS)
            }
        });
        request.set_onupgradeneeded(upgrade.dyn_ref());
        with_timeout(event_promise(&request, "onsuccess", &["onerror", "onblocked"])?).await?;
        let database: IdbDatabase = request.result()?.unchecked_into();
        // Another page erases everything; an open connection would block the deletion.
        let let_go = Closure::<dyn Fn()>::new({
            let journal = self.clone();
            move || journal.close()
        });
        database.set_onversionchange(let_go.into_js_value().dyn_ref());
        self.database.replace(Some(database.clone()));
        Ok(database)
    }

    fn close(&self) {
        if let Some(database) = self.database.take() {
            database.close();
        }
    }

    async fn begin(&self, mode: &str) -> Result<Rc<IdbTransaction>, JsValue> {
        self.bfcache.resumed().await;
        let transaction = match transaction(&self.database().await?, mode) {
            Err(_) => {
                // The browser may have closed the connection.
                self.database.replace(None);
                transaction(&self.database().await?, mode)
            }
            begun => begun,
        }?;
        Ok(self.bfcache.begin(transaction))
    }

    async fn snapshot(&self) -> Result<JournalSnapshot, JsValue> {
        let transaction = &*self.begin("readonly").await?;
        let (entries, known) = (transaction.object_store(ENTRIES)?, transaction.object_store(RECORD_KEYS)?);
        let requests = [entries.get_all_keys()?, entries.get_all()?, known.get_all_keys()?];
        with_timeout(event_promise(transaction, "oncomplete", &["onerror", "onabort"])?).await?;
        let mut lists = Vec::new();
        for request in &requests {
            lists.push(texts(&request.result()?));
        }
        let [keys, values, known] = <[Vec<String>; 3]>::try_from(lists).unwrap_or_default();
        let entries = keys.into_iter().zip(values);
        let entries = entries.filter_map(|(key, text)| Some((key, JournalEntry::read(&text)?))).collect();
        let marked = match caches("has") {
            Ok(promise) => with_timeout(promise).await.is_ok_and(|has| has.is_truthy()),
            Err(_) => false,
        };
        Ok(JournalSnapshot { entries, record_keys: known, presence_flag: marked, now: js_sys::Date::now() })
    }

    async fn write(&self, writes: &[JournalWrite]) -> Result<WriteOutcome, JsValue> {
        let transaction = &*self.begin("readwrite").await?;
        let (entries, known) = (transaction.object_store(ENTRIES)?, transaction.object_store(RECORD_KEYS)?);
        for write in writes.iter().filter(|write| write.parent.is_some()) {
            let request = entries.get(&write.key.as_str().into())?;
            with_timeout(event_promise(&request, "onsuccess", &["onerror"])?).await?;
            let journaled = request.result()?.as_string().and_then(|text| JournalEntry::read(&text));
            if let Some(journaled) = journaled.filter(|journaled| write.conflicts_with(journaled)) {
                transaction.abort()?;
                return Ok(WriteOutcome::Conflict(journaled));
            }
        }
        for JournalWrite { key, entry, .. } in writes {
            let name: JsValue = key.as_str().into();
            let Some(entry) = entry else {
                entries.delete(&name)?;
                continue;
            };
            let text = entry.write(js_sys::Date::now());
            entries.put_with_key(&text.into(), &name)?;
            match entry.value {
                JournalValue::Text(_) if keys::is_record(key) => known.put_with_key(&"".into(), &name)?,
                _ => known.delete(&name)?,
            };
        }
        with_timeout(event_promise(transaction, "oncomplete", &["onerror", "onabort"])?).await?;
        Ok(WriteOutcome::Committed)
    }

    async fn has_presence_entry(&self) -> Result<bool, JsValue> {
        let transaction = self.begin("readonly").await?;
        let request = transaction.object_store(ENTRIES)?.get(&PRESENCE.into())?;
        with_timeout(event_promise(&request, "onsuccess", &["onerror"])?).await?;
        Ok(!request.result()?.is_undefined())
    }

    async fn forget(&self, erased: Option<String>) -> Result<(), JsValue> {
        if let Ok(promise) = caches("delete") {
            let _ = with_timeout(promise).await;
        }
        if let Some(erased) = erased {
            let transaction = &*self.begin("readwrite").await?;
            for name in [ENTRIES, RECORD_KEYS] {
                transaction.object_store(name)?.clear()?;
            }
            let text = JournalEntry::unversioned(&erased).write(js_sys::Date::now());
            transaction.object_store(ENTRIES)?.put_with_key(&text.into(), &WIPED.into())?;
            with_timeout(event_promise(transaction, "oncomplete", &["onerror", "onabort"])?).await?;
            return Ok(());
        }
        self.close();
        removal::remove().await
    }
}

impl Journal for IdbJournal {
    fn commit(&self, writes: Vec<JournalWrite>, callback: OnWritten) {
        let journal = self.clone();
        spawn_local(async move {
            let outcome = loop {
                let times = journal.bfcache.times_entered.get();
                let outcome = journal.write(&writes).await;
                // A write that was aborted because the page entered the bfcache is repeated when the page is back.
                if outcome.is_ok() || times == journal.bfcache.times_entered.get() {
                    break outcome;
                }
            };
            if outcome.as_ref().is_err_and(is_failure) {
                journal.failed.set(true);
            }
            callback(match outcome {
                Ok(WriteOutcome::Committed) if journal.failed.get() => WriteOutcome::Failed,
                outcome => outcome.unwrap_or(WriteOutcome::Failed),
            });
        });
    }

    fn set_presence_flag(&self) {
        let _ = caches("open");
    }

    fn ask_presence(&self, callback: Box<dyn FnOnce(bool)>) {
        let journal = self.clone();
        spawn_local(async move { callback(journal.has_presence_entry().await.unwrap_or(true)) });
    }

    fn clear(&self, erased: Option<String>, callback: OnWritten) {
        let journal = self.clone();
        spawn_local(async move {
            callback(journal.forget(erased).await.map_or(WriteOutcome::Failed, |()| WriteOutcome::Committed));
        });
    }
}

/// `indexedDB`, which some private windows do not have.
fn factory() -> Result<IdbFactory, JsValue> {
    js::global("indexedDB").dyn_into()
}

/// Starts a transaction over both object stores.
fn transaction(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let stores = Array::of2(&ENTRIES.into(), &RECORD_KEYS.into());
    let strict = js::object(&[("durability", "strict".into())]);
    // By name: web-sys counts the options of a transaction among its unstable interfaces.
    js::call(database, "transaction", &[stores.into(), mode.into(), strict]).map(JsCast::unchecked_into)
}

/// An empty cache of our name in the Cache API is the presence flag outside the journal.
fn caches(what: &str) -> Result<Promise, JsValue> {
    js::call(&js::global("caches"), what, &[NAME.into()])?.dyn_into()
}

/// A promise that resolves with the event `good` of a request or transaction, and rejects with any event of `bad`.
fn event_promise(of: &JsValue, good: &str, bad: &[&str]) -> Result<Promise, JsValue> {
    let mut handed = Ok(());
    let promise = Promise::new(&mut |resolve, reject| {
        handed = js::set(of, good, &resolve);
        for name in bad {
            let _ = js::set(of, name, &reject);
        }
    });
    handed.map(|_| promise)
}

/// Whether the transaction failed, and was not just late or refused.
fn is_failure(error: &JsValue) -> bool {
    ["abort", "error"].iter().any(|kind| js::get(error, "type") == *kind)
}

/// Awaits a promise, and fails after [`TIMEOUT`].
async fn with_timeout(promise: Promise) -> JsResult {
    let late = Promise::new(&mut |_, reject| {
        let _ = js::call(&js_sys::global(), "setTimeout", &[reject.into(), TIMEOUT.into()]);
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await
}

fn texts(list: &JsValue) -> Vec<String> {
    Array::from(list).iter().map(|text| text.as_string().unwrap_or_default()).collect()
}
