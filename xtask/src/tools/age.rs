//! Installs the `age` program, an independent implementation of the file format of sealed backups.

use std::path::PathBuf;

use anyhow::Result;

use super::program::Packaged;
use crate::paths::Paths;

/// The path of `age`, which is installed if it is missing.
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
