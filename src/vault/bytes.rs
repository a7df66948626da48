//! The primitives of the other modules: authenticated encryption, hashing, length-prefixed encoding and Base64.

use super::{KEY, Rng};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use blake2::digest::consts::{U8, U32};
use blake2::digest::{Digest, Mac};
use blake2::{Blake2b, Blake2bMac};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

/// The length of an XChaCha20 nonce in bytes: long enough to be chosen at random.
pub const NONCE: usize = 24;
/// The length of a Poly1305 tag in bytes.
pub const TAG: usize = 16;

/// An injective encoding of several byte strings: each is preceded by its length, so no other strings have the same
/// encoding.
pub fn length_prefixed(parts: &[&[u8]]) -> Vec<u8> {
    let mut row = Vec::new();
    for part in parts {
        row.extend_from_slice(&(part.len() as u64).to_le_bytes());
        row.extend_from_slice(part);
    }
    row
}

/// Keyed BLAKE2b (RFC 7693) with a 32-byte output; `None` for a key of more than 64 bytes.
pub fn keyed_hash(key: &[u8], parts: &[&[u8]]) -> Option<Zeroizing<[u8; KEY]>> {
    let mut mac = <Blake2bMac<U32> as Mac>::new_from_slice(key).ok()?;
    mac.update(&Zeroizing::new(length_prefixed(parts)));
    let (mut made, mut key) = (mac.finalize().into_bytes(), Zeroizing::new([0; KEY]));
    key.copy_from_slice(&made);
    made.as_mut_slice().zeroize();
    Some(key)
}

/// Unkeyed BLAKE2b with an 8-byte output. It detects accidental damage, but no manipulation.
pub fn checksum(parts: &[&[u8]]) -> [u8; 8] {
    Blake2b::<U8>::digest(length_prefixed(parts)).into()
}

/// Encrypts with XChaCha20-Poly1305: returns the nonce, the ciphertext and the tag. `about` is the associated data.
/// `None` from 256 GiB on.
pub fn seal(key: &[u8; KEY], nonce: &[u8; NONCE], about: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload { msg: bytes, aad: about };
    let sealed = cipher.encrypt(XNonce::from_slice(nonce), payload).ok()?;
    Some([nonce.as_slice(), &sealed].concat())
}

/// Encrypts with a random nonce.
pub fn seal_with_random_nonce(key: &[u8; KEY], about: &[u8], bytes: &[u8], rng: &Rng) -> Option<Vec<u8>> {
    let mut nonce = [0; NONCE];
    rng(&mut nonce);
    seal(key, &nonce, about, bytes)
}

/// Decrypts the output of [`seal`], and returns its nonce too; `None` if the key or the associated data is another
/// one, or the bytes were changed.
pub fn open(key: &[u8; KEY], about: &[u8], sealed: &[u8]) -> Option<(Zeroizing<Vec<u8>>, [u8; NONCE])> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let cipher = XChaCha20Poly1305::new(key.into());
    let opened = cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: about }).ok()?;
    Some((Zeroizing::new(opened), *nonce))
}

/// Encodes bytes as URL-safe Base64 without padding (RFC 4648, section 5).
pub fn to_base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Decodes the output of [`to_base64`]; `None` for anything else.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Decodes exactly `N` bytes from the output of [`to_base64`].
pub fn from_base64_exact<const N: usize>(text: &str) -> Option<[u8; N]> {
    from_base64(text)?.try_into().ok()
}
