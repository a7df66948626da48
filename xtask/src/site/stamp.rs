//! Remembers what `dist/` was built from and how, so that it is not built again for nothing.
//!
//! It is written last and removed first: without it there is no finished site.

use std::{fs, io, path::PathBuf};

use anyhow::Result;
use xtask::serve::Base;

use super::{inputs, make_work};
use crate::{args::Build, paths::Paths};

/// Four lines: base, kind, fingerprint of the sources, fingerprint of `dist/`.
pub struct Stamp(Vec<String>);

impl Stamp {
    /// What was remembered, if anything was.
    pub fn read(paths: &Paths) -> Option<Self> {
        let text = fs::read_to_string(path(paths)).ok()?;
        Some(Self(text.lines().map(str::to_owned).collect()))
    }

    /// Whether `dist/` is what a build of these sources with these options would make.
    pub fn holds(&self, paths: &Paths, options: &Build, inputs: &str) -> bool {
        lines(paths, options, inputs).is_ok_and(|now| now == self.0)
    }

    /// The base path it was built for.
    pub fn base(&self) -> Option<Base> {
        self.0.first()?.parse().ok()
    }

    /// Remembers a finished build.
    pub fn write(paths: &Paths, options: &Build, inputs: &str) -> Result<()> {
        make_work(paths)?;
        Ok(fs::write(path(paths), lines(paths, options, inputs)?.join("\n"))?)
    }

    /// Forgets it.
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
