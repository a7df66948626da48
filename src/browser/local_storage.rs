//! The adapter for `localStorage`.
//!
//! gloo-storage panics if the browser blocks storage, so each call first checks with web-sys: a person can block
//! storage while the page is open.

use super::js;
use crate::storage::{Store, StoreError, utf16_len};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;

/// A store in `localStorage`.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStore;

impl LocalStore {
    fn open() -> Result<web_sys::Storage, StoreError> {
        let door = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        door.map(|_| LocalStorage::raw()).ok_or(StoreError::Blocked)
    }
}

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::open()?.get_item(key).map_err(|_| StoreError::Blocked)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let storage = Self::open()?;
        storage.set_item(key, value).map_err(|error| {
            match js::get(&error, "name").as_string().as_deref() {
                Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
                _ => StoreError::Blocked,
            }
        })?;
        match self.get(key)? {
            Some(kept) if kept == value => Ok(()),
            _ => Err(StoreError::NotPersisted),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        Self::open()?.remove_item(key).map_err(|_| StoreError::Blocked)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = Self::open()?;
        let count = storage.length().map_err(|_| StoreError::Blocked)?;
        let keys = js_sys::Array::new();
        for key in (0..count).filter_map(|at| storage.key(at).ok().flatten()) {
            if key.starts_with(prefix) {
                keys.push(&key.into());
            }
        }
        // `Array.prototype.sort` is used because the sort of `std` would add 8 KB to the program.
        Ok(keys.sort().iter().filter_map(|key| key.as_string()).collect())
    }

    fn utf16_size(&self, prefix: &str) -> Result<usize, StoreError> {
        let storage = Self::open()?;
        let mut sum = 0;
        for key in self.keys(prefix)? {
            // Only the length crosses into Wasm; the string itself stays in JavaScript.
            let text =
                js_sys::Reflect::get(&storage, &key.as_str().into()).map_err(|_| StoreError::Blocked)?;
            sum += utf16_len(&key)
                + text.dyn_into::<js_sys::JsString>().map_or(0, |text| text.length() as usize);
        }
        Ok(sum)
    }
}
