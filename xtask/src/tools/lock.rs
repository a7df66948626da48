//! Lets one set-up at a time work in the folder of tools, whichever clone it belongs to.
//!
//! The lock is the operating system's: it ends with the process, however that ends.

use std::{
    fs::{self, File, TryLockError},
    path::Path,
};

use anyhow::{Context, Result};

use crate::output;

/// Waits for other set-ups to end. The lock ends when the value is dropped.
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
