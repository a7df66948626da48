//! Sealed copies: the right passphrase opens one, and the errors are distinguishable.

use age::secrecy::SecretString;
use stillwater::backup::BackupError;
use stillwater::backup::sealed::{self, MOST_WORK, is_sealed, lock, seal_at};

const WORDS: &str = "a lake, a light 🌿";

fn secret(words: &str) -> SecretString {
    words.to_string().into()
}

/// Seals with a low work factor, which takes no time.
fn sealed(bytes: &[u8]) -> String {
    String::from_utf8(seal_at(2, bytes, secret(WORDS)).expect("sealed")).expect("letters")
}

fn opens(file: impl AsRef<[u8]>) -> Result<Vec<u8>, BackupError> {
    sealed::open(file.as_ref(), secret(WORDS))
}

/// Removes the armor of a file.
fn bare(armored: &str) -> Vec<u8> {
    use base64::Engine;
    let letters: String = armored.lines().filter(|line| !line.starts_with("-----")).collect();
    base64::engine::general_purpose::STANDARD.decode(letters).expect("base64")
}

fn with_header(header: &str) -> Vec<u8> {
    let file = bare(&sealed(b"words"));
    let end = file.windows(4).position(|at| at == b"\n---").expect("a header");
    [header.as_bytes(), &file[end..]].concat()
}

#[test]
fn a_sealed_copy_opens_in_letters_and_in_bytes() {
    for bytes in [&b""[..], b"words", &[0xff; 200_000]] {
        let file = sealed(bytes);
        assert!(is_sealed(file.as_bytes()) && is_sealed(&bare(&file)));
        assert_eq!(opens(&file).as_deref(), Ok(bytes));
        assert_eq!(opens(bare(&file)).as_deref(), Ok(bytes));
        for around in [format!("\u{feff}{file}"), format!("\n\n {file}\n \n"), file.replace('\n', "\r\n")] {
            assert!(is_sealed(around.as_bytes()));
            assert_eq!(opens(around).as_deref(), Ok(bytes));
        }
    }
}

#[test]
fn copies_are_sealed_at_the_least_that_is_held_to_be_enough() {
    let file = sealed::seal(b"words", secret(WORDS)).unwrap();
    assert_eq!(lock(&file).map(|lock| lock.work), Ok(17));
    assert_eq!(sealed::open(&file, secret(WORDS)).as_deref(), Ok(&b"words"[..]));
}

#[test]
fn what_the_age_program_sealed_opens() {
    // Made with `age --passphrase --armor` 1.1.1, whose work factor is 2^18.
    let file = include_bytes!("../samples/copy-v1.age");
    assert_eq!(lock(file).map(|lock| lock.work), Ok(18));
    assert_eq!(opens(file).as_deref(), Ok(include_bytes!("../samples/copy-v1.json").as_slice()));
}

#[test]
fn no_two_sealed_copies_are_alike_and_none_shows_what_is_in_it() {
    assert_ne!(sealed(b"words"), sealed(b"words"));
    assert!(!bare(&sealed(b"words")).windows(5).any(|at| at == b"words"));
}

#[test]
fn another_passphrase_does_not_fit_and_an_empty_one_never_seals() {
    for other in ["", "a lake, a light", "A lake, a light 🌿", "a lake, a light 🌿 "] {
        assert_eq!(sealed::open(sealed(b"x").as_bytes(), secret(other)), Err(BackupError::Passphrase));
    }
    assert_eq!(sealed::seal(b"x", secret("")), Err(BackupError::Passphrase));
}

#[test]
fn h11_too_much_work_is_refused_before_it_begins() {
    let of = |work: &str| {
        opens(with_header(&format!(
            "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA {work}\n{}",
            "A".repeat(43)
        )))
    };
    for much in ["21", "30", "63", "64", "255", "256", "4294967296", "99999999999999999999"] {
        assert_eq!(of(much), Err(BackupError::Costly), "{much}");
    }
    for odd in ["0", "", "-1", "+17", "1e3", "017", " 17", "x"] {
        assert_eq!(of(odd), Err(BackupError::Damaged), "{odd}");
    }
    assert_eq!(MOST_WORK, 20);
}

#[test]
fn a_file_sealed_to_keys_says_so() {
    use age::x25519::Identity;
    let key = Identity::generate().to_public();
    let file = age::encrypt(&key, b"words").unwrap();
    assert_eq!(opens(&file), Err(BackupError::Keys));
    let two = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 2\nAAAA\n-> X25519 AAAA\nAAAA";
    assert_eq!(opens(with_header(two)), Err(BackupError::Keys));
}

#[test]
fn a_header_no_program_writes_is_damaged() {
    let long = format!("age-encryption.org/v1\n-> X25519 {}\nAAAA", "A".repeat(20 << 20));
    assert_eq!(opens(with_header(&long)), Err(BackupError::Damaged));
    // Stanzas for keys of other kinds may be longer than those of today.
    let other = format!("age-encryption.org/v1\n-> hybrid {}\nAAAA", "A".repeat(4000));
    assert_eq!(opens(with_header(&other)), Err(BackupError::Keys));
}

#[test]
fn a_later_version_of_age_says_so() {
    for version in ["v2", "v3", "v10", "v12"] {
        let header = format!("age-encryption.org/{version}\n-> x\n");
        assert_eq!(opens(with_header(&header)), Err(BackupError::Newer), "{version}");
    }
}

#[test]
fn a_header_that_was_changed_is_no_later_version() {
    // The first one is `header_crlf` of age's test vectors (C2SP CCTV).
    let scrypt = "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 2";
    for version in
        ["v1\r", "v2\r", "v1 ", " v1", "v01", "v0", "v", "v1\t", "v1.", "vx", "V1", "1", "v1\u{200b}", ""]
    {
        let header = format!("age-encryption.org/{version}\n{scrypt}\n");
        assert_eq!(opens(with_header(&header)), Err(BackupError::Damaged), "{version:?}");
    }
    let whole = format!("age-encryption.org/v1\r\n{scrypt}\r\n{}\r", "A".repeat(43));
    assert_eq!(opens(with_header(&whole)), Err(BackupError::Damaged));
}

#[test]
fn h8_a_sealed_copy_cut_off_anywhere_is_refused() {
    let file = sealed(b"some words");
    let bytes = bare(&file);
    for cut in 0..bytes.len() {
        assert!(opens(&bytes[..cut]).is_err(), "{cut}");
    }
    for cut in 0..file.trim_end().len() {
        assert!(opens(&file.as_bytes()[..cut]).is_err(), "{cut}");
    }
}

#[test]
fn h9_h10_a_sealed_copy_with_any_bit_changed_is_refused() {
    let bytes = bare(&sealed(b"some words"));
    for at in 0..bytes.len() {
        for bit in [0, 2, 5, 7] {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            // Some bits make the work factor large, which would take too long and is not tested here.
            if lock(&changed).is_ok_and(|lock| lock.work > 4) {
                continue;
            }
            let why = opens(&changed).expect_err("refused");
            assert!(
                matches!(
                    why,
                    BackupError::Damaged
                        | BackupError::Passphrase
                        | BackupError::Keys
                        | BackupError::Newer
                        | BackupError::Costly
                ),
                "{at}: {why:?}"
            );
        }
    }
}

#[test]
fn h10_parts_of_two_sealed_copies_do_not_fit_together() {
    let (one, two) = (bare(&sealed(b"one")), bare(&sealed(b"two")));
    assert_eq!(one.len(), two.len());
    for cut in 1..one.len() {
        assert!(
            opens([&one[..cut], &two[cut..]].concat()).is_err()
                || one[..cut] == two[..cut]
                || one[cut..] == two[cut..],
            "{cut}"
        );
    }
}

#[test]
fn an_estimate_grows_with_the_work() {
    let clock =
        || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64() * 1000.0;
    let (less, more) = (sealed::estimate(15, &clock), sealed::estimate(20, &clock));
    assert!(less > 0.0 && more > less, "{less} {more}");
    assert_eq!(sealed::estimate(17, &|| 0.0), 0.0, "a clock that stands still");
}
