//! The vault: what is kept on the device, closed with a passphrase.
//!
//! A random key closes every text and every name. It is kept twice itself, closed with what the passphrase is stretched to
//! and closed with a recovery code ([`Header`]). So a lost passphrase is no loss while there is the code. Nothing else opens
//! the vault, and nothing tells whether a passphrase is right but that it opens. Where somebody may have had the key, a new
//! vault takes the place of the old one ([`Header::make_anew`]).
//!
//! Known to whoever reads the device all the same: that there is a vault, how many texts, about how long they are (to 64
//! bytes), and how often each was stored. Whoever can write there can put the whole vault back to an earlier state.
//!
//! Knows no browser: chance is handed in.

mod bytes;
mod header;
mod kdf;
mod key_slot;
mod recovery_code;
mod seal;
#[cfg(feature = "judge")]
mod strength;

pub use header::{Header, HeaderError, Mismatch, NewVault};
#[cfg(feature = "stretch")]
pub use kdf::derive;
pub use kdf::{KdfError, KdfParams};
pub use recovery_code::{RecoveryCode, ends_alike};
pub use seal::{OpenError, Vault};
#[cfg(feature = "judge")]
pub use strength::guesses_log10;

/// A key on its way to a slot or from one: on the heap, where it does not move, and wiped when it is dropped.
pub type HeapKey = Box<zeroize::Zeroizing<[u8; KEY]>>;

/// Fills bytes by chance that nobody can guess.
pub type Rng = dyn Fn(&mut [u8]);

/// How many bytes a key has.
pub const KEY: usize = 32;
/// How many bytes a salt has: what RFC 9106 recommends.
pub const SALT: usize = 16;

/// A salt made by chance.
pub fn salt(rng: &Rng) -> [u8; SALT] {
    let mut salt = [0; SALT];
    rng(&mut salt);
    salt
}
