//! The open vault: seals names and texts, and opens them.

use super::{KEY, Rng, SALT, bytes};
use std::cell::RefCell;
use std::hint::black_box;
use zeroize::Zeroizing;

/// The version of sealed texts this program writes.
const VERSION: u64 = 1;
/// The length of a text is hidden up to so many bytes.
const BLOCK: usize = 64;
/// The length of a name is hidden up to so many bytes.
const NAME_BLOCK: usize = 24;

/// Why a sealed text does not open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OpenError {
    /// It is damaged, or was not sealed by this vault under this name and with this number.
    Damaged,
    /// A newer version of the program sealed it.
    Newer,
}

/// How much of the stack is overwritten when the keys are forgotten, in bytes: several times what sealing takes, and a
/// quarter of what a program in a browser has.
const STACK: usize = 1 << 18;

/// An open vault. Its keys are wiped from memory when it is dropped, or told to forget them; what the browser has copied
/// is out of reach.
pub struct Vault {
    id: [u8; SALT],
    /// On the heap, because what is moved leaves a copy behind that nobody wipes.
    keys: RefCell<Option<Box<Keys>>>,
}

#[derive(Default)]
struct Keys {
    /// Closes the others.
    data: Key,
    /// Closes names.
    names: Key,
    /// Makes the nonce of a name.
    nonces: Key,
    /// Closes texts.
    texts: Key,
}

type Key = Zeroizing<[u8; KEY]>;

impl Vault {
    pub(super) fn new(id: [u8; SALT], data: Key) -> Option<Self> {
        let mut keys = Box::<Keys>::default();
        let of = |label: &[u8]| bytes::keyed_hash(&*data, &[b"stillwater vault 1", &id, label]);
        keys.names.copy_from_slice(&*of(b"names")?);
        keys.nonces.copy_from_slice(&*of(b"nonces")?);
        keys.texts.copy_from_slice(&*of(b"texts")?);
        keys.data.copy_from_slice(&*data);
        Some(Self { id, keys: RefCell::new(Some(keys)) })
    }

    /// Which vault it is.
    pub fn id(&self) -> &[u8; SALT] {
        &self.id
    }

    /// Forgets the keys. From then on nothing opens, and nothing is sealed.
    pub fn forget(&self) {
        // Dropped where they stand, they are wiped there: taken out of the cell, a copy of them would be.
        *self.keys.borrow_mut() = None;
        wipe_stack();
    }

    /// Its keys, for tests that search a browser's memory for them. No program has this.
    #[cfg(feature = "e2e")]
    pub fn keys_to_search_for(&self) -> Vec<[u8; KEY]> {
        let all = |keys: &Keys| {
            Some([&keys.data, &keys.names, &keys.nonces, &keys.texts].map(|key| **key).to_vec())
        };
        self.with(all).unwrap_or_default()
    }

    /// Whether it has its keys.
    pub fn is_open(&self) -> bool {
        self.keys.borrow().is_some()
    }

    /// The key to everything, to be closed in a header and put nowhere else; `None` when it is forgotten.
    pub(super) fn key(&self) -> Option<Key> {
        self.with(|keys| Some(keys.data.clone()))
    }

    /// A key that follows from the key to everything, for this use; `None` when it is forgotten.
    pub(super) fn derived(&self, label: &[u8]) -> Option<Key> {
        self.with(|keys| bytes::keyed_hash(&*keys.data, &[b"stillwater vault 1", &self.id, label]))
    }

    /// Lends the keys; `None` when they are forgotten.
    fn with<T>(&self, act: impl FnOnce(&Keys) -> Option<T>) -> Option<T> {
        self.keys.borrow().as_deref().and_then(act)
    }

    /// Seals a name: letters, digits, `-` and `_`. The same name is always sealed the same way, so that it can be found.
    /// `None` when the keys are forgotten.
    pub fn name(&self, name: &str) -> Option<String> {
        // Made of the name, the nonce is the same only for the same name.
        let padded = Zeroizing::new(padded(name, NAME_BLOCK));
        let nonce = self.nonce(name)?;
        let sealed = self.with(|keys| bytes::seal(&keys.names, &nonce, &self.id, &padded))?;
        Some(bytes::to_base64(&sealed))
    }

    /// Opens a name; `None` if this vault has not sealed it.
    pub fn open_name(&self, sealed: &str) -> Option<String> {
        let sealed = bytes::from_base64(sealed)?;
        let (padded, nonce) = self.with(|keys| bytes::open(&keys.names, &self.id, &sealed))?;
        unpadded(&padded).filter(|name| self.nonce(name) == Some(nonce))
    }

    fn nonce(&self, name: &str) -> Option<[u8; bytes::NONCE]> {
        let made = self.with(|keys| bytes::keyed_hash(&*keys.nonces, &[name.as_bytes()]))?;
        made.first_chunk().copied()
    }

    /// Seals the text that is kept under a name: `1 18 <sealed>`, the version, the text's number, and the rest. It opens
    /// under no other name and with no other number. `None` when the keys are forgotten.
    pub fn seal(&self, name: &str, rev: u64, text: &str, rng: &Rng) -> Option<String> {
        let padded = Zeroizing::new(padded(text, BLOCK));
        let about = self.associated_data(name, rev);
        let sealed = self.with(|keys| bytes::seal_with_random_nonce(&keys.texts, &about, &padded, rng))?;
        Some(format!("{VERSION} {rev} {}", bytes::to_base64(&sealed)))
    }

    /// How many UTF-16 units a text of so many bytes and with this number takes once it is sealed.
    pub fn sealed_units(rev: u64, bytes: usize) -> usize {
        format!("{VERSION} {rev} ").len() + sealed(bytes, BLOCK)
    }

    /// How many UTF-16 units a name of so many bytes takes once it is sealed.
    pub fn name_units(bytes: usize) -> usize {
        sealed(bytes, NAME_BLOCK)
    }

    /// What tells parts from any others, to whoever has the keys: 22 letters, digits, `-` and `_`. `None` when the keys are
    /// forgotten.
    pub fn digest(&self, parts: &[&[u8]]) -> Option<String> {
        let key = self.derived(b"digests")?;
        Some(bytes::to_base64(bytes::keyed_hash(&*key, parts)?.first_chunk::<16>()?))
    }

    /// Opens a text that is kept under a name.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(&self, name: &str, sealed: &str) -> Result<String, OpenError> {
        let mut parts = sealed.splitn(3, ' ');
        let number = |part: Option<&str>| -> Option<u64> {
            // Written in one way only.
            part.and_then(|part| part.parse().ok().filter(|number: &u64| number.to_string() == part))
        };
        match number(parts.next()) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(OpenError::Newer),
            _ => return Err(OpenError::Damaged),
        }
        let rev = number(parts.next());
        let opened = rev.zip(parts.next()).and_then(|(rev, sealed)| {
            let (about, sealed) = (self.associated_data(name, rev), bytes::from_base64(sealed)?);
            let (padded, _) = self.with(|keys| bytes::open(&keys.texts, &about, &sealed))?;
            unpadded(&padded)
        });
        opened.ok_or(OpenError::Damaged)
    }

    /// What a sealed text belongs to.
    fn associated_data(&self, name: &str, rev: u64) -> Vec<u8> {
        bytes::length_prefixed(&[&VERSION.to_le_bytes(), &self.id, name.as_bytes(), &rev.to_le_bytes()])
    }
}

/// Overwrites what calls that are over have left on the stack: the ciphers had the keys there.
#[inline(never)]
fn wipe_stack() {
    black_box(&[0u8; STACK]);
}

/// What stands between a text and the zeros behind it.
const END: u8 = 0x80;

/// A text with its end marked and zeros behind it, up to a multiple of `block` bytes. So a record's name fills one block.
fn padded(text: &str, block: usize) -> Vec<u8> {
    let whole = (text.len() + 1).next_multiple_of(block);
    // As large as it gets, so that no part of it stays where it was before it grew.
    let mut padded = Vec::with_capacity(whole);
    padded.extend_from_slice(text.as_bytes());
    padded.push(END);
    padded.resize(whole, 0);
    padded
}

fn unpadded(padded: &[u8]) -> Option<String> {
    let end = padded.iter().rposition(|byte| *byte != 0)?;
    let (text, end) = padded.split_at_checked(end)?;
    (end.first() == Some(&END)).then_some(())?;
    std::str::from_utf8(text).ok().map(String::from)
}

/// How many letters, digits, `-` and `_` so many sealed bytes take.
fn sealed(bytes: usize, block: usize) -> usize {
    let sealed = bytes::NONCE + (bytes + 1).next_multiple_of(block) + bytes::TAG;
    (sealed * 4).div_ceil(3)
}
