//! The `twice` task: builds the sources from scratch in two folders, and compares every file of the two sites.
//!
//! Reproducible builds let anybody with the sources verify that a site was built from them. This task changes nothing
//! outside its own folder.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::{args::Build, output, paths::Paths, run, setup, site, tools::folder};

/// Folders whose paths differ in length and depth, so that a path that gets into a file is noticed.
const FOLDERS: [&str; 2] = ["one", "the/other-of-the-two"];

/// Builds the site twice and compares the results.
pub fn run(paths: &Paths) -> Result<()> {
    if env::var_os("CARGO_TARGET_DIR").is_some() {
        bail!("Both builds would share a target folder.\nTry again without CARGO_TARGET_DIR.");
    }
    let tools = setup::for_building(paths)?;
    let all = paths.work.join("twice");
    folder::remove(&all)?;
    let folders = FOLDERS.map(|name| all.join(name));
    // Both copies are made first, because the sources may change during a build.
    for folder in &folders {
        copy(&paths.root, folder)?;
    }
    let mut sites = Vec::new();
    for root in folders {
        output::note(format!("The site, built in {}", root.display()));
        let target = root.join("target");
        let copy = Paths { work: target.join("stillwater"), target, root, tools: paths.tools.clone() };
        site::build(&copy, &tools, &Build::default())?;
        // The compiled files take much space and are not needed any more.
        folder::remove(&copy.target)?;
        sites.push(files(&copy.dist(), &copy.root)?);
    }
    let [one, other] = sites.as_slice() else { return Ok(()) };
    let differences = differences(one, other);
    if !differences.is_empty() {
        bail!("The two sites differ in {} files:\n{}", differences.len(), differences.join("\n"));
    }
    output::note(format!("Two builds in two folders: {} files, all the same to the last byte.", one.len()));
    Ok(())
}

/// Copies the tracked files, and the untracked ones that are not ignored.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut git = run::command("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(from);
    let names = run::stdout_of(&mut git).context("git does not say which files there are")?;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (from.join(name), to.join(name));
        // Git still lists a tracked file that was deleted.
        if from.is_file() {
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::copy(&from, &to).with_context(|| format!("{} cannot be copied", from.display()))?;
        }
    }
    Ok(())
}

/// The files of a site and their hashes. Fails if a file contains the path of the folder it was built in.
fn files(site: &Path, built_in: &Path) -> Result<BTreeMap<String, String>> {
    let path = built_in.to_str().context("a folder has a name that is no text")?;
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(site) {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = fs::read(entry.path())?;
        let name = entry.path().strip_prefix(site)?.to_string_lossy().into_owned();
        if bytes.windows(path.len()).any(|part| part == path.as_bytes()) {
            bail!("{name} names the folder it was built in.");
        }
        files.insert(name, Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect());
    }
    Ok(files)
}

fn differences(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let said = |name: &&String| match (one.get(*name), other.get(*name)) {
        (Some(one), Some(other)) if one == other => None,
        (Some(_), Some(_)) => Some(format!("  {name}: not the same")),
        (Some(_), None) => Some(format!("  {name}: only in the first")),
        _ => Some(format!("  {name}: only in the second")),
    };
    names.iter().filter_map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_named() -> Result<()> {
        let root = env::temp_dir().join(format!("stillwater-twice-{}", std::process::id()));
        let write = |name: &str, text: &str| -> Result<()> {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap_or(&root))?;
            Ok(fs::write(path, text)?)
        };
        for (name, text) in [("a/same", "1"), ("b/same", "1"), ("a/in/x", "1"), ("b/in/x", "2")] {
            write(name, text)?;
        }
        write("a/first", "")?;
        write("b/second", "")?;
        let read = |name: &str| files(&root.join(name), Path::new("/somewhere/else"));
        let (one, other) = (read("a")?, read("b")?);
        assert_eq!(differences(&one, &one), [""; 0]);
        assert_eq!(
            differences(&one, &other),
            ["  first: only in the first", "  in/x: not the same", "  second: only in the second"]
        );
        write("a/leak", "at /somewhere/else/src/lib.rs")?;
        assert!(read("a").is_err());
        Ok(fs::remove_dir_all(root)?)
    }
}
