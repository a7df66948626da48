//! Finds or installs Chromium and its driver, for the tests.
//!
//! A browser named by the environment takes precedence and is never replaced.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{apt, program};
use crate::{paths::Paths, run};

const OTHERWISE: &str = "Install Chromium or Chrome and the chromedriver of the same version, then put both on PATH \
                         or set CHROME and CHROMEDRIVER to their paths.";

const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const DRIVERS: &[&str] = &["chromedriver", "/usr/lib/chromium-browser/chromedriver", "chromium.chromedriver"];

/// A browser and the matching driver.
#[derive(Debug)]
pub struct Browser {
    /// The browser.
    pub chrome: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// The browser of this machine, which is installed if there is none.
pub fn find_or_install(paths: &Paths) -> Result<Browser> {
    let find = |variable, names| program::find(variable, names, paths, OTHERWISE);
    let (mut chrome, mut driver) = (find("CHROME", BROWSERS)?, find("CHROMEDRIVER", DRIVERS)?);
    if chrome.is_none() || driver.is_none() {
        apt::install(packages(), "a browser for the tests", OTHERWISE)?;
        (chrome, driver) = (find("CHROME", BROWSERS)?, find("CHROMEDRIVER", DRIVERS)?);
    }
    let (Some(chrome), Some(driver)) = (chrome, driver) else {
        bail!("No browser for the tests was found, even after installing one.\n{OTHERWISE}");
    };
    let versions = (major(&chrome), major(&driver));
    match versions {
        (Some(a), Some(b)) if a == b => Ok(Browser { chrome, driver }),
        (Some(a), Some(b)) => bail!(
            "{} is version {a}, but {} is version {b}.\n{OTHERWISE}",
            chrome.display(),
            driver.display()
        ),
        (None, _) => bail!("{} does not run.\n{OTHERWISE}", chrome.display()),
        (_, None) => bail!("{} does not run.\n{OTHERWISE}", driver.display()),
    }
}

/// The names of the packages on Debian and Ubuntu.
fn packages() -> &'static [&'static str] {
    if apt::is_ubuntu() {
        &["chromium-browser", "chromium-chromedriver"]
    } else {
        &["chromium", "chromium-driver"]
    }
}

fn major(program: &Path) -> Option<u32> {
    major_in(&run::stdout_of(run::command(program).arg("--version"))?)
}

/// The first number in "Chromium 156.0.8078.79 built on …" or "ChromeDriver 156.0.8078.79 (…)".
fn major_in(answer: &str) -> Option<u32> {
    answer.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::major_in;

    #[test]
    fn the_version_is_found_among_the_words() {
        assert_eq!(major_in("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"), Some(156));
        assert_eq!(major_in("ChromeDriver 157.0.1 (a21ce95c-refs/branch-heads/8078@{#1704})"), Some(157));
        assert_eq!(major_in("Google Chrome for Testing 140.1.2.3"), Some(140));
        assert_eq!(major_in("no version"), None);
    }
}
