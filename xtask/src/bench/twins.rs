//! Builds the two twins from the texts of the finished site: the article as a plain page, and the article and the
//! checklist as a small Preact app (`tests/bench/twins`).
//!
//! They are used for measuring only, and are never part of the site.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::page;
use crate::{
    output,
    paths::Paths,
    run,
    site::compress,
    tools::{folder, npm::Packages},
};

/// Builds both twins. Returns the folder that contains `plain` and `preact`.
pub fn build(paths: &Paths, packages: &Packages) -> Result<PathBuf> {
    let step = output::begin("The twins: a static page, and a small Preact app", "seconds");
    let twins = paths.work.join("twins");
    folder::remove(&twins)?;
    let words: Value = serde_json::from_slice(&fs::read(words_file(&paths.dist())?)?)?;
    let sources = paths.root.join("tests/bench/twins");
    let style = fs::read_to_string(sources.join("style.css"))?;

    let plain = twins.join("plain");
    put(&plain, paths, &style)?;
    fs::write(plain.join("index.html"), page::article(&words["article"])?)?;

    let preact = twins.join("preact");
    put(&preact, paths, &style)?;
    let work = twins.join("work");
    fs::create_dir_all(&work)?;
    for name in ["article.jsx", "signs.jsx", "record.js"] {
        fs::copy(sources.join(name), work.join(name))?;
    }
    fs::write(work.join("article.json"), words["article"].to_string())?;
    fs::write(work.join("signs.json"), words["tools"]["signs"].to_string())?;
    for (entry, path) in [("article", "index.html"), ("signs", "signs/index.html")] {
        bundle(&work, entry, &preact, packages)?;
        let file = preact.join(path);
        fs::create_dir_all(file.parent().unwrap_or(&preact))?;
        fs::write(file, page::shell(entry))?;
    }
    for (twin, name) in [(plain, "plain"), (preact, "preact")] {
        compress::folder(&twin, &paths.work.join("compressed-twins").join(name))?;
    }
    step.done();
    Ok(twins)
}

/// The file in `dist/` with the English texts of the site.
fn words_file(dist: &Path) -> Result<PathBuf> {
    let names = fs::read_dir(dist).with_context(|| format!("{} cannot be read", dist.display()))?;
    let paths = names.filter_map(|entry| Some(entry.ok()?.path()));
    let is_words = |path: &PathBuf| {
        path.extension() == Some(OsStr::new("json"))
            && path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("words-en-"))
    };
    { paths }.find(is_words).context("dist/ has no words-en-….json")
}

/// Writes the files that both twins have: the style sheet, the 404 page and the pictures.
fn put(twin: &Path, paths: &Paths, style: &str) -> Result<()> {
    let pictures = twin.join("pictures");
    fs::create_dir_all(&pictures)?;
    fs::write(twin.join("style.css"), style)?;
    fs::write(twin.join("404.html"), "<!doctype html><title>Not found</title>")?;
    for entry in fs::read_dir(paths.dist().join("pictures"))? {
        let path = entry?.path();
        if let (Some(name), true) = (path.file_name(), path.extension() == Some(OsStr::new("svg"))) {
            fs::copy(&path, pictures.join(name))?;
        }
    }
    Ok(())
}

fn bundle(work: &Path, entry: &str, twin: &Path, packages: &Packages) -> Result<()> {
    let mut esbuild = run::command(packages.esbuild());
    esbuild
        .current_dir(work)
        .arg(format!("{entry}.jsx"))
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
        .args(["--jsx=automatic", "--jsx-import-source=preact"])
        .arg(format!("--outfile={}", twin.join(entry).with_extension("js").display()))
        .env("NODE_PATH", packages.modules());
    run::through(&mut esbuild, "It bundles the Preact twin.")
}
