//! The `age` program opens its own files and refuses a wrong passphrase.

use crate::harness::age;

#[test]
fn age_opens_what_it_sealed_and_nothing_with_another_passphrase() {
    let words: Vec<u8> = (0..=255).chain("it rained 🌧\r\n".bytes()).collect();
    let sealed = age::seal(&words, "four words for nobody");
    assert!(sealed.starts_with(b"age-encryption.org/v1"));
    assert_eq!(age::open(&sealed, "four words for nobody").unwrap(), words);
    assert!(age::open(&sealed, "four words for somebody").unwrap_err().contains("incorrect passphrase"));
}
