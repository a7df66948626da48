//! Encrypted backups: a plain backup in an `age` file with a passphrase (<https://c2sp.org/age>). Any `age` program can
//! decrypt it.
//!
//! Encrypting and decrypting take about a second and much memory on purpose, because a guesser has to pay that for each
//! passphrase.

mod estimate;
mod lock;

pub use estimate::estimate;
pub use lock::{PassphraseParams, is_sealed, lock};

use super::BackupError;
use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use std::hint::black_box;
use std::io::{Read, Write};
use std::iter::once;

/// The work factor for encrypting: scrypt with N = 2^17, r = 8, p = 1, the minimum that OWASP's ASVS 5.0 (Appendix C)
/// approves for p = 1. It takes 128 MiB and about half a second. In a worker the crate cannot measure time and would
/// guess 2^18: 256 MiB, which older phones do not give a page.
pub const WORK: u8 = 17;

/// The largest work factor that is accepted for decrypting: N = 2^20, 1 GiB. A file could ask for 2^63 and stop the
/// device.
pub const MOST_WORK: u8 = 20;

/// Encrypts a backup to an armored `age` file with the passphrase as its only recipient.
///
/// # Errors
/// [`BackupError::Passphrase`] if it is empty, [`BackupError::Memory`].
pub fn seal(bytes: &[u8], passphrase: SecretString) -> Result<Vec<u8>, BackupError> {
    seal_at(WORK, bytes, passphrase)
}

/// Encrypts with another work factor, clamped to 1 to [`MOST_WORK`], to keep tests fast.
///
/// # Errors
/// As [`seal`].
pub fn seal_at(work: u8, bytes: &[u8], passphrase: SecretString) -> Result<Vec<u8>, BackupError> {
    use age::secrecy::ExposeSecret;
    if passphrase.expose_secret().is_empty() {
        return Err(BackupError::Passphrase);
    }
    let work = work.clamp(1, MOST_WORK);
    has_memory(work)?;
    let mut recipient = scrypt::Recipient::new(passphrase);
    recipient.set_work_factor(work);
    let encryptor = Encryptor::with_recipients(once(&recipient as _)).map_err(|_| BackupError::Confused)?;
    let write = || {
        let armor = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
        let mut writer = encryptor.wrap_output(armor)?;
        writer.write_all(bytes)?;
        writer.finish()?.finish()
    };
    write().map_err(|_: std::io::Error| BackupError::Memory)
}

/// Decrypts an `age` file, armored or not.
///
/// # Errors
/// [`BackupError::Large`], [`BackupError::Keys`], [`BackupError::Costly`], [`BackupError::Memory`],
/// [`BackupError::Passphrase`], [`BackupError::Newer`], [`BackupError::Damaged`]. [`BackupError::Passphrase`] is also
/// returned if the few bytes that verify the passphrase are damaged.
pub fn open(bytes: &[u8], passphrase: SecretString) -> Result<Vec<u8>, BackupError> {
    let PassphraseParams { work } = lock(bytes)?;
    has_memory(work)?;
    let mut identity = scrypt::Identity::new(passphrase);
    identity.set_max_work_factor(MOST_WORK);
    let decryptor = Decryptor::new(ArmoredReader::new(lock::trimmed(bytes))).map_err(refusal)?;
    let mut reader = decryptor.decrypt(once(&identity as _)).map_err(refusal)?;
    let mut opened = Vec::new();
    reader.read_to_end(&mut opened).map_err(|_| BackupError::Damaged)?;
    Ok(opened)
}

/// Maps an error of the `age` crate, for a file whose header [`mod@lock`] has accepted.
fn refusal(error: DecryptError) -> BackupError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => BackupError::Passphrase,
        DecryptError::ExcessiveWork { .. } => BackupError::Costly,
        DecryptError::NoMatchingKeys => BackupError::Keys,
        _ => BackupError::Damaged,
    }
}

/// Checks that the memory for a work factor is available, because `scrypt` aborts the program if its allocation fails.
fn has_memory(work: u8) -> Result<(), BackupError> {
    let mut memory: Vec<u8> = Vec::new();
    let bytes = 1024usize.checked_shl(work.into()).ok_or(BackupError::Memory)?;
    memory.try_reserve_exact(bytes).map_err(|_| BackupError::Memory)?;
    // Keeps the compiler from removing the unused allocation.
    black_box(&memory);
    Ok(())
}
