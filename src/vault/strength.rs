//! Estimates how well a passphrase withstands guessing. The estimate is advice and never a condition.
//!
//! The estimate is that of zxcvbn, which looks for words, names, dates and keyboard patterns. Only its number is
//! used, none of its messages. Its word lists are larger than the rest of the program, so a worker of its own
//! contains it: feature `judge`.

/// The estimated number of guesses, as a power of ten; 0 for an empty passphrase. Only the first hundred characters
/// count, so a longer passphrase is at least as good.
pub fn guesses_log10(passphrase: &str) -> f64 {
    let found = zxcvbn::zxcvbn(passphrase, &[]).guesses_log10();
    if found.is_finite() { found.max(0.0) } else { 0.0 }
}
