//! Checks the licences and sources of all crates against `deny.toml`.
//!
//! It does not look up advisories, which needs the network. `cargo deny check advisories` does, by hand.

use anyhow::Result;

use crate::{paths::Paths, run, setup};

/// Runs cargo-deny on `Cargo.lock`.
pub fn check(paths: &Paths) -> Result<()> {
    let deny = setup::for_supply(paths)?.join("cargo-deny");
    // cargo-deny looks at the crates of every platform. This is quick if they were fetched before.
    run::through(
        run::command("cargo").args(["fetch", "--locked", "--quiet"]).current_dir(&paths.root),
        "It needs the crate registry, once.",
    )?;
    run::through(
        run::command(deny)
            // At this log level, the warnings about duplicate versions are hidden. `cargo deny check bans` shows them.
            .args(["--offline", "--locked", "--log-level", "error", "check", "licenses", "bans", "sources"])
            .current_dir(&paths.root),
        "What went wrong stands above; what is allowed stands in deny.toml.",
    )
}
