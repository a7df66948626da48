//! Checks the supply chain: the licences and sources of dependencies, the bill of materials, and reproducible builds.

mod deny;
pub mod reproducible;
pub mod sbom;

use anyhow::Result;

use crate::paths::Paths;

/// Runs the quick checks. They need the network only for crates that were not fetched yet.
pub fn check(paths: &Paths) -> Result<()> {
    deny::check(paths)?;
    sbom::write(paths)?;
    Ok(())
}
