//! Prints figures that tests have measured, for docs/durability.md.

/// Prints a figure. The test runner shows it only with `--nocapture`.
#[expect(clippy::print_stdout, reason = "the figures are there to be read")]
pub fn figure(words: &str) {
    println!("{words}");
}
