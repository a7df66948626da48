//! Finds or installs WebKitGTK, its driver and a virtual display, for the end-to-end tests.
//!
//! The browser window itself is the tests' own program (`tests/e2e/harness/webkit.py`).

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{apt, program};
use crate::{paths::Paths, run};

const OTHERWISE: &str = "Install WebKitGTK 4.1 with its driver WebKitWebDriver and its bindings for Python (PyGObject), and Xvfb; \
                         then put the programs on PATH or set WEBKITDRIVER, WEBKIT_PYTHON and XVFB to their paths.";

/// The names of the packages on Debian and Ubuntu.
const PACKAGES: &[&str] = &["webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb"];

/// The distribution's own Python comes first, because the bindings are installed for that one only.
const PYTHONS: &[&str] = &["/usr/bin/python3", "python3"];

/// The driver, and the programs that open and display WebKitGTK.
#[derive(Debug)]
pub struct WebKit {
    /// The driver.
    pub driver: PathBuf,
    /// A Python that can open a window with WebKitGTK in it.
    pub python: PathBuf,
    /// The virtual display.
    pub xvfb: PathBuf,
}

/// The paths of all three, which are installed if they are missing.
pub fn find_or_install(paths: &Paths) -> Result<WebKit> {
    if let Some(found) = find(paths)? {
        return Ok(found);
    }
    apt::install(PACKAGES, "WebKitGTK, its driver and a screen for it", OTHERWISE)?;
    match find(paths)? {
        Some(found) => Ok(found),
        None => bail!("WebKitGTK was not found, even after installing it.\n{OTHERWISE}"),
    }
}

fn find(paths: &Paths) -> Result<Option<WebKit>> {
    let one = |variable, names| program::find(variable, names, paths, OTHERWISE);
    let driver = one("WEBKITDRIVER", &["WebKitWebDriver"])?;
    let python = one("WEBKIT_PYTHON", PYTHONS)?.filter(|python| knows_webkit(python));
    let xvfb = one("XVFB", &["Xvfb"])?;
    Ok(driver.zip(python).zip(xvfb).map(|((driver, python), xvfb)| WebKit { driver, python, xvfb }))
}

fn knows_webkit(python: &Path) -> bool {
    let ask = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')";
    run::stdout_of(run::command(python).args(["-c", ask])).is_some()
}
