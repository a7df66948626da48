//! The open vault, which encrypts and decrypts names and values.

use super::{KEY, Rng, SALT, bytes};
use crate::domain::unreadable::Unreadable;
use std::cell::RefCell;
use std::hint::black_box;
use zeroize::Zeroizing;

/// The version of encrypted values that is written.
const VERSION: u64 = 1;
/// Values are padded to a multiple of this many bytes, to hide their lengths.
const BLOCK: usize = 64;
/// Names are padded to a multiple of this many bytes, to hide their lengths.
const NAME_BLOCK: usize = 24;

/// How much of the stack is overwritten when the keys are zeroized, in bytes: several times what encryption uses, and
/// a quarter of the stack of a Wasm program.
const STACK: usize = 1 << 18;

/// An open vault. Its keys are zeroized on drop and by [`Vault::zeroize_keys`]; copies made by the browser are out of
/// reach.
pub struct Vault {
    id: [u8; SALT],
    /// Boxed, because moving a value leaves a copy behind that is not zeroized.
    keys: RefCell<Option<Box<Keys>>>,
}

#[derive(Default)]
struct Keys {
    /// The data key, from which the others are derived.
    data: VaultKey,
    /// Encrypts names.
    names: VaultKey,
    /// Derives the nonces of names.
    nonces: VaultKey,
    /// Encrypts values.
    texts: VaultKey,
}

type VaultKey = Zeroizing<[u8; KEY]>;

impl Vault {
    pub(super) fn new(id: [u8; SALT], data: VaultKey) -> Option<Self> {
        let mut keys = Box::<Keys>::default();
        let of = |label: &[u8]| bytes::keyed_hash(&*data, &[b"stillwater vault 1", &id, label]);
        keys.names.copy_from_slice(&*of(b"names")?);
        keys.nonces.copy_from_slice(&*of(b"nonces")?);
        keys.texts.copy_from_slice(&*of(b"texts")?);
        keys.data.copy_from_slice(&*data);
        Some(Self { id, keys: RefCell::new(Some(keys)) })
    }

    /// The random id of the vault.
    pub fn id(&self) -> &[u8; SALT] {
        &self.id
    }

    /// Zeroizes the keys. From then on nothing can be decrypted or encrypted.
    pub fn zeroize_keys(&self) {
        // Assigning drops the keys where they are, which zeroizes them. Taking them out of the cell would zeroize a
        // moved copy.
        *self.keys.borrow_mut() = None;
        wipe_stack();
    }

    /// The keys, for tests that search a browser's memory for them. No published program contains this.
    #[cfg(feature = "e2e")]
    pub fn keys_to_search_for(&self) -> Vec<[u8; KEY]> {
        let all = |keys: &Keys| {
            Some([&keys.data, &keys.names, &keys.nonces, &keys.texts].map(|key| **key).to_vec())
        };
        self.with(all).unwrap_or_default()
    }

    /// Whether the keys are not zeroized yet.
    pub fn is_open(&self) -> bool {
        self.keys.borrow().is_some()
    }

    /// The data key, to be encrypted in a header and stored nowhere else; `None` if it was zeroized.
    pub(super) fn key(&self) -> Option<VaultKey> {
        self.with(|keys| Some(keys.data.clone()))
    }

    /// A key derived from the data key for the use `label`; `None` if the data key was zeroized.
    pub(super) fn derived(&self, label: &[u8]) -> Option<VaultKey> {
        self.with(|keys| bytes::keyed_hash(&*keys.data, &[b"stillwater vault 1", &self.id, label]))
    }

    /// Calls `act` with the keys; `None` if they were zeroized.
    fn with<T>(&self, act: impl FnOnce(&Keys) -> Option<T>) -> Option<T> {
        self.keys.borrow().as_deref().and_then(act)
    }

    /// Encrypts a name as URL-safe Base64. It is deterministic, so that an encrypted name can be looked up. `None` if
    /// the keys were zeroized.
    pub fn name(&self, name: &str) -> Option<String> {
        // The nonce is a keyed hash of the name, so a nonce is only ever reused for the same name.
        let padded = Zeroizing::new(padded(name, NAME_BLOCK));
        let nonce = self.nonce(name)?;
        let sealed = self.with(|keys| bytes::seal(&keys.names, &nonce, &self.id, &padded))?;
        Some(bytes::to_base64(&sealed))
    }

    /// Decrypts a name; `None` if this vault did not encrypt it.
    pub fn open_name(&self, sealed: &str) -> Option<String> {
        let sealed = bytes::from_base64(sealed)?;
        let (padded, nonce) = self.with(|keys| bytes::open(&keys.names, &self.id, &sealed))?;
        unpadded(&padded).filter(|name| self.nonce(name) == Some(nonce))
    }

    fn nonce(&self, name: &str) -> Option<[u8; bytes::NONCE]> {
        let made = self.with(|keys| bytes::keyed_hash(&*keys.nonces, &[name.as_bytes()]))?;
        made.first_chunk().copied()
    }

    /// Encrypts the value of a name: `1 18 <ciphertext>`, which are the version, the revision of the value and the
    /// ciphertext. Name and revision are authenticated, so it decrypts with no others. `None` if the keys were
    /// zeroized.
    pub fn seal(&self, name: &str, rev: u64, text: &str, rng: &Rng) -> Option<String> {
        let padded = Zeroizing::new(padded(text, BLOCK));
        let about = self.associated_data(name, rev);
        let sealed = self.with(|keys| bytes::seal_with_random_nonce(&keys.texts, &about, &padded, rng))?;
        Some(format!("{VERSION} {rev} {}", bytes::to_base64(&sealed)))
    }

    /// The size of an encrypted value in UTF-16 code units, from its length in bytes and its revision.
    pub fn sealed_units(rev: u64, bytes: usize) -> usize {
        format!("{VERSION} {rev} ").len() + sealed(bytes, BLOCK)
    }

    /// The size of an encrypted name in UTF-16 code units, from its length in bytes.
    pub fn name_units(bytes: usize) -> usize {
        sealed(bytes, NAME_BLOCK)
    }

    /// A keyed hash of several byte strings, as 22 characters of URL-safe Base64. `None` if the keys were zeroized.
    pub fn digest(&self, parts: &[&[u8]]) -> Option<String> {
        let key = self.derived(b"digests")?;
        Some(bytes::to_base64(bytes::keyed_hash(&*key, parts)?.first_chunk::<16>()?))
    }

    /// Decrypts the value of a name.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn open(&self, name: &str, sealed: &str) -> Result<String, Unreadable> {
        let mut parts = sealed.splitn(3, ' ');
        let number = |part: Option<&str>| -> Option<u64> {
            // Only the canonical spelling of a number is accepted.
            part.and_then(|part| part.parse().ok().filter(|number: &u64| number.to_string() == part))
        };
        match number(parts.next()) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Damaged),
        }
        let rev = number(parts.next());
        let opened = rev.zip(parts.next()).and_then(|(rev, sealed)| {
            let (about, sealed) = (self.associated_data(name, rev), bytes::from_base64(sealed)?);
            let (padded, _) = self.with(|keys| bytes::open(&keys.texts, &about, &sealed))?;
            unpadded(&padded)
        });
        opened.ok_or(Unreadable::Damaged)
    }

    /// The associated data of an encrypted value.
    fn associated_data(&self, name: &str, rev: u64) -> Vec<u8> {
        bytes::length_prefixed(&[&VERSION.to_le_bytes(), &self.id, name.as_bytes(), &rev.to_le_bytes()])
    }
}

/// Overwrites the stack below this call, because earlier calls of the ciphers had the keys there.
#[inline(never)]
fn wipe_stack() {
    black_box(&[0u8; STACK]);
}

/// Marks the end of the text before the zero padding, as in ISO/IEC 7816-4.
const END: u8 = 0x80;

/// Pads a text with an end mark and zeros to a multiple of `block` bytes. The name of a record fills one block.
fn padded(text: &str, block: usize) -> Vec<u8> {
    let whole = (text.len() + 1).next_multiple_of(block);
    // The full capacity is reserved, because reallocation would leave a copy in memory that is not zeroized.
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

/// The length of `bytes` bytes in Base64, once padded and encrypted.
fn sealed(bytes: usize, block: usize) -> usize {
    let sealed = bytes::NONCE + (bytes + 1).next_multiple_of(block) + bytes::TAG;
    (sealed * 4).div_ceil(3)
}
