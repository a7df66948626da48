//! The vault: encrypts what is stored on the device with a key that a passphrase or a recovery code unlocks.
//!
//! A random data key encrypts every storage key and value. The [`Header`] contains it twice: in a key slot for the
//! key derived from the passphrase, and in one for the recovery code, so a lost passphrase is no loss while there is
//! the code. Nothing else opens the vault, and a passphrase can only be verified by opening a slot. If somebody may
//! have learned the data key, a new vault replaces the old one ([`Header::make_anew`]).
//!
//! Whoever reads the device still learns that there is a vault, the number of values, their approximate lengths (to
//! 64 bytes), and how often each was stored. Whoever can write to it can roll the whole vault back to an earlier
//! state.
//!
//! This module has no access to the browser; the random number generator is passed in.

mod bytes;
mod header;
mod kdf;
mod key_slot;
mod recovery_code;
mod seal;
#[cfg(feature = "judge")]
mod strength;

pub use header::{Header, Mismatch, NewVault};
#[cfg(feature = "stretch")]
pub use kdf::derive;
pub use kdf::{KdfError, KdfParams};
pub use recovery_code::{RecoveryCode, matches_end};
pub use seal::Vault;
#[cfg(feature = "judge")]
pub use strength::guesses_log10;

/// A key that is passed to or returned from a key slot. It is on the heap, where it does not move, and zeroized on
/// drop.
pub type HeapKey = Box<zeroize::Zeroizing<[u8; KEY]>>;

/// A cryptographically secure random number generator, which fills a buffer.
pub type Rng = dyn Fn(&mut [u8]);

/// The length of a key in bytes.
pub const KEY: usize = 32;
/// The length of a salt in bytes, as RFC 9106 recommends.
pub const SALT: usize = 16;

/// Generates a random salt.
pub fn salt(rng: &Rng) -> [u8; SALT] {
    let mut salt = [0; SALT];
    rng(&mut salt);
    salt
}
