//! Storage: the [`Store`] trait with adapters for `localStorage` and memory, the file format of stored values, the
//! journal and the encryption of what is stored.
//!
//! An adapter stores strings under keys and never interprets them. It reports every failure, and never overwrites a
//! value that it could not read.

pub mod batch;
pub mod format;
pub mod journal;
pub mod keys;
pub mod lock;
pub mod memory;
pub mod sealed;

pub use memory::MemoryStore;
pub use sealed::SealedStore;

/// Why a value could not be stored or read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StoreError {
    /// The browser does not let the page use storage.
    Blocked,
    /// The quota is exhausted (`QuotaExceededError`).
    Full,
    /// A value that was read back after writing differs from the one written, or the journal did not commit something
    /// that must be on disk.
    NotPersisted,
    /// The store has another value than the one this page last read or wrote.
    Changed,
    /// The lock was turned on, replaced or turned off since the page opened, or its keys were zeroized.
    Locked,
}

/// A key-value store of strings, like the Web Storage API.
pub trait Store {
    /// Reads a value; `None` if the key does not exist.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]: the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes a value, and reads it back to verify it.
    ///
    /// # Errors
    /// Any [`StoreError`]; the previous value may or may not be there still.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Removes a key; no error if it does not exist.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// The keys that begin with `prefix`, sorted.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// The size of the keys that begin with `prefix` and of their values, in UTF-16 code units, which is what
    /// browsers count for the quota.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn utf16_size(&self, prefix: &str) -> Result<usize, StoreError>;

    /// Removes these keys from the index before their values are removed or replaced: one call for many keys writes
    /// the index once. Does nothing in a store without an index ([`sealed::Index`]).
    fn unlist(&self, _keys: &[String]) {}

    /// Updates the index, if the store has one.
    fn update_index(&self) {}

    /// Whether the store has an index. The settings then count their revisions.
    fn has_index(&self) -> bool {
        false
    }

    /// Encrypts a short text that the browser stores elsewhere, such as in the session history. `None` if this store
    /// is not encrypted, the text is too long, or the keys were zeroized.
    fn seal_outside(&self, _text: &str) -> Option<String> {
        None
    }

    /// Decrypts a text from [`Store::seal_outside`]; `None` if this store did not encrypt it.
    fn open_outside(&self, _covered: &str) -> Option<String> {
        None
    }

    /// Deletes all our keys, in an order that lets an interrupted deletion be completed. With a vault, the header is
    /// first overwritten by [`keys::erasing_marker`], which stays until everything else is gone. Without one, the presence
    /// flag is removed last.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]: some keys may be left.
    fn erase(&self) -> Result<(), StoreError> {
        let ours = self.keys(keys::ROOT)?;
        if let Some(header) = self.get(keys::VAULT)?
            && self.set(keys::VAULT, &keys::erasing_marker(header.len())).is_err()
        {
            self.remove(keys::VAULT)?;
        }
        for key in ours.iter().filter(|key| *key != keys::PRESENCE && *key != keys::VAULT) {
            self.remove(key)?;
        }
        self.remove(keys::PRESENCE)?;
        self.remove(keys::VAULT)
    }
}

/// The length of a string in UTF-16 code units.
pub fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}
