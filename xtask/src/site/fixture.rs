//! Builds a variant of the site with the additional worksheet of `tests/fixtures/worksheet`, to show that a worksheet
//! is data only. Nothing is compiled again: the prerenderer runs on the files that Trunk staged for it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::{PRERENDER_TARGET, inputs};
use crate::{output, paths::Paths, run, setup::Building};

/// The folder of the site with the additional worksheet.
pub fn dist(paths: &Paths) -> PathBuf {
    paths.work.join("fixture")
}

/// The folder to which a build copies the files that Trunk staged for the prerenderer.
pub fn staged(paths: &Paths) -> PathBuf {
    paths.work.join("staged")
}

/// Builds that site if it is out of date.
pub fn build(paths: &Paths, tools: &Building) -> Result<()> {
    let (dist, overlay) = (dist(paths), paths.root.join("tests/fixtures/worksheet"));
    let stamp = paths.work.join("fixture.stamp");
    let inputs = format!(
        "{} {}",
        inputs::of_folder(&staged(paths))?,
        inputs::fingerprint(paths)? + &inputs::of_folder(&overlay)?
    );
    if dist.exists() && fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        return Ok(());
    }
    let step = output::begin("The site with a worksheet more, from a folder of TOML", "seconds");
    // An interrupted build leaves an empty stamp, so it is not taken for a finished one.
    fs::write(&stamp, "")?;
    let _ = fs::remove_dir_all(&dist);
    copy(&staged(paths), &dist)?;
    let mut prerender = run::command("cargo");
    prerender
        .args(["run", "--locked", "--quiet", "--bin", "prerender", "--features", "ssr"])
        .args(["--target-dir", PRERENDER_TARGET])
        .current_dir(&paths.root)
        .env("PATH", &tools.path)
        .env("TRUNK_STAGING_DIR", &dist)
        .env("TRUNK_SOURCE_DIR", &paths.root)
        .env("TRUNK_PUBLIC_URL", "/")
        .env("TRUNK_PROFILE", "release")
        .env("STILLWATER_OVERLAY", overlay);
    run::through(&mut prerender, "What went wrong stands above.")?;
    fs::write(&stamp, inputs)?;
    step.done();
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry.with_context(|| format!("{} cannot be read", from.display()))?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
