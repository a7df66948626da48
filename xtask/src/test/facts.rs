//! The tests of facts about browsers: they pass again as long as neither the browsers nor the harness change, so that they
//! are left out after they have passed once.

use std::{fs, path::PathBuf};

use anyhow::Result;

use crate::{paths::Paths, run, setup::Testing, site::inputs};

/// What they are named by.
pub const MODULE: &str = "facts::";

/// What they depend on, and whether that is what it was when they passed.
#[derive(Debug)]
pub struct Facts {
    path: PathBuf,
    now: String,
}

impl Facts {
    /// Asks the browsers for their versions, and reads the harness.
    pub fn read(paths: &Paths, tools: &Testing) -> Result<Self> {
        let mut now = Vec::new();
        let mut programs = vec![&tools.browser.chrome, &tools.browser.driver];
        if let Some(further) = &tools.end_to_end {
            programs.extend([&further.firefox.firefox, &further.firefox.driver, &further.webkit.driver]);
        }
        for program in programs {
            now.push(run::stdout_of(run::command(program).arg("--version")).unwrap_or_default());
        }
        for folder in ["tests/e2e/harness", "tests/e2e/facts"] {
            now.push(inputs::of_folder(&paths.root.join(folder))?);
        }
        Ok(Self { path: paths.work.join("facts.stamp"), now: now.join("\n") })
    }

    /// Whether they have passed as things are now.
    pub fn are_known(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|known| known == self.now)
    }

    /// Remembers that they have passed.
    pub fn remember(&self) -> Result<()> {
        Ok(fs::write(&self.path, &self.now)?)
    }
}
