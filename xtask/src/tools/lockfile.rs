//! Reads the version of a package from `Cargo.lock`.
//!
//! It reads only what cargo writes, and never changes the file.

use std::fs;

use anyhow::{Context, Result};

use crate::place::Place;

/// The version of `package` in this clone's `Cargo.lock`.
pub fn version_of(place: &Place, package: &str) -> Result<String> {
    let path = place.root.join("Cargo.lock");
    let text = fs::read_to_string(&path).with_context(|| {
        format!("{} cannot be read.\nMake it with `cargo generate-lockfile`.", path.display())
    })?;
    version_in(&text, package)
        .map(str::to_owned)
        .with_context(|| format!("{} names no package `{package}`.", path.display()))
}

/// Cargo always writes a package as `name = "…"` with `version = "…"` on the next line.
fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version_in;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"registry\"\n";

    #[test]
    fn the_version_belongs_to_the_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(version_in(LOCK, "wasm"), None);
        assert_eq!(version_in("", "wasm-bindgen"), None);
    }
}
