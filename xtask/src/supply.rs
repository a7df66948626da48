//! What comes into the site from elsewhere, and whether what leaves is what the sources say.

pub mod bill;
mod deny;
pub mod twice;

use anyhow::Result;

use crate::place::Place;

/// Every check of it that is quick and needs no network.
pub fn check(place: &Place) -> Result<()> {
    deny::check(place)?;
    bill::write(place)?;
    Ok(())
}
