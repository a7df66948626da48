//! The folders that `xtask` works with: this clone, its build output, and the tools that clones share.
//!
//! It only computes paths. It creates and removes nothing.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use etcetera::BaseStrategy;

/// The folders of this clone and of the tools.
#[derive(Debug)]
pub struct Paths {
    /// The root of the clone.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// Files that `xtask` keeps about this clone; safe to delete.
    pub work: PathBuf,
    /// Tools shared by all clones; safe to delete.
    pub tools: PathBuf,
}

impl Paths {
    /// Determines the folders from the environment.
    pub fn find() -> Result<Self> {
        // Cargo sets the variable at run time too. The compile-time value may be another clone's if several share a
        // target folder.
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().context("the xtask package has no folder above it")?.to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(stated) => root.join(stated),
            None => root.join("target"),
        };
        let tools = match env::var_os("STILLWATER_TOOLS") {
            Some(stated) => env::current_dir()?.join(stated),
            None => etcetera::choose_base_strategy()
                .context("No home folder is known.\nSet STILLWATER_TOOLS to a folder for tools.")?
                .cache_dir()
                .join("stillwater-tools"),
        };
        Ok(Self { work: target.join("stillwater"), root, target, tools })
    }

    /// The folder of the finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
