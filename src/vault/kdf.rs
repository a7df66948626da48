//! Derives a key from a passphrase, with a function that is slow and memory-hard to make guessing expensive.
//!
//! It is Argon2id, version 0x13 (RFC 9106). It takes too much time and memory for the page, so only a worker contains
//! it: feature `stretch`.

/// The parameters of Argon2id.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KdfParams {
    /// The memory in KiB; 19,456 to 262,144.
    pub memory: u32,
    /// The number of passes over the memory; 2 to 10.
    pub passes: u32,
    /// The number of lanes; 1 to 4. They are computed one after the other.
    pub lanes: u32,
}

impl KdfParams {
    /// 64 MiB and three passes: the second recommended option of RFC 9106, but with one lane, because a page has one
    /// thread.
    pub const DEFAULT: Self = Self { memory: 65_536, passes: 3, lanes: 1 };
    /// 19 MiB and two passes, for devices without more memory: the minimum that OWASP's Password Storage Cheat Sheet
    /// and ASVS 5.0 (Appendix C) approve.
    pub const FALLBACK: Self = Self { memory: 19_456, passes: 2, lanes: 1 };

    /// Whether these parameters are allowed. Weaker ones would make guessing cheap, and stronger ones would let
    /// whoever changed a number in the header freeze the device.
    pub fn is_allowed(self) -> bool {
        let memory = Self::FALLBACK.memory..=262_144;
        memory.contains(&self.memory)
            && (Self::FALLBACK.passes..=10).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
    }
}

/// Why no key was derived.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KdfError {
    /// The device does not have enough memory.
    Memory,
    /// The parameters are not allowed ([`KdfParams::is_allowed`]).
    Refused,
}

#[cfg(feature = "stretch")]
pub use work::derive;

#[cfg(feature = "stretch")]
mod work {
    use super::{KdfError, KdfParams};
    use crate::vault::{KEY, SALT};
    use argon2::{Algorithm, Argon2, Block, Params, Version};
    use zeroize::Zeroizing;

    /// Derives a key from a passphrase.
    ///
    /// # Errors
    /// [`KdfError`].
    pub fn derive(
        passphrase: &str,
        salt: &[u8; SALT],
        how: KdfParams,
    ) -> Result<Zeroizing<[u8; KEY]>, KdfError> {
        if !how.is_allowed() {
            return Err(KdfError::Refused);
        }
        let params = Params::new(how.memory, how.passes, how.lanes, Some(KEY));
        let params = params.map_err(|_| KdfError::Refused)?;
        let count = params.block_count();
        // Allocated here, because the `argon2` crate would abort the program if the allocation failed.
        let mut blocks: Zeroizing<Vec<Block>> = Zeroizing::default();
        blocks.try_reserve_exact(count).map_err(|_| KdfError::Memory)?;
        blocks.resize(count, Block::new());
        let mut key = Zeroizing::new([0; KEY]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let done =
            argon.hash_password_into_with_memory(passphrase.as_bytes(), salt, &mut *key, &mut **blocks);
        done.map_err(|_| KdfError::Refused)?;
        Ok(key)
    }
}
