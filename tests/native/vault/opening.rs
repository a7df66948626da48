//! Opening sealed data, and the errors if it does not open.

use super::*;
use proptest::prelude::*;
use serde_json::Value;
use stillwater::domain::unreadable::Unreadable;
use stillwater::vault::{Mismatch, RecoveryCode};

#[test]
fn the_passphrase_and_the_code_open_the_same_vault() {
    let NewVault { header, vault, code } = made(1);
    let header = Header::read(&header.write()).unwrap();
    let sealed = vault.seal("stillwater/settings", 0, "words", &*chance_from(2)).unwrap();
    for opened in [header.open(&PASS).unwrap(), header.open_with_code(&code).unwrap()] {
        assert_eq!(opened.open("stillwater/settings", &sealed).unwrap(), "words");
    }
    assert!(header.open(&OTHER).is_err());
    assert!(header.open_with_code(&RecoveryCode::make(&*chance_from(9))).is_err());
    assert_eq!(
        (header.kdf_params(), header.rev(), header.is_shared()),
        ((SALT, KdfParams::DEFAULT), 1, false)
    );
}

#[test]
fn a_vault_that_has_forgotten_its_keys_seals_and_opens_nothing() {
    let NewVault { header, vault, .. } = made(1);
    let (sealed, name) =
        (vault.seal("name", 4, "words", &*chance_from(2)).unwrap(), vault.name("name").unwrap());
    vault.zeroize_keys();
    assert_eq!((vault.seal("name", 5, "more", &*chance_from(3)), vault.name("other")), (None, None));
    assert_eq!((vault.open("name", &sealed), vault.open_name(&name)), (Err(Unreadable::Damaged), None));
    assert!(header.with_code(&vault, &*chance_from(4)).is_none());
    assert!(
        header.with_passphrase(&vault, ([4; 16], KdfParams::DEFAULT), &OTHER, &*chance_from(5)).is_none()
    );
}

#[test]
fn a_new_passphrase_or_code_changes_no_text_and_ends_the_one_before() {
    let NewVault { header, vault, code } = made(1);
    let sealed = vault.seal("name", 4, "words", &*chance_from(2)).unwrap();
    let other =
        header.with_passphrase(&vault, ([4; 16], KdfParams::FALLBACK), &OTHER, &*chance_from(3)).unwrap();
    let other = Header::read(&other.write()).unwrap();
    assert_eq!((other.rev(), other.kdf_params()), (2, ([4; 16], KdfParams::FALLBACK)));
    assert!(other.open(&PASS).is_err());
    assert_eq!(other.open(&OTHER).unwrap().open("name", &sealed).unwrap(), "words");
    let (third, new) = other.with_code(&vault, &*chance_from(4)).unwrap();
    assert!(other.open_with_code(&code).is_ok() && third.open_with_code(&code).is_err());
    assert_eq!(third.open_with_code(&new).unwrap().open("name", &sealed).unwrap(), "words");
    let shared = third.with_shared(&vault, true).unwrap();
    assert!(shared.is_shared() && shared.rev() == 4 && shared.open(&OTHER).is_ok());
    let another = made(5).vault;
    assert!(header.with_passphrase(&another, (SALT, KdfParams::DEFAULT), &PASS, &*chance_from(3)).is_none());
    assert!(header.with_code(&another, &*chance_from(3)).is_none());
    let weak = KdfParams { memory: 8, passes: 1, lanes: 1 };
    assert!(header.with_passphrase(&vault, (SALT, weak), &PASS, &*chance_from(3)).is_none());
    assert!(Header::make(SALT, weak, &PASS, &*chance_from(3)).is_none());
}

#[test]
fn what_a_newer_version_has_put_into_a_header_survives() {
    let made = made(1);
    // A header as a newer program would write it, with a checksum over all fields.
    let mut map: serde_json::Map<String, Value> = serde_json::from_str(&made.header.write()).unwrap();
    map.insert("later".into(), serde_json::from_str("{\"b\":1.50,\"a\":[\"x\"]}").unwrap());
    assert_eq!(
        Header::read(&Value::Object(map.clone()).to_string()),
        Err(Unreadable::Damaged),
        "the checksum"
    );
    let unkeyed = Header::read(&super::hostile::checked(map.clone())).unwrap();
    assert_eq!(unkeyed.open(&PASS).err(), Some(Mismatch::Changed), "what is not known is not let in either");
    let text = super::hostile::keyed(map, 1);
    let kept = Header::read(&text).unwrap().with_shared(&made.vault, true).unwrap().write();
    assert!(kept.contains("\"later\":{\"a\":[\"x\"],\"b\":1.50}"), "{kept}");
    assert!(Header::read(&kept).unwrap().open(&PASS).is_ok());
}

#[test]
fn a_code_is_read_as_people_write() {
    let code = RecoveryCode::make(&*chance_from(6));
    let shown = code.shown().to_string();
    assert_eq!((shown.len(), shown.split('-').count()), (34, 7));
    let odd = shown.to_lowercase().replace('-', " – ").replace('0', "o").replace('1', "l");
    for typed in [&shown, &odd, &format!("  {}\n", shown.replace('1', "I").replace('-', ""))] {
        assert!(RecoveryCode::read(typed).unwrap() == code, "{typed}");
    }
    let short = &shown[..33];
    for typed in ["", "-", short, &format!("{shown}0"), &shown.replace('-', "_"), &"U".repeat(28)] {
        assert!(RecoveryCode::read(typed).is_none(), "{typed}");
    }
    // Tries every replacement of one character. About one in a thousand is not noticed.
    let (mut slips, mut missed) = (0, 0);
    for at in (0..34).filter(|at| at % 5 != 4) {
        for sign in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|sign| !shown[at..].starts_with(*sign))
        {
            let mut slip = shown.clone();
            slip.replace_range(at..=at, &sign.to_string());
            slips += 1;
            missed += usize::from(RecoveryCode::read(&slip).is_some());
        }
    }
    assert!(missed * 200 < slips, "{missed} of {slips}");
}

#[test]
fn all_signs_of_a_code_come_by_chance() {
    let mut seen = std::collections::HashSet::new();
    let rng = chance_from(1);
    for _ in 0..200 {
        let code = RecoveryCode::make(&*rng);
        assert!(RecoveryCode::read(&code.shown()).unwrap() == code);
        seen.extend(code.shown()[..32].chars());
    }
    assert_eq!(seen.len(), 33, "32 signs and the hyphen");
}

fn texts() -> impl Strategy<Value = String> {
    let odd = prop_oneof![
        Just("🌿"),
        Just("\u{0}"),
        Just("אב"),
        Just("\u{202e}"),
        Just("e\u{301}"),
        Just("\n"),
        Just("\u{feff}")
    ];
    prop_oneof![
        any::<String>(),
        "[ -~]{0,300}",
        prop::collection::vec(odd, 0..60).prop_map(|parts| parts.concat()),
    ]
}

proptest! {
    #![proptest_config(crate::common::thousand())]

    #[test]
    fn any_text_comes_back(text in texts(), name in texts(), rev in any::<u64>(), seed in any::<u64>()) {
        let vault = made(1).vault;
        let sealed = vault.seal(&name, rev, &text, &*chance_from(seed)).unwrap();
        prop_assert_eq!(vault.open(&name, &sealed).unwrap(), text.clone());
        prop_assert_eq!(sealed.len(), stillwater::vault::Vault::sealed_units(rev, text.len()));
        let length = sealed.rsplit(' ').next().unwrap().len() * 3 / 4;
        prop_assert_eq!((length - 40) % 64, 0);
        prop_assert_eq!(made(2).vault.open(&name, &sealed), Err(Unreadable::Damaged));
    }

    #[test]
    fn any_name_comes_back(name in texts(), other in texts()) {
        let vault = made(1).vault;
        let sealed = vault.name(&name).unwrap();
        prop_assert_eq!(vault.open_name(&sealed), Some(name.clone()));
        prop_assert_eq!(vault.name(&other).unwrap() == sealed, other == name);
        prop_assert_eq!(made(2).vault.open_name(&sealed), None);
        prop_assert!(!sealed.contains('/') && sealed.is_ascii());
    }

    #[test]
    fn anything_else_is_told_and_stops_nothing(text in texts()) {
        let vault = made(1).vault;
        prop_assert!(vault.open("name", &text).is_err());
        prop_assert_eq!(vault.open_name(&text), None);
        prop_assert!(Header::read(&text).is_err());
        prop_assert!(RecoveryCode::read(&text).is_none());
    }
}
