//! How well a passphrase would withstand guessing: advice, and never a condition.
//!
//! The estimate is that of zxcvbn, which looks for words, names, dates and patterns of the keyboard. Only its number is used,
//! none of its words. Its lists weigh more than everything else together, so a worker of its own has it: feature `judge`.

/// How many guesses may be needed, as a power of ten; 0 for nothing. Only the first hundred characters count: what is longer is
/// at least as good.
pub fn guesses_log10(passphrase: &str) -> f64 {
    let found = zxcvbn::zxcvbn(passphrase, &[]).guesses_log10();
    if found.is_finite() { found.max(0.0) } else { 0.0 }
}
