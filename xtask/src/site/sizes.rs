//! Prints the size of a first visit, file by file.
//!
//! It sets no limit; a test does.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use xtask::serve::Base;

use super::first_visit;
use crate::output;

#[derive(Default)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table.
pub fn print(dist: &Path, base: &Base) -> Result<()> {
    output::note("A first visit, in bytes:");
    let mut total = Sizes::default();
    line("", "raw", "gzip", "brotli");
    for file in first_visit::files(dist, base)? {
        let sizes = Sizes::of(&dist.join(&file))?;
        sizes.print(&file.to_string_lossy());
        total.raw += sizes.raw;
        total.gzip += sizes.gzip;
        total.brotli += sizes.brotli;
    }
    total.print("together");
    Ok(())
}

impl Sizes {
    /// A file without a compressed variant counts with its full size.
    fn of(file: &Path) -> Result<Self> {
        let raw = length(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let sibling = |ending: &str| {
            let mut name = file.as_os_str().to_owned();
            name.push(ending);
            length(Path::new(&name)).unwrap_or(raw)
        };
        Ok(Self { raw, gzip: sibling(".gz"), brotli: sibling(".br") })
    }

    fn print(&self, name: &str) {
        line(name, &grouped(self.raw), &grouped(self.gzip), &grouped(self.brotli));
    }
}

fn length(file: &Path) -> Option<u64> {
    fs::metadata(file).ok().map(|about| about.len())
}

fn line(name: &str, raw: &str, gzip: &str, brotli: &str) {
    eprintln!("    {name:<40} {raw:>11} {gzip:>11} {brotli:>11}");
}

/// Formats `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
