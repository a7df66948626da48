//! From a passphrase to a key: slow and large on purpose, because whoever guesses pays it for each guess.
//!
//! Argon2id, version 0x13 (RFC 9106). It takes a worker's time and memory, so only a worker has it: feature `stretch`.

/// How much a passphrase is stretched.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KdfParams {
    /// Memory in KiB; 19,456 to 262,144.
    pub memory: u32,
    /// How often the memory is gone over; 2 to 10.
    pub passes: u32,
    /// How many lanes there are; 1 to 4. They are gone through one after the other.
    pub lanes: u32,
}

impl KdfParams {
    /// 64 MiB, three times: RFC 9106's second choice, with one lane, because a page has one thread.
    pub const USUAL: Self = Self { memory: 65_536, passes: 3, lanes: 1 };
    /// 19 MiB, twice, for a device that has no more: the least that OWASP's Password Storage Cheat Sheet and its ASVS 5.0
    /// (Appendix C) approve.
    pub const FALLBACK: Self = Self { memory: 19_456, passes: 2, lanes: 1 };

    /// Whether a passphrase may be stretched like this: less would be guessed, and more would let whoever changed a number
    /// stop the device.
    pub fn is_allowed(self) -> bool {
        let memory = Self::FALLBACK.memory..=262_144;
        memory.contains(&self.memory)
            && (Self::FALLBACK.passes..=10).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
    }
}

/// Why a passphrase was not stretched.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KdfError {
    /// The device does not give so much memory.
    Memory,
    /// It is not to be stretched like this: see [`KdfParams::is_allowed`].
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

    /// Stretches a passphrase to a key.
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
        // The crate would take the memory itself, and stop the program where there is none.
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
