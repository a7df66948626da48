//! Finds or installs Java, for the Nu HTML checker.

use std::path::PathBuf;

use anyhow::Result;

use super::program::Packaged;
use crate::paths::Paths;

/// The path of `java`, which is installed if it is missing.
pub fn find_or_install(paths: &Paths) -> Result<PathBuf> {
    Packaged {
        what: "Java",
        variable: "JAVA",
        names: &["java"],
        package: "default-jre-headless",
        otherwise: "Install Java 11 or newer (https://openjdk.org), then put java on PATH or set JAVA to its path.",
    }
    .find_or_install(paths)
}
