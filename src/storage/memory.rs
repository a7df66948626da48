//! A store in memory, for browsers that block storage, for people who want nothing stored, and for tests.

use super::{Store, StoreError, utf16_len};
use std::cell::RefCell;

/// A store in memory, which is gone with the page. Its entries are sorted by key.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<Vec<(String, String)>>);

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let kept = self.0.borrow();
        Ok(kept.iter().find(|(name, _)| name == key).map(|(_, text)| text.clone()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.remove(key)?;
        let mut kept = self.0.borrow_mut();
        let at = kept.partition_point(|(name, _)| name.as_str() < key);
        kept.insert(at, (key.into(), value.into()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().retain(|(name, _)| name != key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let kept = self.0.borrow();
        let names = kept.iter().map(|(name, _)| name);
        Ok(names.filter(|name| name.starts_with(prefix)).cloned().collect())
    }

    fn utf16_size(&self, prefix: &str) -> Result<usize, StoreError> {
        let kept = self.0.borrow();
        let ours = kept.iter().filter(|(name, _)| name.starts_with(prefix));
        Ok(ours.map(|(name, text)| utf16_len(name) + utf16_len(text)).sum())
    }
}
