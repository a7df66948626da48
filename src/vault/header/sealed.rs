//! What is sealed within the header: a text that is to be seen to.

use super::Header;
use crate::vault::{Chance, Vault, bytes};

/// The longest text, in bytes: sealed and with the rest it stays below what is read of a header.
const LONGEST: usize = 180_000;

impl Header {
    /// The text that is to be seen to; `None` if there is none, or it does not open.
    pub fn pending(&self, vault: &Vault) -> Option<String> {
        let sealed = bytes::read(self.pending.as_deref().filter(|_| self.is_of(vault))?)?;
        let (text, _) = bytes::open(&*vault.derived(b"header pending")?, vault.id(), &sealed)?;
        std::str::from_utf8(&text).ok().map(String::from)
    }

    /// The header with another text that is to be seen to, or none. `None` if the vault is another one, or the text is longer
    /// than 180,000 bytes.
    #[must_use]
    pub fn with_pending(&self, vault: &Vault, text: Option<&str>, chance: &Chance) -> Option<Self> {
        let pending = match text {
            Some(text) => Some(vault.seal_in_header(text, chance)?),
            None => None,
        };
        Self { pending, ..self.next()? }.keyed(vault)
    }
}

impl Vault {
    pub(super) fn seal_in_header(&self, text: &str, chance: &Chance) -> Option<String> {
        let key = self.derived(b"header pending").filter(|_| text.len() <= LONGEST)?;
        Some(bytes::text(&bytes::seal_by_chance(&key, self.id(), text.as_bytes(), chance)?))
    }
}
