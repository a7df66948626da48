//! Records what `dist/` was built from, so that it is built only when something has changed.
//!
//! The stamp is removed before a build and written after it. Without one, there is no finished site.

use std::{fs, io, path::PathBuf};

use anyhow::Result;
use xtask::serve::Base;

use super::{inputs, make_work};
use crate::{args::Build, paths::Paths};

/// Four lines: base path, kind of build, fingerprint of the sources, fingerprint of `dist/`.
pub struct Stamp(Vec<String>);

impl Stamp {
    /// Reads the stamp, if there is one.
    pub fn read(paths: &Paths) -> Option<Self> {
        let text = fs::read_to_string(path(paths)).ok()?;
        Some(Self(text.lines().map(str::to_owned).collect()))
    }

    /// Whether `dist/` is the result of building these sources with these options.
    pub fn holds(&self, paths: &Paths, options: &Build, inputs: &str) -> bool {
        lines(paths, options, inputs).is_ok_and(|now| now == self.0)
    }

    /// The base path of the site.
    pub fn base(&self) -> Option<Base> {
        self.0.first()?.parse().ok()
    }

    /// Writes the stamp of a finished build.
    pub fn write(paths: &Paths, options: &Build, inputs: &str) -> Result<()> {
        make_work(paths)?;
        Ok(fs::write(path(paths), lines(paths, options, inputs)?.join("\n"))?)
    }

    /// Removes the stamp, if there is one.
    pub fn remove(paths: &Paths) -> io::Result<()> {
        match fs::remove_file(path(paths)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

fn path(paths: &Paths) -> PathBuf {
    paths.work.join("site.stamp")
}

fn lines(paths: &Paths, options: &Build, inputs: &str) -> Result<Vec<String>> {
    let kind = if options.dev { "development" } else { "release" };
    Ok(vec![options.base.to_string(), kind.to_owned(), inputs.to_owned(), inputs::of_folder(&paths.dist())?])
}
