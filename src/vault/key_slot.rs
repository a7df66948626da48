//! A key slot: the data key of the vault, encrypted with another key.

use super::{KEY, KdfParams, Rng, SALT, bytes};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

/// The length of the encrypted key in bytes, with its nonce and tag.
const LENGTH: usize = bytes::NONCE + KEY + bytes::TAG;

const SALTED: &str = "salt";
const MEMORY: &str = "memory";
const PASSES: &str = "passes";
const LANES: &str = "lanes";
const SEALED_KEY: &str = "key";

/// A key slot.
#[derive(Clone, Debug, PartialEq)]
pub struct KeySlot {
    pub salt: [u8; SALT],
    /// The KDF parameters of the passphrase; `None` for the recovery code.
    pub how: Option<KdfParams>,
    closed: [u8; LENGTH],
}

impl KeySlot {
    /// Encrypts `key` with `with`, and decrypts it again to verify the slot.
    pub fn seal(
        id: &[u8; SALT],
        (salt, how): ([u8; SALT], Option<KdfParams>),
        with: &[u8; KEY],
        key: &[u8; KEY],
        rng: &Rng,
    ) -> Option<Self> {
        let closed = bytes::seal_with_random_nonce(with, &associated_data(id, &salt, how), key, rng)?;
        let slot = Self { salt, how, closed: closed.try_into().ok()? };
        slot.open(id, with).is_some_and(|opened| *opened == *key).then_some(slot)
    }

    /// Decrypts the data key; `None` if `with` is not the key of this slot.
    pub fn open(&self, id: &[u8; SALT], with: &[u8; KEY]) -> Option<Zeroizing<[u8; KEY]>> {
        let (opened, _) = bytes::open(with, &associated_data(id, &self.salt, self.how), &self.closed)?;
        let mut key = Zeroizing::new([0; KEY]);
        key.copy_from_slice(opened.get(..KEY)?);
        Some(key)
    }

    pub fn write(&self) -> Value {
        let mut map = Map::new();
        map.insert(SALTED.into(), bytes::to_base64(&self.salt).into());
        map.insert(SEALED_KEY.into(), bytes::to_base64(&self.closed).into());
        if let Some(how) = self.how {
            for (name, number) in [(MEMORY, how.memory), (PASSES, how.passes), (LANES, how.lanes)] {
                map.insert(name.into(), number.into());
            }
        }
        Value::Object(map)
    }

    /// Parses the slot of the passphrase or of the recovery code; `None` also if the KDF parameters are not allowed.
    pub fn read(value: &Value, of_passphrase: bool) -> Option<Self> {
        let salt = bytes::from_base64_exact(value.get(SALTED)?.as_str()?)?;
        let closed = bytes::from_base64_exact(value.get(SEALED_KEY)?.as_str()?)?;
        let number = |name: &str| u32::try_from(value.get(name)?.as_u64()?).ok();
        let how = if of_passphrase {
            let how = KdfParams { memory: number(MEMORY)?, passes: number(PASSES)?, lanes: number(LANES)? };
            Some(how).filter(|how| how.is_allowed())?.into()
        } else {
            None
        };
        Some(Self { salt, how, closed })
    }
}

/// The associated data, which binds the encrypted key to its vault, slot, salt and KDF parameters.
fn associated_data(id: &[u8; SALT], salt: &[u8; SALT], how: Option<KdfParams>) -> Vec<u8> {
    let name: &[u8] = if how.is_some() { b"pass" } else { b"code" };
    let numbers = how.map(|how| [how.memory, how.passes, how.lanes].map(u32::to_le_bytes).concat());
    bytes::length_prefixed(&[b"stillwater vault 1", id, name, salt, &numbers.unwrap_or_default()])
}
