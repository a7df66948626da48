//! Estimates of how hard a passphrase is to guess.

use stillwater::vault::guesses_log10;

#[test]
fn a_passphrase_is_judged_as_a_number() {
    assert_eq!(guesses_log10(""), 0.0);
    assert!(guesses_log10("password1") < 4.0);
    assert!(guesses_log10("crooked lantern by seven quiet otters") > 12.0);
    assert!(guesses_log10(&"a \u{1f33f} \0".repeat(400)).is_finite());
}
