//! The `age` program: another hand's reading of the files we seal.

use std::path::PathBuf;

use anyhow::Result;

use super::program::Packaged;
use crate::paths::Paths;

/// Where it is, after installing it if it is nowhere.
pub fn find_or_install(paths: &Paths) -> Result<PathBuf> {
    Packaged {
        what: "the program age",
        variable: "AGE",
        names: &["age"],
        package: "age",
        otherwise: "Install age (https://age-encryption.org), then put it on PATH or set AGE to its path.",
    }
    .find_or_install(paths)
}
