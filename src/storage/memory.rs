//! A store that forgets everything with the page: for browsers that keep nothing, and for tests.

use super::{Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Text in memory.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<BTreeMap<String, String>>);

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.into(), value.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let map = self.0.borrow();
        Ok(map.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}
