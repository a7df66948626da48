//! The same copy inside an `age` file that a passphrase opens (<https://c2sp.org/age>). Any `age` program opens it too.
//!
//! Sealing and opening take about a second and much memory on purpose: whoever guesses passphrases pays that for each guess.

mod estimate;
mod lock;

pub use estimate::estimate;
pub use lock::{Lock, is_sealed, lock};

use super::BackupError;
use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use std::hint::black_box;
use std::io::{Read, Write};
use std::iter::once;

/// The work factor copies are sealed with: scrypt with N = 2^17, r = 8, p = 1, the least that OWASP's ASVS 5.0 (Appendix C) approves
/// for p = 1; 128 MiB and about half a second. The crate's own choice would be 2^18 in a worker, where it cannot measure and guesses:
/// 256 MiB, which older phones do not give a page.
pub const WORK: u8 = 17;

/// The largest work factor that is opened: 2^20, 1 GiB. A file could ask for 2^63 and stop the device.
pub const MOST_WORK: u8 = 20;

/// Seals a copy: an armored `age` file, with the passphrase as its only recipient.
///
/// # Errors
/// [`Refusal::Passphrase`] when it is empty, [`Refusal::Memory`].
pub fn seal(bytes: &[u8], passphrase: SecretString) -> Result<Vec<u8>, BackupError> {
    seal_at(WORK, bytes, passphrase)
}

/// Seals at another work factor, 1 to [`MOST_WORK`]: for tests that have no time.
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

/// Opens an `age` file, armored or not.
///
/// # Errors
/// [`Refusal::Keys`], [`Refusal::Costly`], [`Refusal::Memory`], [`Refusal::Passphrase`], [`Refusal::Newer`],
/// [`Refusal::Damaged`]. The passphrase is also refused where the few bytes that tell whether it fits are damaged.
pub fn open(bytes: &[u8], passphrase: SecretString) -> Result<Vec<u8>, BackupError> {
    let Lock { work } = lock(bytes)?;
    has_memory(work)?;
    let mut identity = scrypt::Identity::new(passphrase);
    identity.set_max_work_factor(MOST_WORK);
    let decryptor = Decryptor::new(ArmoredReader::new(lock::trimmed(bytes))).map_err(refusal)?;
    let mut reader = decryptor.decrypt(once(&identity as _)).map_err(refusal)?;
    let mut opened = Vec::new();
    reader.read_to_end(&mut opened).map_err(|_| BackupError::Damaged)?;
    Ok(opened)
}

/// What `age` says of a file that [`lock`] took for one of today's version.
fn refusal(error: DecryptError) -> BackupError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => BackupError::Passphrase,
        DecryptError::ExcessiveWork { .. } => BackupError::Costly,
        DecryptError::NoMatchingKeys => BackupError::Keys,
        _ => BackupError::Damaged,
    }
}

/// Whether the memory for a work factor is there. `scrypt` itself would stop the program where it is not.
fn has_memory(work: u8) -> Result<(), BackupError> {
    let mut memory: Vec<u8> = Vec::new();
    let bytes = 1024usize.checked_shl(work.into()).ok_or(BackupError::Memory)?;
    memory.try_reserve_exact(bytes).map_err(|_| BackupError::Memory)?;
    // Looked at, or the compiler would leave the asking out.
    black_box(&memory);
    Ok(())
}
