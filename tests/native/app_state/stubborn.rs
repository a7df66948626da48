//! A store that fails on demand.

use std::cell::Cell;
use stillwater::storage::{MemoryStore, Store, StoreError};

/// A store that fails with the error in `fails`, if there is one.
#[derive(Default)]
pub struct Stubborn {
    pub inside: MemoryStore,
    pub fails: Cell<Option<StoreError>>,
    /// The number of writes that succeed before one fails with [`StoreError::Full`].
    pub takes: Cell<Option<usize>>,
    /// Whether all later writes fail, too.
    for_good: Cell<bool>,
    /// Whether a failed write loses the earlier value.
    pub loses: Cell<bool>,
}

impl Stubborn {
    /// Makes all writes after this many fail. Removing a value still works, because it needs no quota.
    pub fn fails_from(&self, writes: usize) {
        self.takes.set(Some(writes));
        self.for_good.set(true);
    }

    /// Makes writes succeed again.
    pub fn works_again(&self) {
        self.takes.set(None);
        self.for_good.set(false);
    }

    fn try_it(&self) -> Result<(), StoreError> {
        self.fails.get().map_or(Ok(()), Err)?;
        match self.takes.get() {
            Some(0) => {
                self.takes.set(self.for_good.get().then_some(0));
                Err(StoreError::Full)
            }
            left => {
                self.takes.set(left.map(|left| left - 1));
                Ok(())
            }
        }
    }
}

impl Store for Stubborn {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self.fails.get() {
            Some(StoreError::Blocked) => Err(StoreError::Blocked),
            _ => self.inside.get(key),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        if let Err(error) = self.try_it() {
            if self.loses.get() {
                self.inside.remove(key)?;
            }
            return Err(error);
        }
        self.inside.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        if !self.for_good.get() {
            self.try_it()?;
        }
        self.inside.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        match self.fails.get() {
            Some(StoreError::Blocked) => Err(StoreError::Blocked),
            _ => self.inside.keys(prefix),
        }
    }

    fn utf16_size(&self, prefix: &str) -> Result<usize, StoreError> {
        self.inside.utf16_size(prefix)
    }
}
