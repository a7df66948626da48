//! Finds or installs Firefox and its driver, for the end-to-end tests.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{apt, cargo_tools, program::Packaged};
use crate::{paths::Paths, run};

const OTHERWISE: &str = "Install Firefox, then put it on PATH or set FIREFOX to its path.";

/// Firefox and its driver.
#[derive(Debug)]
pub struct Firefox {
    /// The browser.
    pub firefox: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// The paths of both, which are installed if they are missing.
pub fn find_or_install(paths: &Paths) -> Result<Firefox> {
    let firefox = Packaged {
        what: "Firefox",
        variable: "FIREFOX",
        names: &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
        package: if apt::is_ubuntu() { "firefox" } else { "firefox-esr" },
        otherwise: OTHERWISE,
    }
    .find_or_install(paths)?;
    if run::stdout_of(run::command(&firefox).arg("--version")).is_none() {
        bail!("{} does not run.\n{OTHERWISE}", firefox.display());
    }
    let driver = cargo_tools::geckodriver(paths)?.join("geckodriver");
    Ok(Firefox { firefox, driver })
}
