//! Opens a header, and makes headers with another passphrase, recovery code or setting.

use super::{Header, Mismatch};
use crate::vault::key_slot::KeySlot;
use crate::vault::{KEY, KdfParams, RecoveryCode, Rng, SALT, Vault, salt};
use zeroize::Zeroizing;

impl Header {
    /// Opens the vault with the key derived from the passphrase.
    ///
    /// # Errors
    /// [`Mismatch`].
    pub fn open(&self, key: &[u8; KEY]) -> Result<Vault, Mismatch> {
        self.looked_at(self.pass.open(&self.id, key))
    }

    /// Opens the vault with the recovery code.
    ///
    /// # Errors
    /// [`Mismatch`].
    pub fn open_with_code(&self, code: &RecoveryCode) -> Result<Vault, Mismatch> {
        self.looked_at(code.key(&self.code.salt).and_then(|key| self.code.open(&self.id, &key)))
    }

    fn looked_at(&self, data: Option<Zeroizing<[u8; KEY]>>) -> Result<Vault, Mismatch> {
        let vault = data.and_then(|data| Vault::new(self.id, data)).ok_or(Mismatch::Other)?;
        if self.is_unkeyed() || self.is_authentic(&vault) { Ok(vault) } else { Err(Mismatch::Changed) }
    }

    /// Opens the vault with the key derived from the passphrase, although something other than this program has
    /// changed the header, and repairs the header. Only what can be decrypted is retained. The recovery code is
    /// replaced, because its slot may be from an earlier header: none is valid until a new one is made. `None` if the
    /// passphrase is wrong.
    pub fn repaired(&self, key: &[u8; KEY], rng: &Rng) -> Option<(Self, Vault)> {
        let vault = Vault::new(self.id, self.pass.open(&self.id, key)?)?;
        let mut header = self.with_code(&vault, rng)?.0;
        header.before.retain(|before| before.open(&vault).is_some());
        Some((header.keyed(&vault)?, vault))
    }

    /// The header in the current version, with the next revision. `None` if `vault` is another one or its keys were
    /// zeroized.
    #[must_use]
    pub fn renewed(&self, vault: &Vault) -> Option<Self> {
        self.next()?.keyed(vault)
    }

    /// The header with another passphrase, from which `key` is derived. The new slot is opened once to verify it.
    /// `None` if that fails, if `vault` is another one, or if `how` is not allowed.
    #[must_use]
    pub fn with_passphrase(
        &self,
        vault: &Vault,
        (salt, how): ([u8; SALT], KdfParams),
        key: &[u8; KEY],
        rng: &Rng,
    ) -> Option<Self> {
        let pass = KeySlot::seal(&self.id, (salt, Some(how)), key, &*vault.key()?, rng);
        let pass = pass.filter(|_| how.is_allowed() && self.is_of(vault))?;
        Self { pass, ..self.next()? }.keyed(vault)
    }

    /// The header with a new recovery code; the previous one is invalid from then on. `None` if `vault` is another
    /// one.
    #[must_use]
    pub fn with_code(&self, vault: &Vault, rng: &Rng) -> Option<(Self, RecoveryCode)> {
        let (code, salt) = (RecoveryCode::make(rng), salt(rng));
        let slot = KeySlot::seal(&self.id, (salt, None), &*code.key(&salt)?, &*vault.key()?, rng)?;
        Some((Self { code: slot, ..self.next()? }.keyed(vault)?, code))
    }

    /// The header with another answer to whether other people use the device. `None` if `vault` is another one.
    #[must_use]
    pub fn with_shared(&self, vault: &Vault, shared: bool) -> Option<Self> {
        Self { shared, ..self.next()? }.keyed(vault)
    }

    pub(super) fn next(&self) -> Option<Self> {
        Some(Self { rev: self.next_rev()?, ..self.clone() })
    }
}
