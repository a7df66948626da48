//! What a test has measured, for docs/durability.md.

/// Prints a figure. The test runner keeps it to itself unless it is told `--nocapture`.
#[expect(clippy::print_stdout, reason = "the figures are there to be read")]
pub fn figure(words: &str) {
    println!("{words}");
}
