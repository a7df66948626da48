//! The header of the vault: the plaintext data from which a passphrase or a recovery code opens the rest.
//!
//! It is a JSON object. Nothing in it is secret. Its checksum is unkeyed: it distinguishes damage from a wrong
//! passphrase and reveals nothing about the passphrase. Since version 2 it also has a keyed hash, with a key derived
//! from the data key: once a slot is open, it shows whether anything but this program has changed the header. Version
//! 1 can be read, and no new header of that version is made.

mod former;
mod opening;

use super::key_slot::KeySlot;
use super::{KEY, KdfParams, RecoveryCode, Rng, SALT, Vault, bytes, salt};
use crate::domain::unreadable::Unreadable;
use former::FormerVault;
use serde_json::{Map, Value};
use std::rc::Rc;
use zeroize::Zeroizing;

/// The version that is written.
const VERSION: u64 = 2;
/// The previous version, which has no keyed hash.
const UNKEYED: u64 = 1;
/// The longest text that is parsed, in bytes. A header has about 600.
const LONGEST: usize = 1 << 16;
/// The highest revision. Parsers that read JSON numbers as doubles are exact up to here (RFC 8259, section 6).
const LAST_REV: u64 = 1 << 53;

const V: &str = "v";
const ID: &str = "id";
const REV: &str = "rev";
const PASS: &str = "pass";
const CODE: &str = "code";
const SHARED: &str = "shared";
const BEFORE: &str = "before";
const MAC: &str = "mac";
const CHECK: &str = "check";

/// Why a header does not open although it can be parsed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mismatch {
    /// The passphrase or code is wrong.
    Other,
    /// The passphrase or code is right, but something other than this program has changed the header.
    Changed,
}

/// The header of a vault.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    id: [u8; SALT],
    rev: u64,
    pass: KeySlot,
    code: KeySlot,
    shared: bool,
    /// The vaults that this one replaces, as long as anything may still be encrypted by them.
    before: Vec<FormerVault>,
    /// Fields of a newer version, which are preserved.
    rest: Map<String, Value>,
    /// The keyed hash over all other fields; none in version 1.
    mac: Option<[u8; KEY]>,
}

/// A vault that was just made.
pub struct NewVault {
    /// The header, to be stored in plaintext.
    pub header: Header,
    /// The open vault.
    pub vault: Rc<Vault>,
    /// The recovery code, to be shown once.
    pub code: RecoveryCode,
}

impl Header {
    /// Makes a vault. `key` is derived from the passphrase with the salt `salted` and the parameters `how`. `None` if
    /// `how` is not allowed.
    pub fn make(salted: [u8; SALT], how: KdfParams, key: &[u8; KEY], rng: &Rng) -> Option<NewVault> {
        Self::make_as((1, false, Map::new()), (salted, how), key, rng, |_| Some(Vec::new()))
    }

    /// Makes a vault that replaces `old`, the vault of this header: with another data key, passphrase and recovery
    /// code. Its header contains the old data keys, encrypted, until [`Header::without_former`]. `None` if `how` is
    /// not allowed, `old` is another vault or its keys were zeroized, or more than eight vaults would precede it.
    pub fn make_anew(
        &self,
        old: &Vault,
        (salted, how): ([u8; SALT], KdfParams),
        key: &[u8; KEY],
        rng: &Rng,
    ) -> Option<NewVault> {
        let rev = self.next_rev()?;
        let former = |vault: &Vault| FormerVault::seal_all(self, old, vault, rng);
        if !self.is_of(old) {
            return None;
        }
        Self::make_as((rev, self.shared, self.rest.clone()), (salted, how), key, rng, former)
    }

    fn make_as(
        (rev, shared, rest): (u64, bool, Map<String, Value>),
        (salted, how): ([u8; SALT], KdfParams),
        key: &[u8; KEY],
        rng: &Rng,
        before: impl FnOnce(&Vault) -> Option<Vec<FormerVault>>,
    ) -> Option<NewVault> {
        let (id, mut data) = (salt(rng), Zeroizing::new([0; KEY]));
        rng(&mut *data);
        let (code, code_salt) = (RecoveryCode::make(rng), salt(rng));
        let pass = KeySlot::seal(&id, (salted, Some(how)), key, &data, rng).filter(|_| how.is_allowed())?;
        let with = code.key(&code_salt)?;
        let slot = KeySlot::seal(&id, (code_salt, None), &with, &data, rng)?;
        let vault = Vault::new(id, data)?;
        let before = before(&vault)?;
        let header = Self { id, rev, pass, code: slot, shared, before, rest, mac: None };
        Some(NewVault { header: header.keyed(&vault)?, vault: Rc::new(vault), code })
    }

    /// Parses the output of [`Header::write`].
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let object = if text.len() > LONGEST { None } else { serde_json::from_str(text).ok() };
        let Some(Value::Object(map)) = object else { return Err(Unreadable::Damaged) };
        if map.get(V).and_then(Value::as_u64).is_some_and(|v| v > VERSION) {
            return Err(Unreadable::Newer);
        }
        Self::read_object(map).ok_or(Unreadable::Damaged)
    }

    fn read_object(mut map: Map<String, Value>) -> Option<Self> {
        let check = map.remove(CHECK)?;
        let is_whole = check.as_str()? == self::check(&map);
        let (before, mac) = (map.remove(BEFORE), map.remove(MAC));
        let mac = match map.remove(V)?.as_u64()? {
            VERSION => Some(bytes::from_base64_exact(mac?.as_str()?)?),
            UNKEYED if before.is_none() && mac.is_none() => None,
            _ => return None,
        };
        let header = Self {
            id: bytes::from_base64_exact(map.remove(ID)?.as_str()?)?,
            rev: map.remove(REV)?.as_u64().filter(|rev| *rev <= LAST_REV)?,
            pass: KeySlot::read(&map.remove(PASS)?, true)?,
            code: KeySlot::read(&map.remove(CODE)?, false)?,
            shared: map.remove(SHARED)?.as_bool()?,
            before: match before {
                Some(before) => FormerVault::read_all(&before)?,
                None => Vec::new(),
            },
            rest: map,
            mac,
        };
        is_whole.then_some(header)
    }

    /// Serializes the header, in the version that it was parsed from.
    pub fn write(&self) -> String {
        let mut map = self.object();
        map.insert(CHECK.into(), check(&map).into());
        Value::Object(map).to_string()
    }

    fn object(&self) -> Map<String, Value> {
        let mut map = self.unkeyed();
        if let Some(mac) = &self.mac {
            map.insert(MAC.into(), bytes::to_base64(mac).into());
        }
        map
    }

    /// The fields that the keyed hash covers.
    fn unkeyed(&self) -> Map<String, Value> {
        let mut map = self.rest.clone();
        map.insert(V.into(), if self.mac.is_some() { VERSION } else { UNKEYED }.into());
        map.insert(ID.into(), bytes::to_base64(&self.id).into());
        map.insert(REV.into(), self.rev.into());
        map.insert(PASS.into(), self.pass.write());
        map.insert(CODE.into(), self.code.write());
        map.insert(SHARED.into(), self.shared.into());
        if self.has_former() {
            map.insert(BEFORE.into(), self.before.iter().map(FormerVault::write).collect());
        }
        map
    }

    /// The salt and the KDF parameters of the passphrase.
    pub fn kdf_params(&self) -> ([u8; SALT], KdfParams) {
        (self.pass.salt, self.pass.how.unwrap_or(KdfParams::DEFAULT))
    }

    /// The revision of the header, which is incremented by each change.
    pub fn rev(&self) -> u64 {
        self.rev
    }

    /// Whether it is of version 1, which has no keyed hash. [`Header::renewed`] makes one that has.
    pub fn is_unkeyed(&self) -> bool {
        self.mac.is_none()
    }

    /// Identifies this content of the header: eleven characters of URL-safe Base64.
    pub fn fingerprint(&self) -> String {
        check(&self.object())
    }

    /// Whether it is the header of this vault.
    pub fn is_of(&self, vault: &Vault) -> bool {
        self.id == *vault.id()
    }

    /// Whether other people use the device.
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// Whether it was rolled back to an earlier header. `last` is the revision that the encrypted index states; only
    /// a program that writes keyed headers writes an index.
    pub fn is_rolled_back(&self, last: Option<u64>) -> bool {
        last.is_some_and(|last| self.is_unkeyed() || self.rev < last)
    }

    /// Whether it is the header of this vault and its keyed hash is valid. False for a header of version 1, and if
    /// the keys were zeroized.
    pub fn is_authentic(&self, vault: &Vault) -> bool {
        self.is_of(vault) && self.mac.is_some() && self.mac == self.mac_with(vault)
    }

    fn mac_with(&self, vault: &Vault) -> Option<[u8; KEY]> {
        Some(*bytes::keyed_hash(&*vault.derived(b"header")?, &[&rows(&self.unkeyed())])?)
    }

    /// The header in the current version, with its keyed hash.
    fn keyed(self, vault: &Vault) -> Option<Self> {
        let unmade = Self { mac: Some([0; KEY]), ..self };
        let mac = unmade.mac_with(vault).filter(|_| unmade.is_of(vault))?;
        Some(Self { mac: Some(mac), ..unmade })
    }

    fn next_rev(&self) -> Option<u64> {
        Some(self.rev + 1).filter(|rev| *rev <= LAST_REV)
    }
}

/// The checksum over all other fields.
fn check(map: &Map<String, Value>) -> String {
    bytes::to_base64(&bytes::checksum(&[b"stillwater header", &rows(map)]))
}

/// Encodes the fields. JSON maps are sorted by name, and numbers are preserved as written, so equal headers have
/// equal encodings.
fn rows(map: &Map<String, Value>) -> Vec<u8> {
    let row = |(name, value): (&String, &Value)| {
        bytes::length_prefixed(&[name.as_bytes(), value.to_string().as_bytes()])
    };
    map.iter().flat_map(row).collect()
}
