//! What comes into the site from elsewhere, and whether what leaves is what the sources say.

mod deny;
pub mod reproducible;
pub mod sbom;

use anyhow::Result;

use crate::paths::Paths;

/// Every check of it that is quick and needs no network.
pub fn check(paths: &Paths) -> Result<()> {
    deny::check(paths)?;
    sbom::write(paths)?;
    Ok(())
}
