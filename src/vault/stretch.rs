//! A key from a passphrase: Argon2id, slow and hungry on purpose.
//!
//! How slow and how hungry is kept beside what is locked, so it may be anything: it is held between a floor, below which guessing
//! is cheap, and a ceiling, above which it takes the memory of a whole phone.

#[cfg(feature = "stretch")]
use zeroize::Zeroizing;

/// The least memory, in KiB: OWASP's and the ASVS' choice beside [`LEAST_PASSES`].
pub const LEAST_MEMORY: u32 = 19_456;
/// The most memory, in KiB.
pub const MOST_MEMORY: u32 = 262_144;
/// The fewest passes.
pub const LEAST_PASSES: u32 = 2;
/// The most passes.
pub const MOST_PASSES: u32 = 10;
/// The most lanes.
pub const MOST_LANES: u32 = 4;

/// What stretching costs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stretch {
    /// Memory, in KiB.
    pub memory: u32,
    /// How often the memory is gone through.
    pub passes: u32,
    /// How many lanes the memory has.
    pub lanes: u32,
}

/// Why there is no key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unstretched {
    /// There is too little memory.
    Memory,
    /// The cost is below the floor or above the ceiling, or something else does not fit.
    Refused,
}

impl Stretch {
    /// Whether the cost is between floor and ceiling.
    pub fn is_fair(&self) -> bool {
        (LEAST_MEMORY..=MOST_MEMORY).contains(&self.memory)
            && (LEAST_PASSES..=MOST_PASSES).contains(&self.passes)
            && (1..=MOST_LANES).contains(&self.lanes)
    }
}

/// Makes a key from a passphrase.
///
/// # Errors
/// When there is too little memory, or the cost is not fair.
#[cfg(feature = "stretch")]
pub fn stretch(passphrase: &str, salt: &[u8; 16], how: Stretch) -> Result<Zeroizing<[u8; 32]>, Unstretched> {
    use argon2::{Algorithm, Argon2, Block, Params, Version};

    if !how.is_fair() {
        return Err(Unstretched::Refused);
    }
    let params =
        Params::new(how.memory, how.passes, how.lanes, Some(32)).map_err(|_| Unstretched::Refused)?;
    let mut blocks: Vec<Block> = Vec::new();
    blocks.try_reserve_exact(params.block_count()).map_err(|_| Unstretched::Memory)?;
    blocks.resize(params.block_count(), Block::new());
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(passphrase.as_bytes(), salt, &mut *key, &mut blocks)
        .map_err(|_| Unstretched::Refused)?;
    Ok(key)
}
