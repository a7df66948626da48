//! The vault's header: what is kept in the clear, so that a passphrase or a recovery code opens the rest.
//!
//! A JSON object. Nothing of it is secret, and its checksum holds no secret: it tells damage from a wrong passphrase, and
//! nothing about the passphrase.

use super::slot::Slot;
use super::{Chance, Code, KEY, SALT, Stretch, Vault, bytes, salt};
use serde_json::{Map, Value};
use std::rc::Rc;
use zeroize::Zeroizing;

/// The version this program writes.
const VERSION: u64 = 1;
/// The longest text that is read, in bytes. A header has about 500.
const LONGEST: usize = 1 << 16;

const V: &str = "v";
const ID: &str = "id";
const REV: &str = "rev";
const PASS: &str = "pass";
const CODE: &str = "code";
const SHARED: &str = "shared";
const CHECK: &str = "check";

/// Why a header cannot be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unreadable {
    /// It is damaged, or asks for a passphrase to be stretched as none may be ([`Stretch::is_allowed`]).
    Damaged,
    /// A newer version of the program wrote it.
    Newer,
}

/// What the vault keeps about itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    id: [u8; SALT],
    rev: u64,
    pass: Slot,
    code: Slot,
    shared: bool,
    /// What a newer version wrote and this one does not know: kept as it is.
    rest: Map<String, Value>,
}

/// A vault that was just made.
pub struct Made {
    /// What is to be kept in the clear.
    pub header: Header,
    /// What seals the rest.
    pub vault: Rc<Vault>,
    /// The recovery code, to be shown once.
    pub code: Code,
}

impl Header {
    /// Makes a vault. `key`: the passphrase, stretched like this with this salt. `None` if `how` is not allowed.
    pub fn make(salted: [u8; SALT], how: Stretch, key: &[u8; KEY], chance: &Chance) -> Option<Made> {
        let (id, mut data) = (salt(chance), Zeroizing::new([0; KEY]));
        chance(&mut *data);
        let (code, code_salt) = (Code::make(chance), salt(chance));
        let pass = Slot::close(&id, (salted, Some(how)), key, &data, chance).filter(|_| how.is_allowed())?;
        let with = code.key(&code_salt)?;
        let slot = Slot::close(&id, (code_salt, None), &with, &data, chance)?;
        let header = Self { id, rev: 1, pass, code: slot, shared: false, rest: Map::new() };
        Some(Made { header, vault: Rc::new(Vault::new(id, data)?), code })
    }

    /// Reads what [`Header::write`] wrote.
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
        let is_whole = check.as_str()? == self::check(&map) && map.remove(V)?.as_u64()? == VERSION;
        let header = Self {
            id: bytes::read_exact(map.remove(ID)?.as_str()?)?,
            rev: map.remove(REV)?.as_u64()?,
            pass: Slot::read(&map.remove(PASS)?, true)?,
            code: Slot::read(&map.remove(CODE)?, false)?,
            shared: map.remove(SHARED)?.as_bool()?,
            rest: map,
        };
        is_whole.then_some(header)
    }

    /// The header as a text.
    pub fn write(&self) -> String {
        let mut map = self.object();
        map.insert(CHECK.into(), check(&map).into());
        Value::Object(map).to_string()
    }

    fn object(&self) -> Map<String, Value> {
        let mut map = self.rest.clone();
        map.insert(V.into(), VERSION.into());
        map.insert(ID.into(), bytes::text(&self.id).into());
        map.insert(REV.into(), self.rev.into());
        map.insert(PASS.into(), self.pass.write());
        map.insert(CODE.into(), self.code.write());
        map.insert(SHARED.into(), self.shared.into());
        map
    }

    /// How the passphrase is to be stretched: the salt, and how much.
    pub fn asks(&self) -> ([u8; SALT], Stretch) {
        (self.pass.salt, self.pass.how.unwrap_or(Stretch::USUAL))
    }

    /// How often the header was written: grows by one each time.
    pub fn rev(&self) -> u64 {
        self.rev
    }

    /// What tells this header from every other: eleven letters, digits, `-` and `_`.
    pub fn sign(&self) -> String {
        check(&self.object())
    }

    /// Whether it is this vault's header.
    pub fn is_of(&self, vault: &Vault) -> bool {
        self.id == *vault.id()
    }

    /// Whether others use the device: it then locks at once when it is hidden, and shows no names.
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// Opens the vault with the stretched passphrase; `None`: it is another one.
    pub fn open(&self, key: &[u8; KEY]) -> Option<Vault> {
        Vault::new(self.id, self.pass.open(&self.id, key)?)
    }

    /// Opens the vault with the recovery code; `None`: it is another one.
    pub fn open_with_code(&self, code: &Code) -> Option<Vault> {
        let key = code.key(&self.code.salt)?;
        Vault::new(self.id, self.code.open(&self.id, &key)?)
    }

    /// The header with another passphrase: `key` is what it was stretched to. The slot is opened once before it is
    /// answered. `None` if that fails, if the vault is another one, or if `how` is not allowed.
    #[must_use]
    pub fn with_passphrase(
        &self,
        vault: &Vault,
        (salt, how): ([u8; SALT], Stretch),
        key: &[u8; KEY],
        chance: &Chance,
    ) -> Option<Self> {
        let is_fit = how.is_allowed() && self.is_of(vault);
        let pass =
            Slot::close(&self.id, (salt, Some(how)), key, &*vault.key()?, chance).filter(|_| is_fit)?;
        Some(Self { pass, ..self.next() })
    }

    /// The header with a new recovery code; the one before opens nothing any more. `None` if the vault is another one.
    #[must_use]
    pub fn with_code(&self, vault: &Vault, chance: &Chance) -> Option<(Self, Code)> {
        let (code, salt) = (Code::make(chance), salt(chance));
        let slot = Slot::close(&self.id, (salt, None), &*code.key(&salt)?, &*vault.key()?, chance);
        let slot = slot.filter(|_| self.is_of(vault))?;
        Some((Self { code: slot, ..self.next() }, code))
    }

    /// The header with another choice of whether others use the device.
    #[must_use]
    pub fn with_shared(&self, shared: bool) -> Self {
        Self { shared, ..self.next() }
    }

    fn next(&self) -> Self {
        Self { rev: self.rev.saturating_add(1), ..self.clone() }
    }
}

/// The checksum over everything but itself. Names are sorted and numbers stay as they are written, so the same header has
/// the same bytes.
fn check(map: &Map<String, Value>) -> String {
    let mut rows: Vec<u8> = Vec::new();
    for (name, value) in map {
        rows.extend(bytes::framed(&[name.as_bytes(), value.to_string().as_bytes()]));
    }
    bytes::text(&bytes::checksum(&[b"stillwater header", &rows]))
}
