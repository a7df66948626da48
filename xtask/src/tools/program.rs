//! Finds a program of this machine.
//!
//! One named by the environment comes first and is never replaced.

use std::{env, path::PathBuf};

use anyhow::{Result, bail};

use super::apt;
use crate::paths::Paths;

/// A program named by the environment, else the first that is here. `otherwise` tells what to do about a wrong name.
pub fn find(variable: &str, names: &[&str], paths: &Paths, otherwise: &str) -> Result<Option<PathBuf>> {
    match env::var_os(variable).filter(|value| !value.is_empty()) {
        Some(stated) => match which::which_in(&stated, env::var_os("PATH"), &paths.root) {
            Ok(path) => Ok(Some(path)),
            Err(_) => bail!("{variable} is `{}`, which is not a program.\n{otherwise}", stated.display()),
        },
        None => Ok(names.iter().find_map(|name| which::which(name).ok())),
    }
}

/// A program that apt knows.
#[derive(Debug)]
pub struct Packaged {
    /// What it is, for the person who waits for it.
    pub what: &'static str,
    /// The environment variable that may name it.
    pub variable: &'static str,
    /// Its names on PATH.
    pub names: &'static [&'static str],
    /// Its package.
    pub package: &'static str,
    /// What to do where apt is of no help.
    pub otherwise: &'static str,
}

impl Packaged {
    /// Where it is, after installing it if it is nowhere.
    pub fn find_or_install(&self, paths: &Paths) -> Result<PathBuf> {
        let find = || find(self.variable, self.names, paths, self.otherwise);
        if let Some(found) = find()? {
            return Ok(found);
        }
        apt::install(&[self.package], self.what, self.otherwise)?;
        match find()? {
            Some(found) => Ok(found),
            None => bail!("{} was not found, even after installing it.\n{}", self.what, self.otherwise),
        }
    }
}
