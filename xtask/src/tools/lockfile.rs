//! Reads the version and the checksum of a package from `Cargo.lock`.
//!
//! It relies on the layout that cargo writes, and never changes the file.

use std::fs;

use anyhow::{Context, Result};

use crate::paths::Paths;

/// The version of `package` in this clone's `Cargo.lock`.
pub fn version_of(paths: &Paths, package: &str) -> Result<String> {
    let path = paths.root.join("Cargo.lock");
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

/// The checksum of one version of a package.
pub fn checksum_in<'a>(lock: &'a str, package: &str, version: &str) -> Option<&'a str> {
    let head = format!("name = \"{package}\"\nversion = \"{version}\"\n");
    let mut packages = lock.split("[[package]]\n");
    let lines = packages.find_map(|one| one.strip_prefix(&head))?;
    lines.lines().find_map(|line| line.strip_prefix("checksum = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::{checksum_in, version_in};

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"registry\"\n";

    #[test]
    fn the_version_belongs_to_the_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(version_in(LOCK, "wasm"), None);
        assert_eq!(version_in("", "wasm-bindgen"), None);
    }

    #[test]
    fn the_checksum_belongs_to_name_and_version() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"a\"\nversion = \"2.0.0\"\nsource = \"x\"\nchecksum = \"ab\"\n";
        assert_eq!(checksum_in(lock, "a", "2.0.0"), Some("ab"));
        assert_eq!(checksum_in(lock, "a", "1.0.0"), None);
        assert_eq!(checksum_in(lock, "b", "2.0.0"), None);
    }
}
