//! The program `pdftotext`: what is on a page that was printed.

use std::path::PathBuf;

use anyhow::Result;

use super::program::Packaged;
use crate::paths::Paths;

/// Where it is, after installing it if it is nowhere.
pub fn find_or_install(paths: &Paths) -> Result<PathBuf> {
    Packaged {
        what: "the program pdftotext",
        variable: "PDFTOTEXT",
        names: &["pdftotext"],
        package: "poppler-utils",
        otherwise: "Install Poppler's tools (https://poppler.freedesktop.org), then put pdftotext on PATH or set PDFTOTEXT to its path.",
    }
    .find_or_install(paths)
}
