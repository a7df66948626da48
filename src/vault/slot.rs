//! A slot: the vault's key, closed with another key.

use super::{Chance, KEY, SALT, Stretch, bytes};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

/// How many bytes the closed key has.
const LENGTH: usize = bytes::NONCE + KEY + bytes::TAG;

const SALTED: &str = "salt";
const MEMORY: &str = "memory";
const PASSES: &str = "passes";
const LANES: &str = "lanes";
const CLOSED: &str = "key";

/// The vault's key, closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub salt: [u8; SALT],
    /// How the passphrase is stretched; `None` for the recovery code.
    pub how: Option<Stretch>,
    closed: [u8; LENGTH],
}

impl Slot {
    /// Closes `key` with `with`, and opens it again to be sure.
    pub fn close(
        id: &[u8; SALT],
        (salt, how): ([u8; SALT], Option<Stretch>),
        with: &[u8; KEY],
        key: &[u8; KEY],
        chance: &Chance,
    ) -> Option<Self> {
        let closed = bytes::seal_by_chance(with, &about(id, &salt, how), key, chance)?;
        let slot = Self { salt, how, closed: closed.try_into().ok()? };
        slot.open(id, with).is_some_and(|opened| *opened == *key).then_some(slot)
    }

    /// The vault's key; `None` if `with` does not open it.
    pub fn open(&self, id: &[u8; SALT], with: &[u8; KEY]) -> Option<Zeroizing<[u8; KEY]>> {
        let (opened, _) = bytes::open(with, &about(id, &self.salt, self.how), &self.closed)?;
        let mut key = Zeroizing::new([0; KEY]);
        key.copy_from_slice(opened.get(..KEY)?);
        Some(key)
    }

    pub fn write(&self) -> Value {
        let mut map = Map::new();
        map.insert(SALTED.into(), bytes::text(&self.salt).into());
        map.insert(CLOSED.into(), bytes::text(&self.closed).into());
        if let Some(how) = self.how {
            for (name, number) in [(MEMORY, how.memory), (PASSES, how.passes), (LANES, how.lanes)] {
                map.insert(name.into(), number.into());
            }
        }
        Value::Object(map)
    }

    /// Reads the slot of the passphrase, or of the code; `None` also where a passphrase may not be stretched like this.
    pub fn read(value: &Value, of_passphrase: bool) -> Option<Self> {
        let salt = bytes::read_exact(value.get(SALTED)?.as_str()?)?;
        let closed = bytes::read_exact(value.get(CLOSED)?.as_str()?)?;
        let number = |name: &str| u32::try_from(value.get(name)?.as_u64()?).ok();
        let how = if of_passphrase {
            let how = Stretch { memory: number(MEMORY)?, passes: number(PASSES)?, lanes: number(LANES)? };
            Some(how).filter(|how| how.is_allowed())?.into()
        } else {
            None
        };
        Some(Self { salt, how, closed })
    }
}

/// What the closed key belongs to: in another vault, slot or with other numbers it does not open.
fn about(id: &[u8; SALT], salt: &[u8; SALT], how: Option<Stretch>) -> Vec<u8> {
    let name: &[u8] = if how.is_some() { b"pass" } else { b"code" };
    let numbers = how.map(|how| [how.memory, how.passes, how.lanes].map(u32::to_le_bytes).concat());
    bytes::framed(&[b"stillwater vault 1", id, name, salt, &numbers.unwrap_or_default()])
}
