//! What the other modules make of bytes: sealing, hashing, framing, and texts of them.

use super::{KEY, Rng};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use blake2::digest::consts::{U8, U32};
use blake2::digest::{Digest, Mac};
use blake2::{Blake2b, Blake2bMac};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

/// How many bytes a nonce has: enough to be made by chance.
pub const NONCE: usize = 24;
/// How many bytes sealing adds at the end.
pub const TAG: usize = 16;

/// Parts as one row of bytes that no other parts lead to: each begins with its length.
pub fn length_prefixed(parts: &[&[u8]]) -> Vec<u8> {
    let mut row = Vec::new();
    for part in parts {
        row.extend_from_slice(&(part.len() as u64).to_le_bytes());
        row.extend_from_slice(part);
    }
    row
}

/// Keyed BLAKE2b over parts, 32 bytes; `None` for a key of more than 64 bytes.
pub fn keyed_hash(key: &[u8], parts: &[&[u8]]) -> Option<Zeroizing<[u8; KEY]>> {
    let mut mac = <Blake2bMac<U32> as Mac>::new_from_slice(key).ok()?;
    mac.update(&Zeroizing::new(length_prefixed(parts)));
    let (mut made, mut key) = (mac.finalize().into_bytes(), Zeroizing::new([0; KEY]));
    key.copy_from_slice(&made);
    made.as_mut_slice().zeroize();
    Some(key)
}

/// BLAKE2b over parts, 8 bytes: tells damage, and keeps nobody from anything.
pub fn checksum(parts: &[&[u8]]) -> [u8; 8] {
    Blake2b::<U8>::digest(length_prefixed(parts)).into()
}

/// Seals bytes under a nonce: the nonce, the sealed bytes, the tag. `None` from 256 GiB on.
pub fn seal(key: &[u8; KEY], nonce: &[u8; NONCE], about: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload { msg: bytes, aad: about };
    let sealed = cipher.encrypt(XNonce::from_slice(nonce), payload).ok()?;
    Some([nonce.as_slice(), &sealed].concat())
}

/// Seals bytes under a nonce made by chance.
pub fn seal_with_random_nonce(key: &[u8; KEY], about: &[u8], bytes: &[u8], rng: &Rng) -> Option<Vec<u8>> {
    let mut nonce = [0; NONCE];
    rng(&mut nonce);
    seal(key, &nonce, about, bytes)
}

/// Opens what was sealed with this key about this, and its nonce; `None` for anything else.
pub fn open(key: &[u8; KEY], about: &[u8], sealed: &[u8]) -> Option<(Zeroizing<Vec<u8>>, [u8; NONCE])> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let cipher = XChaCha20Poly1305::new(key.into());
    let opened = cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: about }).ok()?;
    Some((Zeroizing::new(opened), *nonce))
}

/// Bytes as a text of letters, digits, `-` and `_`.
pub fn to_base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads what [`text`] wrote; `None` for anything else.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Reads so many bytes of what [`text`] wrote.
pub fn from_base64_exact<const N: usize>(text: &str) -> Option<[u8; N]> {
    from_base64(text)?.try_into().ok()
}
