//! Licences and sources of all crates, as `deny.toml` says.
//!
//! It never asks the network, so it knows of no advisories: those are for `cargo deny check advisories`, by hand.

use anyhow::Result;

use crate::{paths::Paths, run, setup};

/// Runs cargo-deny over `Cargo.lock`.
pub fn check(paths: &Paths) -> Result<()> {
    let deny = setup::for_supply(paths)?.join("cargo-deny");
    // Crates for every machine, not only for this one; quick where they are all here.
    run::through(
        run::command("cargo").args(["fetch", "--locked", "--quiet"]).current_dir(&paths.root),
        "It needs the crate registry, once.",
    )?;
    run::through(
        run::command(deny)
            // Two versions of one crate are only a warning: `cargo deny check bans` shows them.
            .args(["--offline", "--locked", "--log-level", "error", "check", "licenses", "bans", "sources"])
            .current_dir(&paths.root),
        "What went wrong stands above; what is allowed stands in deny.toml.",
    )
}
