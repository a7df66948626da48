//! The journal in IndexedDB.
//!
//! Every promise of IndexedDB is asked for with `durability: "strict"`: it comes true when the text is on the disk. What the
//! browser does not answer in time counts as not there, whichever question it was: nobody waits for it any longer.

mod bfcache;
mod removal;

use self::bfcache::BfcacheGuard;
use super::{
    Journal, JournalEntry, JournalSnapshot, JournalValue, JournalWrite, OnWritten, PRESENCE, WIPED,
    WriteOutcome,
};
use crate::storage::keys;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The name of the database, and of the cache that says something is kept.
const NAME: &str = "stillwater";
/// What is held under each name.
const ENTRIES: &str = "entries";
/// The names of all records that are kept.
const KNOWN: &str = "known";
/// How long the browser has to answer, in milliseconds. It takes a few; some private windows never open the database, and
/// one with a disk that has failed may never end a transaction.
const TIMEOUT: i32 = 1500;

type JsResult = Result<JsValue, JsValue>;

/// The journal of this browser.
#[derive(Clone)]
pub struct IdbJournal {
    /// `None` after another page has asked for the database to go: it is opened anew when it is needed.
    database: Rc<RefCell<Option<JsValue>>>,
    /// Whether a transaction has failed. After a full disk, Chromium says of later ones that they are on the disk, and has
    /// lost them when it is killed: this page does not believe it any more.
    failed: Rc<Cell<bool>>,
    aside: Rc<BfcacheGuard>,
}

impl IdbJournal {
    /// Opens the journal, and reads what is noted if it can be missing in the store. `None` if the browser has none.
    pub async fn open() -> Option<(Self, JournalSnapshot)> {
        let journal = Self { database: Rc::default(), failed: Rc::default(), aside: Rc::default() };
        let left = journal.clone();
        journal.aside.watch(move || left.let_go());
        let snapshot = journal.snapshot().await.ok()?;
        Some((journal, snapshot))
    }

    async fn database(&self) -> JsResult {
        if let Some(database) = &*self.database.borrow() {
            return Ok(database.clone());
        }
        let request = call(&global("indexedDB")?, "open", &[NAME.into()])?;
        let upgrade = Closure::once_into_js({
            let request = request.clone();
            move || {
                let database = get(&request, "result")?;
                call(&database, "createObjectStore", &[ENTRIES.into()])?;
                call(&database, "createObjectStore", &[KNOWN.into()])
            }
        });
        set(&request, "onupgradeneeded", &upgrade)?;
        in_time(settled(&request, "onsuccess", &["onerror", "onblocked"])?).await?;
        let database = get(&request, "result")?;
        // Another page erases everything: this one must not stand in its way.
        let let_go = Closure::<dyn Fn()>::new({
            let journal = self.clone();
            move || journal.let_go()
        });
        set(&database, "onversionchange", &let_go.into_js_value())?;
        self.database.replace(Some(database.clone()));
        Ok(database)
    }

    fn let_go(&self) {
        if let Some(database) = self.database.take() {
            let _ = call(&database, "close", &[]);
        }
    }

    async fn begin(&self, mode: &str) -> Result<Rc<JsValue>, JsValue> {
        self.aside.resumed().await;
        let strict = Object::new();
        Reflect::set(&strict, &"durability".into(), &"strict".into())?;
        let stores = Array::of2(&ENTRIES.into(), &KNOWN.into());
        let args: [JsValue; 3] = [stores.into(), mode.into(), strict.into()];
        let transaction = match call(&self.database().await?, "transaction", &args) {
            Err(_) => {
                // The browser may have closed it.
                self.database.replace(None);
                call(&self.database().await?, "transaction", &args)
            }
            begun => begun,
        }?;
        Ok(self.aside.begin(transaction))
    }

    async fn snapshot(&self) -> Result<JournalSnapshot, JsValue> {
        let transaction = &*self.begin("readonly").await?;
        let (entries, known) = (store(transaction, ENTRIES)?, store(transaction, KNOWN)?);
        let requests = [
            call(&entries, "getAllKeys", &[])?,
            call(&entries, "getAll", &[])?,
            call(&known, "getAllKeys", &[])?,
        ];
        in_time(settled(transaction, "oncomplete", &["onerror", "onabort"])?).await?;
        let mut lists = Vec::new();
        for request in &requests {
            lists.push(texts(&get(request, "result")?));
        }
        let [keys, values, known] = <[Vec<String>; 3]>::try_from(lists).unwrap_or_default();
        let entries = keys.into_iter().zip(values);
        let entries = entries.filter_map(|(key, text)| Some((key, JournalEntry::read(&text)?))).collect();
        let marked = match caches("has") {
            Ok(promise) => in_time(promise).await.is_ok_and(|has| has.is_truthy()),
            Err(_) => false,
        };
        Ok(JournalSnapshot { entries, record_keys: known, marked, now: js_sys::Date::now() })
    }

    async fn write(&self, notes: &[JournalWrite]) -> Result<WriteOutcome, JsValue> {
        let transaction = &*self.begin("readwrite").await?;
        let (entries, known) = (store(transaction, ENTRIES)?, store(transaction, KNOWN)?);
        for note in notes.iter().filter(|note| note.over.is_some()) {
            let request = call(&entries, "get", &[note.key.as_str().into()])?;
            in_time(settled(&request, "onsuccess", &["onerror"])?).await?;
            let noted = get(&request, "result")?.as_string().and_then(|text| JournalEntry::read(&text));
            if let Some(noted) = noted.filter(|noted| note.is_overtaken_by(noted)) {
                call(transaction, "abort", &[])?;
                return Ok(WriteOutcome::Conflict(noted));
            }
        }
        for JournalWrite { key, entry, .. } in notes {
            let name: JsValue = key.as_str().into();
            let Some(entry) = entry else {
                call(&entries, "delete", &[name])?;
                continue;
            };
            let text = entry.write(js_sys::Date::now());
            call(&entries, "put", &[text.into(), name.clone()])?;
            match entry.held {
                JournalValue::Text(_) if keys::is_record(key) => call(&known, "put", &["".into(), name])?,
                _ => call(&known, "delete", &[name])?,
            };
        }
        in_time(settled(transaction, "oncomplete", &["onerror", "onabort"])?).await?;
        Ok(WriteOutcome::Committed)
    }

    async fn keeps(&self) -> Result<bool, JsValue> {
        let transaction = self.begin("readonly").await?;
        let request = call(&store(&transaction, ENTRIES)?, "get", &[PRESENCE.into()])?;
        in_time(settled(&request, "onsuccess", &["onerror"])?).await?;
        Ok(!get(&request, "result")?.is_undefined())
    }

    async fn forget(&self, erased: Option<String>) -> Result<(), JsValue> {
        if let Ok(promise) = caches("delete") {
            let _ = in_time(promise).await;
        }
        if let Some(erased) = erased {
            let transaction = &*self.begin("readwrite").await?;
            for name in [ENTRIES, KNOWN] {
                call(&store(transaction, name)?, "clear", &[])?;
            }
            let text = JournalEntry::unversioned(&erased).write(js_sys::Date::now());
            call(&store(transaction, ENTRIES)?, "put", &[text.into(), WIPED.into()])?;
            in_time(settled(transaction, "oncomplete", &["onerror", "onabort"])?).await?;
            return Ok(());
        }
        self.let_go();
        removal::remove().await
    }
}

impl Journal for IdbJournal {
    fn note(&self, notes: Vec<JournalWrite>, told: OnWritten) {
        let journal = self.clone();
        spawn_local(async move {
            let noted = loop {
                let times = journal.aside.times.get();
                let noted = journal.write(&notes).await;
                // What was broken off because the page was put aside is done when it is back.
                if noted.is_ok() || times == journal.aside.times.get() {
                    break noted;
                }
            };
            if noted.as_ref().is_err_and(is_failure) {
                journal.failed.set(true);
            }
            told(match noted {
                Ok(WriteOutcome::Committed) if journal.failed.get() => WriteOutcome::Failed,
                noted => noted.unwrap_or(WriteOutcome::Failed),
            });
        });
    }

    fn set_presence_flag(&self) {
        let _ = caches("open");
    }

    fn ask(&self, told: Box<dyn FnOnce(bool)>) {
        let journal = self.clone();
        spawn_local(async move { told(journal.keeps().await.unwrap_or(true)) });
    }

    fn clear(&self, erased: Option<String>, told: OnWritten) {
        let journal = self.clone();
        spawn_local(async move {
            told(journal.forget(erased).await.map_or(WriteOutcome::Failed, |()| WriteOutcome::Committed));
        });
    }
}

fn global(name: &str) -> JsResult {
    let it = get(&js_sys::global(), name)?;
    if it.is_object() || it.is_function() { Ok(it) } else { Err(JsValue::NULL) }
}

fn get(of: &JsValue, name: &str) -> JsResult {
    Reflect::get(of, &name.into())
}

fn set(of: &JsValue, name: &str, value: &JsValue) -> Result<bool, JsValue> {
    Reflect::set(of, &name.into(), value)
}

fn call(of: &JsValue, name: &str, args: &[JsValue]) -> JsResult {
    let function: Function = get(of, name)?.dyn_into()?;
    let list = Array::new();
    for arg in args {
        list.push(arg);
    }
    function.apply(of, &list)
}

fn store(transaction: &JsValue, name: &str) -> JsResult {
    call(transaction, "objectStore", &[name.into()])
}

/// A cache of our name is the place outside the journal that says something is kept; it stays empty.
fn caches(what: &str) -> Result<Promise, JsValue> {
    call(&global("caches")?, what, &[NAME.into()])?.dyn_into()
}

/// Comes true with one event of a request or transaction, and fails with any of others.
fn settled(of: &JsValue, good: &str, bad: &[&str]) -> Result<Promise, JsValue> {
    let mut handed = Ok(true);
    let promise = Promise::new(&mut |resolve, reject| {
        handed = set(of, good, &resolve);
        for name in bad {
            let _ = set(of, name, &reject);
        }
    });
    handed.map(|_| promise)
}

/// Whether it was the transaction that failed, and not only late or refused.
fn is_failure(error: &JsValue) -> bool {
    get(error, "type").is_ok_and(|kind| kind == "abort" || kind == "error")
}

/// What a promise comes to, unless it takes too long.
async fn in_time(promise: Promise) -> JsResult {
    let late = Promise::new(&mut |_, reject| {
        let _ = global("setTimeout")
            .and_then(|timer| timer.dyn_into::<Function>()?.call2(&JsValue::NULL, &reject, &TIMEOUT.into()));
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await
}

fn texts(list: &JsValue) -> Vec<String> {
    Array::from(list).iter().map(|text| text.as_string().unwrap_or_default()).collect()
}
