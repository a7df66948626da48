//! Installs a tool's folder atomically: it gets its name only once it is complete.
//!
//! An interrupted installation leaves a folder named `….partial`, which the next one removes.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// Fills a temporary folder next to `home`, then renames it to `home`.
pub fn complete(home: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let partial = partial(home);
    remove(&partial)?;
    fs::create_dir_all(&partial)?;
    fill(&partial)?;
    remove(home)?;
    fs::rename(&partial, home)
        .with_context(|| format!("{} cannot be moved to {}", partial.display(), home.display()))
}

/// Removes a folder if it exists.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The name of the temporary folder. `with_extension` would replace the last part of a version number.
fn partial(home: &Path) -> PathBuf {
    let mut name = OsString::from(home);
    name.push(".partial");
    name.into()
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn it_appears_whole_or_not_at_all() -> Result<()> {
        let paths = std::env::temp_dir().join(format!("stillwater-folder-{}", std::process::id()));
        let home = paths.join("tool-1.2.3");
        let failed = complete(&home, |partial| {
            fs::write(partial.join("half"), "")?;
            bail!("cut short")
        });
        assert!(failed.is_err() && !home.exists());
        complete(&home, |partial| Ok(fs::write(partial.join("whole"), "")?))?;
        assert!(home.join("whole").is_file() && !home.join("half").exists());
        assert_eq!(fs::read_dir(&paths)?.count(), 1);
        remove(&paths)?;
        remove(&paths)
    }
}
