//! Detects, by content, whether any source of the site has changed since it was built.
//!
//! Every file of the clone counts unless it is listed as irrelevant, so that a new folder is not forgotten.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

use crate::{paths::Paths, tools::versions};

/// Entries of the clone's root whose changes do not affect the site. `xtask` does affect it, by how it compresses, but
/// has [`FORM`] for that.
const OUTSIDE: &[&str] =
    &["target", "dist", "tests", "xtask", "docs", "deny.toml", "webdriver.json", "node_modules"];

/// Has to be raised by hand when a change of `xtask` changes the site.
const FORM: &str = "1";

/// A hash of all sources and of the tool versions.
pub fn fingerprint(paths: &Paths) -> Result<String> {
    let mut hash = Sha256::new();
    for fixed in [FORM, versions::TRUNK, versions::BINARYEN] {
        hash.update(fixed);
    }
    add_files(&mut hash, &paths.root, |entry| entry.depth() != 1 || reaches_the_site(entry))?;
    Ok(hex(hash))
}

/// A hash of the names and contents of a folder's files.
pub fn of_folder(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    add_files(&mut hash, folder, |_| true)?;
    Ok(hex(hash))
}

fn add_files(hash: &mut Sha256, folder: &Path, wanted: impl Fn(&DirEntry) -> bool) -> Result<()> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(wanted);
    for entry in walk {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes =
            fs::read(entry.path()).with_context(|| format!("{} cannot be read", entry.path().display()))?;
        let name = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_string_lossy();
        // Each part is preceded by its length, so that a name cannot be confused with content.
        for part in [name.as_bytes(), &bytes] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    Ok(())
}

fn reaches_the_site(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // `.cargo` contains compiler settings. Other hidden entries belong to tools.
    let hidden = name.starts_with('.') && name != ".cargo";
    let words_about_it = name.ends_with(".md") || name.starts_with("LICENSE");
    !hidden && !words_about_it && !OUTSIDE.contains(&&*name)
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_counts_only_where_it_reaches_the_site() -> Result<()> {
        let root = std::env::temp_dir().join(format!("stillwater-inputs-{}", std::process::id()));
        let paths = Paths {
            target: root.join("target"),
            work: root.join("target/stillwater"),
            tools: root.join("tools"),
            root: root.clone(),
        };
        let write = |path: &str, text: &str| -> Result<()> {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&root))?;
            Ok(fs::write(path, text)?)
        };
        write("src/content/en/article.md", "a")?;
        let first = fingerprint(&paths)?;
        for outside in ["README.md", "tests/e2e.rs", "target/x", "dist/index.html", ".git/HEAD"] {
            write(outside, "b")?;
        }
        assert_eq!(fingerprint(&paths)?, first);
        for inside in ["src/content/en/article.md", "assets/new.svg", ".cargo/config.toml", "src/target/x.rs"]
        {
            let before = fingerprint(&paths)?;
            write(inside, "c")?;
            assert_ne!(fingerprint(&paths)?, before, "{inside}");
        }
        Ok(fs::remove_dir_all(root)?)
    }
}
