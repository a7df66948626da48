//! Finds or installs `pdftotext`, with which the tests read the text of printed pages.

use std::path::PathBuf;

use anyhow::Result;

use super::program::Packaged;
use crate::paths::Paths;

/// The path of `pdftotext`, which is installed if it is missing.
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
