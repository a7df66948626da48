//! Where records are kept: one interface, an adapter for the browser's localStorage and one for memory, and the format
//! of what is kept.
//!
//! An adapter stores text under names and never looks inside. It reports every failure and never replaces what it could
//! not read.

pub mod batch;
pub mod format;
pub mod journal;
pub mod keys;
pub mod lock;
pub mod memory;
pub mod sealed;

pub use memory::MemoryStore;
pub use sealed::SealedStore;

/// Why something could not be kept or read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StoreError {
    /// The browser does not let the page keep anything.
    Blocked,
    /// There is no room left.
    Full,
    /// What was kept did not come back as it was given.
    NotKept,
    /// Something else is kept there than the page knows of.
    Changed,
    /// What is kept was closed with a passphrase since the page opened, or with another one, or opened for good.
    Locked,
}

/// Text under names.
pub trait Store {
    /// Reads a text; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]: whether there is one cannot be known.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Keeps a text, and reads it back to be sure.
    ///
    /// # Errors
    /// Any [`StoreError`]; what was kept under the name before may or may not be there still.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Forgets a text; no error when there was none.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// The names that begin with `prefix`, sorted.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// How many UTF-16 units the names that begin with `prefix` and the texts under them take: what browsers count.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn units(&self, prefix: &str) -> Result<usize, StoreError>;

    /// Says that what is kept under these names is about to go: one call for many costs less than many removals. Only where
    /// what is kept is listed ([`sealed::Index`]).
    fn release(&self, _keys: &[String]) {}

    /// Brings the list of what is kept up to date, where there is one.
    fn update_index(&self) {}

    /// Whether there is one: then settings count how often they were written.
    fn is_listed(&self) -> bool {
        false
    }

    /// Seals a short text that the browser is to keep outside this store. `None` where what is kept can be read as it is.
    fn seal_outside(&self, _text: &str) -> Option<String> {
        None
    }

    /// The text that was sealed here for a place outside; `None` if it was not.
    fn open_outside(&self, _covered: &str) -> Option<String> {
        None
    }

    /// Deletes everything of ours. Where there is a vault, its header goes first: [`keys::erasing`] stands in its place
    /// until the rest is gone. Without one, the sign that something is kept goes last. So it can be finished wherever it
    /// is interrupted.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]: some of it may be left.
    fn erase(&self) -> Result<(), StoreError> {
        let ours = self.keys(keys::ROOT)?;
        if let Some(header) = self.get(keys::VAULT)?
            && self.set(keys::VAULT, &keys::erasing(header.len())).is_err()
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

/// How many UTF-16 units a text takes.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
