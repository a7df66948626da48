//! Known answers from the standards and reference implementations.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use std::time::Instant;
use stillwater::vault::{KdfError, KdfParams, derive};

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    let pairs = digits.chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

#[test]
fn argon2id_answers_as_in_rfc_9106() {
    // RFC 9106, section 5.3.
    let mut params = ParamsBuilder::new();
    params.m_cost(32).t_cost(3).p_cost(4).output_len(32).data(AssociatedData::new(&[4; 12]).unwrap());
    let params = params.build().unwrap();
    let argon = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
    let (mut tag, mut blocks) = ([0; 32], vec![argon2::Block::new(); 32]);
    argon.hash_password_into_with_memory(&[1; 32], &[2; 16], &mut tag, &mut blocks[..]).unwrap();
    assert_eq!(tag.to_vec(), hex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
}

#[test]
fn a_passphrase_is_stretched_as_elsewhere() {
    // From the tests of the reference implementation (test.c): `password`, `somesalt`, 64 MiB, two passes, one lane.
    // Its salt has 8 bytes, which is shorter than ours.
    let params = argon2::Params::new(65_536, 2, 1, Some(32)).unwrap();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let (mut tag, mut blocks) = ([0; 32], vec![argon2::Block::new(); 65_536]);
    argon.hash_password_into_with_memory(b"password", b"somesalt", &mut tag, &mut blocks[..]).unwrap();
    let known = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7";
    assert_eq!(tag.to_vec(), hex(known));
    // `derive` gives the same result as Argon2id without a secret or associated data.
    let how = KdfParams { memory: 65_536, passes: 2, lanes: 1 };
    argon.hash_password_into_with_memory(b"password", &[5; 16], &mut tag, &mut blocks[..]).unwrap();
    assert_eq!(*derive("password", &[5; 16], how).unwrap(), tag);
}

#[test]
fn less_and_more_than_is_allowed_is_refused() {
    assert!(KdfParams::DEFAULT.is_allowed() && KdfParams::FALLBACK.is_allowed());
    let usual = KdfParams::DEFAULT;
    for memory in [0, 1, 8, 19_455, 262_145, u32::MAX] {
        let how = KdfParams { memory, ..usual };
        assert_eq!(derive("x", &[0; 16], how), Err(KdfError::Refused), "{how:?}");
    }
    for passes in [0, 1, 11, u32::MAX] {
        assert_eq!(derive("x", &[0; 16], KdfParams { passes, ..usual }), Err(KdfError::Refused));
    }
    for lanes in [0, 5, u32::MAX] {
        assert_eq!(derive("x", &[0; 16], KdfParams { lanes, ..usual }), Err(KdfError::Refused));
    }
}

#[test]
fn each_passphrase_and_salt_has_a_key_of_its_own() {
    let begun = Instant::now();
    let key = |passphrase, salt| derive(passphrase, &[salt; 16], KdfParams::FALLBACK).unwrap();
    let keys = [key("", 1), key("a", 1), key("a ", 1), key("A", 1), key("a", 2), key("a\0", 1), key("🌿", 1)];
    for (at, one) in keys.iter().enumerate() {
        assert!(keys[..at].iter().all(|other| other != one));
    }
    crate::vault::figure("seven times the least", begun);
    let begun = Instant::now();
    derive("a", &[1; 16], KdfParams::DEFAULT).unwrap();
    crate::vault::figure("the usual once", begun);
}

#[test]
fn xchacha20_poly1305_answers_as_in_the_draft() {
    // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    let text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    let key = hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    let nonce = hex("404142434445464748494a4b4c4d4e4f5051525354555657");
    let about = hex("50515253c0c1c2c3c4c5c6c7");
    let cipher = XChaCha20Poly1305::new_from_slice(&key).unwrap();
    let sealed = cipher.encrypt(nonce.as_slice().into(), Payload { msg: text, aad: &about }).unwrap();
    let known = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb\
        731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452\
        2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
        21f9664c97637da9768812f615c68b13b52e\
        c0875924c1c7987947deafd8780acf49";
    assert_eq!(sealed, hex(known));
}
