//! Damage and tampering are distinguished, never mistaken for something else, and never stop the program.

use super::*;
use blake2::digest::Digest;
use serde_json::{Map, Value, json};
use stillwater::domain::unreadable::Unreadable;
use stillwater::vault::Mismatch;

const NAME: &str = "stillwater/record/0mi1x2y3z4abcd";

/// A header with a valid checksum. It is computed from the format's documentation, independently of the implementation.
pub fn checked(mut map: Map<String, Value>) -> String {
    use base64::Engine;
    map.remove("check");
    let sum =
        blake2::Blake2b::<blake2::digest::consts::U8>::digest(framed(&[b"stillwater header", &rows(&map)]));
    map.insert("check".into(), base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(sum).into());
    Value::Object(map).to_string()
}

/// A header with a valid keyed hash and checksum, computed from the format's documentation. `seed` is that of the
/// vault.
pub fn keyed(mut map: Map<String, Value>, seed: u64) -> String {
    use base64::Engine;
    use blake2::digest::Mac;
    let hash = |key: &[u8], parts: &[&[u8]]| -> [u8; 32] {
        let mac: blake2::Blake2bMac<blake2::digest::consts::U32> = Mac::new_from_slice(key).unwrap();
        parts.iter().fold(mac, |mac, part| mac.chain_update(framed(&[part]))).finalize().into_bytes().into()
    };
    // The first random bytes are the vault's id, and the next the data key.
    let (rng, mut id, mut data) = (chance_from(seed), [0; 16], [0; KEY]);
    rng(&mut id);
    rng(&mut data);
    let key = hash(&data, &[b"stillwater vault 1", &id, b"header"]);
    map.remove("check");
    map.remove("mac");
    let mac = hash(&key, &[&rows(&map)]);
    map.insert("mac".into(), base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(mac).into());
    checked(map)
}

fn framed(parts: &[&[u8]]) -> Vec<u8> {
    parts.iter().flat_map(|part| [&(part.len() as u64).to_le_bytes(), *part].concat()).collect()
}

fn rows(map: &Map<String, Value>) -> Vec<u8> {
    map.iter().flat_map(|(name, value)| framed(&[name.as_bytes(), value.to_string().as_bytes()])).collect()
}

pub fn object(header: &Header) -> Map<String, Value> {
    serde_json::from_str(&header.write()).unwrap()
}

/// A header with one changed field and a valid checksum.
pub fn changed(path: &[&str], value: Option<Value>) -> String {
    let mut map = object(&made(1).header);
    let (last, folders) = path.split_last().unwrap();
    let mut at = &mut map;
    for folder in folders {
        at = at.get_mut(*folder).unwrap().as_object_mut().unwrap();
    }
    match value {
        Some(value) => drop(at.insert((*last).into(), value)),
        None => drop(at.remove(*last).unwrap()),
    }
    checked(map)
}

#[test]
fn a_header_cut_off_or_changed_anywhere_is_damaged_and_never_a_wrong_passphrase() {
    let text = made(1).header.write();
    for length in 0..text.len() {
        assert_eq!(Header::read(&text[..length]), Err(Unreadable::Damaged), "{length}");
    }
    for at in 0..text.len() {
        for bit in 0..7 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let flipped = String::from_utf8(bytes).unwrap();
            let read = Header::read(&flipped);
            let newer = read == Err(Unreadable::Newer) && flipped.contains("\"v\":");
            assert!(newer || read == Err(Unreadable::Damaged), "{flipped}");
        }
    }
}

#[test]
fn hostile_headers_are_refused() {
    let fit = changed(&["shared"], Some(json!(true)));
    assert!(
        Header::read(&fit).is_ok_and(|header| header.open(&PASS).err() == Some(Mismatch::Changed)),
        "the checksum is made right here"
    );
    let numbers =
        [json!(0), json!(u32::MAX), json!(u64::MAX), json!(-1), json!(1.5), json!("3"), json!(null)];
    for field in ["memory", "passes", "lanes"] {
        for value in &numbers {
            let text = changed(&["pass", field], Some(value.clone()));
            assert_eq!(Header::read(&text), Err(Unreadable::Damaged), "{text}");
        }
        assert_eq!(Header::read(&changed(&["pass", field], None)), Err(Unreadable::Damaged));
    }
    let texts =
        [json!(""), json!("="), json!("AAAA"), json!("A".repeat(100_000)), json!(7), json!([]), json!({})];
    let fields: [&[&str]; 11] = [
        &["v"],
        &["mac"],
        &["id"],
        &["rev"],
        &["pass"],
        &["code"],
        &["shared"],
        &["pass", "salt"],
        &["pass", "key"],
        &["code", "salt"],
        &["code", "key"],
    ];
    for path in fields {
        for value in texts.iter().filter(|value| path != ["rev"] || **value != json!(7)) {
            if path == ["v"] && *value == json!(7) {
                assert_eq!(Header::read(&changed(path, Some(value.clone()))), Err(Unreadable::Newer));
                continue;
            }
            assert_eq!(
                Header::read(&changed(path, Some(value.clone()))),
                Err(Unreadable::Damaged),
                "{path:?}"
            );
        }
        assert_eq!(Header::read(&changed(path, None)), Err(Unreadable::Damaged));
    }
    for text in ["", "null", "[]", "{}", "{\"v\":0}", &"[".repeat(100_000), &"x".repeat(5_000_000)] {
        assert_eq!(Header::read(text), Err(Unreadable::Damaged));
    }
    assert_eq!(Header::read("{\"v\":3}"), Err(Unreadable::Newer));
    for (rev, is_read) in [(1u64 << 53, true), ((1 << 53) + 1, false), (u64::MAX, false)] {
        assert_eq!(Header::read(&changed(&["rev"], Some(json!(rev)))).is_ok(), is_read, "{rev}");
    }
    let last =
        Header::read(&keyed(object(&Header::read(&changed(&["rev"], Some(json!(1u64 << 53)))).unwrap()), 1));
    let (last, vault) = (last.unwrap(), made(1).vault);
    assert!(
        last.is_authentic(&vault) && last.with_shared(&vault, true).is_none(),
        "there is no number after it"
    );
}

#[test]
fn a_header_that_was_made_weaker_does_not_open() {
    // Other parameters within the limits derive another key. The header does not open even with the same key.
    let weaker = Header::read(&changed(&["pass", "memory"], Some(json!(19_456)))).unwrap();
    assert!(weaker.open(&PASS).is_err());
    let other = changed(&["id"], Some(json!("AAAAAAAAAAAAAAAAAAAAAA")));
    assert!(Header::read(&other).unwrap().open(&PASS).is_err());
}

#[test]
fn a_text_cut_off_or_changed_anywhere_never_opens() {
    let vault = made(1).vault;
    let sealed = vault.seal(NAME, 12, "words nobody else reads", &*chance_from(2)).unwrap();
    for length in 0..sealed.len() {
        assert_eq!(vault.open(NAME, &sealed[..length]), Err(Unreadable::Damaged), "{length}");
    }
    for at in 0..sealed.len() {
        for bit in 0..7 {
            let mut bytes = sealed.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let flipped = String::from_utf8(bytes).unwrap();
            let version = flipped.split(' ').next().and_then(|version| version.parse().ok());
            let is_newer = version.is_some_and(|version: u64| version > 1);
            let expected = if is_newer { Unreadable::Newer } else { Unreadable::Damaged };
            assert_eq!(vault.open(NAME, &flipped), Err(expected), "{flipped}");
        }
    }
}

#[test]
fn a_name_cut_off_or_changed_anywhere_never_opens() {
    let vault = made(1).vault;
    let sealed = vault.name(NAME).unwrap();
    for at in 0..sealed.len() {
        assert_eq!(vault.open_name(&sealed[..at]), None);
        for bit in 0..7 {
            let mut bytes = sealed.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            assert_eq!(vault.open_name(&String::from_utf8(bytes).unwrap()), None);
        }
    }
}

#[test]
fn a_text_under_another_name_or_with_another_number_does_not_open() {
    let vault = made(1).vault;
    let sealed = vault.seal(NAME, 12, "words", &*chance_from(2)).unwrap();
    let (_, body) = sealed.rsplit_once(' ').unwrap();
    for name in ["stillwater/record/0mi1x2y3z4abce", "change", "changed", "", &format!("{NAME} ")] {
        assert_eq!(vault.open(name, &sealed), Err(Unreadable::Damaged), "{name}");
    }
    for head in
        ["1 11", "1 13", "1 0", "1 012", "1 +12", "01 12", "1  12", " 1 12", "0 12", "-1 12", "1 12 12"]
    {
        assert_eq!(vault.open(NAME, &format!("{head} {body}")), Err(Unreadable::Damaged), "{head}");
    }
    assert_eq!(vault.open(NAME, &format!("2 12 {body}")), Err(Unreadable::Newer));
    // A sealed name does not open as a value, nor a sealed value as a name.
    assert_eq!(vault.open(NAME, &format!("1 0 {}", vault.name(NAME).unwrap())), Err(Unreadable::Damaged));
    assert_eq!(vault.open_name(body), None);
}
