//! Remembers what `dist/` was built from and how, so that it is not built again for nothing.
//!
//! It is written last and removed first: without it there is no finished site.

use std::{fs, io, path::PathBuf};

use anyhow::Result;
use xtask::serve::Base;

use super::{inputs, make_work};
use crate::{args::Build, place::Place};

/// Four lines: base, kind, fingerprint of the sources, fingerprint of `dist/`.
pub struct Stamp(Vec<String>);

impl Stamp {
    /// What was remembered, if anything was.
    pub fn read(place: &Place) -> Option<Self> {
        let text = fs::read_to_string(path(place)).ok()?;
        Some(Self(text.lines().map(str::to_owned).collect()))
    }

    /// Whether `dist/` is what a build of these sources with this wish would make.
    pub fn holds(&self, place: &Place, wish: &Build, inputs: &str) -> bool {
        lines(place, wish, inputs).is_ok_and(|now| now == self.0)
    }

    /// The base path it was built for.
    pub fn base(&self) -> Option<Base> {
        self.0.first()?.parse().ok()
    }

    /// Remembers a finished build.
    pub fn write(place: &Place, wish: &Build, inputs: &str) -> Result<()> {
        make_work(place)?;
        Ok(fs::write(path(place), lines(place, wish, inputs)?.join("\n"))?)
    }

    /// Forgets it.
    pub fn remove(place: &Place) -> io::Result<()> {
        match fs::remove_file(path(place)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

fn path(place: &Place) -> PathBuf {
    place.work.join("site.stamp")
}

fn lines(place: &Place, wish: &Build, inputs: &str) -> Result<Vec<String>> {
    let kind = if wish.dev { "development" } else { "release" };
    Ok(vec![wish.base.to_string(), kind.to_owned(), inputs.to_owned(), inputs::of_folder(&place.dist())?])
}
