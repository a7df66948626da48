//! Finds a program on this machine, or installs its package.
//!
//! A program named by the environment takes precedence and is never replaced.

use std::{env, path::PathBuf};

use anyhow::{Result, bail};

use super::apt;
use crate::paths::Paths;

/// The program that the environment variable names, else the first of `names` that is found. `otherwise` tells the
/// person what to do if the variable names no program.
pub fn find(variable: &str, names: &[&str], paths: &Paths, otherwise: &str) -> Result<Option<PathBuf>> {
    match env::var_os(variable).filter(|value| !value.is_empty()) {
        Some(stated) => match which::which_in(&stated, env::var_os("PATH"), &paths.root) {
            Ok(path) => Ok(Some(path)),
            Err(_) => bail!("{variable} is `{}`, which is not a program.\n{otherwise}", stated.display()),
        },
        None => Ok(names.iter().find_map(|name| which::which(name).ok())),
    }
}

/// A program that apt can install.
#[derive(Debug)]
pub struct Packaged {
    /// The description shown while it is installed.
    pub what: &'static str,
    /// The environment variable that may name it.
    pub variable: &'static str,
    /// Its names on PATH.
    pub names: &'static [&'static str],
    /// The package that contains it.
    pub package: &'static str,
    /// Instructions for machines where apt cannot install it.
    pub otherwise: &'static str,
}

impl Packaged {
    /// The path of the program, which is installed if it is missing.
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
