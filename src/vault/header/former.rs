//! The previous vaults, while everything is re-encrypted: their data keys, encrypted by the new vault.

use super::Header;
use crate::vault::{KEY, Rng, SALT, Vault, bytes};
use serde_json::{Value, json};
use zeroize::Zeroizing;

const LENGTH: usize = bytes::NONCE + KEY + bytes::TAG;

/// The maximum number of previous vaults. Each new passphrase adds one as long as the one before is not removed.
const MOST: usize = 8;

const ID: &str = "id";
const SEALED_KEY: &str = "key";
const PROOF: &str = "mac";

/// A previous vault.
#[derive(Clone, Debug, PartialEq)]
pub struct FormerVault {
    id: [u8; SALT],
    closed: [u8; LENGTH],
    /// A keyed hash over the id of the new vault, with a key derived from the old vault's: it proves that whoever
    /// made the new vault had the old one open.
    proof: [u8; KEY],
}

impl FormerVault {
    fn seal(old: &Vault, new: &Vault, rng: &Rng) -> Option<Self> {
        let closed =
            bytes::seal_with_random_nonce(&*new.derived(b"header before")?, old.id(), &*old.key()?, rng)?;
        Some(Self { id: *old.id(), closed: closed.try_into().ok()?, proof: proof(old, new.id())? })
    }

    pub fn open(&self, new: &Vault) -> Option<Vault> {
        let (opened, _) = bytes::open(&*new.derived(b"header before")?, &self.id, &self.closed)?;
        let mut key = Zeroizing::new([0; KEY]);
        key.copy_from_slice(opened.get(..KEY)?);
        Vault::new(self.id, key)
    }

    pub fn write(&self) -> Value {
        let [id, closed, proof] =
            [bytes::to_base64(&self.id), bytes::to_base64(&self.closed), bytes::to_base64(&self.proof)];
        json!({ ID: id, SEALED_KEY: closed, PROOF: proof })
    }

    /// Parses a list of previous vaults, which must not be empty.
    pub fn read_all(value: &Value) -> Option<Vec<Self>> {
        let list = value.as_array().filter(|list| (1..=MOST).contains(&list.len()))?;
        list.iter().map(Self::read).collect()
    }

    /// The previous vaults for the header of `new`: those of `header`, which is that of `old`, and `old` itself.
    /// `None` if one of them cannot be opened, or there are too many.
    pub fn seal_all(header: &Header, old: &Vault, new: &Vault, rng: &Rng) -> Option<Vec<Self>> {
        let close = |former: &Self| Self::seal(&former.open(old)?, new, rng);
        let mut closed: Vec<Self> = header.before.iter().map(close).collect::<Option<_>>()?;
        closed.push(Self::seal(old, new, rng)?);
        (closed.len() <= MOST).then_some(closed)
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name)?.as_str();
        Some(Self {
            id: bytes::from_base64_exact(text(ID)?)?,
            closed: bytes::from_base64_exact(text(SEALED_KEY)?)?,
            proof: bytes::from_base64_exact(text(PROOF)?)?,
        })
    }
}

fn proof(old: &Vault, new: &[u8; SALT]) -> Option<[u8; KEY]> {
    Some(*bytes::keyed_hash(&*old.derived(b"header after")?, &[new])?)
}

impl Header {
    /// Opens the previous vaults. Those that cannot be opened are left out; there are none if `vault` is not the
    /// vault of this header.
    pub fn formers(&self, vault: &Vault) -> Vec<Vault> {
        let before = self.before.iter().filter(|_| self.is_of(vault));
        before.filter_map(|former| former.open(vault)).collect()
    }

    /// Whether anything may still be encrypted by a previous vault.
    pub fn has_former(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether this vault was made to replace `old`, by somebody who had `old` open.
    pub fn follows(&self, old: &Vault) -> bool {
        let mut before = self.before.iter().filter(|former| former.id == *old.id());
        before.any(|former| Some(former.proof) == proof(old, &self.id))
    }

    /// The header without the previous vaults, once everything is encrypted by this one. `None` if `vault` is another
    /// one.
    #[must_use]
    pub fn without_former(&self, vault: &Vault) -> Option<Self> {
        Self { before: Vec::new(), ..self.next()? }.keyed(vault)
    }
}
