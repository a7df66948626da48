//! The versions of the tools.
//!
//! The version of wasm-bindgen's command-line programs is in `Cargo.lock`, because they have to match the library.

/// The target that the site is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The version of Trunk, which builds the site. Trunk 0.22 requires a newer compiler.
pub const TRUNK: &str = "0.21.14";

/// The version of geckodriver, which drives Firefox in the end-to-end tests.
pub const GECKODRIVER: &str = "0.37.1";

/// The version of cargo-deny, which checks licences and sources of crates.
pub const CARGO_DENY: &str = "0.20.2";

/// The version of wasm-opt, which optimises the compiled program; also in `npm/package.json`. Versions up to 108
/// silently break the program.
pub const BINARYEN: &str = "132";

/// The npm packages and their checksums, compiled in so that `xtask` finds them whatever folder it is started from.
pub const NPM_PACKAGES: [(&str, &str); 2] = [
    ("package.json", include_str!("../../npm/package.json")),
    ("package-lock.json", include_str!("../../npm/package-lock.json")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_npm_files_agree_with_the_version_here() {
        for (_, text) in NPM_PACKAGES {
            assert!(text.contains(&format!("\"binaryen\": \"{BINARYEN}.0.0\"")));
        }
    }

    #[test]
    fn the_npm_lock_has_checksums_and_names_no_host() -> serde_json::Result<()> {
        let lock = NPM_PACKAGES[1].1;
        assert!(!lock.contains("\"resolved\""));
        let lock: serde_json::Value = serde_json::from_str(lock)?;
        let packages: Vec<_> = lock["packages"].as_object().into_iter().flatten().collect();
        for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
            assert!(package["integrity"].is_string(), "{name} has a checksum");
        }
        assert!(packages.len() > 3);
        Ok(())
    }
}
