//! The store of a device without a lock.

use crate::storage::{Store, StoreError, keys};
use std::rc::Rc;

/// A plaintext store that refuses to write once a vault exists: another page may have turned the lock on while this
/// one was suspended.
pub struct UnlockedGuard(pub Rc<dyn Store>);

impl Store for UnlockedGuard {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        match self.0.get(keys::VAULT)? {
            None => self.0.set(key, value),
            Some(_) => Err(StoreError::Locked),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.0.keys(prefix)
    }

    fn utf16_size(&self, prefix: &str) -> Result<usize, StoreError> {
        self.0.utf16_size(prefix)
    }

    fn erase(&self) -> Result<(), StoreError> {
        self.0.erase()
    }
}
