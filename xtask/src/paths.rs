//! Where things are: this clone, what is built in it, and the tools that outlive it.
//!
//! It only names folders; nothing is created or removed here.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use etcetera::BaseStrategy;

/// The folders everything else works with.
#[derive(Debug)]
pub struct Paths {
    /// The root of the clone.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// What `xtask` itself remembers about this clone; safe to delete.
    pub work: PathBuf,
    /// Tools shared by all clones; safe to delete.
    pub tools: PathBuf,
}

impl Paths {
    /// Looks them up from the environment.
    pub fn find() -> Result<Self> {
        // Cargo states it at run time too, which stays right when several clones share a target folder.
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

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
