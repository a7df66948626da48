//! Reads the header of an `age` file: its recipients, and the work factor of a passphrase.

use super::MOST_WORK;
use crate::backup::{BackupError, MAX_BYTES};
use age::armor::ArmoredReader;
use std::io::Read;

const ARMORED: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const BINARY: &[u8] = b"age-encryption.org/";
/// The only version of the format so far.
const VERSION: &str = "v1";
/// The number of bytes searched for the header. A header with a passphrase has about 150.
const LONGEST: u64 = 1 << 16;
/// The maximum length of a header line, in bytes. The lines that `age` writes have at most about 100; recipients of
/// other kinds have a few thousand.
const LONGEST_LINE: usize = 1 << 13;

/// The parameters of a file's passphrase encryption.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PassphraseParams {
    /// The work factor, log2 of scrypt's N: 1 to [`MOST_WORK`].
    pub work: u8,
}

/// Whether the bytes begin like an `age` file, complete or not.
pub fn is_sealed(bytes: &[u8]) -> bool {
    let bytes = trimmed(bytes);
    bytes.starts_with(ARMORED) || bytes.starts_with(BINARY)
}

/// Reads the passphrase parameters of an `age` file.
///
/// # Errors
/// [`BackupError::Large`], [`BackupError::Newer`], [`BackupError::Keys`], [`BackupError::Costly`],
/// [`BackupError::Damaged`].
pub fn lock(bytes: &[u8]) -> Result<PassphraseParams, BackupError> {
    if bytes.len() > MAX_BYTES {
        return Err(BackupError::Large);
    }
    let mut start = Vec::new();
    // Ignores errors: a file that is truncated or damaged further on may still have its header.
    let _ = ArmoredReader::new(trimmed(bytes)).take(LONGEST).read_to_end(&mut start);
    let header = start.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    if header.clone().any(|line| line.len() > LONGEST_LINE) {
        return Err(BackupError::Damaged);
    }
    let mut lines =
        start.split(|byte| *byte == b'\n').map(|line| std::str::from_utf8(line).unwrap_or_default());
    let version = lines.next().and_then(|line| line.strip_prefix("age-encryption.org/"));
    match version {
        Some(VERSION) => {}
        Some(other) if is_version(other) => return Err(BackupError::Newer),
        _ => return Err(BackupError::Damaged),
    }
    let stanzas: Vec<&str> = lines
        .take_while(|line| !line.starts_with("---"))
        .filter_map(|line| line.strip_prefix("-> "))
        .collect();
    match *stanzas {
        [] => Err(BackupError::Damaged),
        [one] if one.starts_with("scrypt ") => work(one),
        _ => Err(BackupError::Keys),
    }
}

/// Whether this is a version as `age` writes it, such as `v2` or `v10`. Anything after the number, such as a carriage
/// return, means that the line was changed.
fn is_version(text: &str) -> bool {
    let number = text.strip_prefix('v').unwrap_or_default();
    !number.is_empty() && !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The work factor of a stanza `scrypt <salt> <factor>`.
fn work(stanza: &str) -> Result<PassphraseParams, BackupError> {
    let factor = stanza.split(' ').nth(2).filter(|factor| factor.bytes().all(|b| b.is_ascii_digit()));
    match factor.map(|factor| (factor.len(), factor.parse())) {
        Some((1.., Ok(1..=MOST_WORK))) => {}
        Some((1.., Ok(0))) | Some((0, _)) | None => return Err(BackupError::Damaged),
        Some(_) => return Err(BackupError::Costly),
    }
    let work = factor.and_then(|factor| factor.parse().ok()).ok_or(BackupError::Damaged)?;
    Ok(PassphraseParams { work })
}

/// Strips a byte order mark, and the white space that mail programs and editors put around an armored file.
pub fn trimmed(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    if start.starts_with(ARMORED) { start.trim_ascii_end() } else { bytes }
}
