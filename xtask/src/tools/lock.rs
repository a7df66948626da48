//! Locks the folder of tools, so that only one set-up of all clones changes it at a time.
//!
//! It is a file lock of the operating system, which is released when the process ends, even if it crashes.

use std::{
    fs::{self, File, TryLockError},
    path::Path,
};

use anyhow::{Context, Result};

use crate::output;

/// Waits for other set-ups to end. Dropping the file releases the lock.
pub fn hold(tools: &Path) -> Result<File> {
    fs::create_dir_all(tools).with_context(|| {
        format!("{} cannot be made.\nSet STILLWATER_TOOLS to a folder that can be written.", tools.display())
    })?;
    let file = File::create(tools.join("lock"))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            output::note("Another set-up is at work; waiting for it.");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(file)
}
