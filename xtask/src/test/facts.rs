//! Skips the tests of facts about browsers once they have passed. Their results can only change with the versions of
//! the browsers, the harness or the tests themselves.

use std::{fs, path::PathBuf};

use anyhow::Result;

use crate::{paths::Paths, run, setup::Testing, site::inputs};

/// The module of these tests, which filters them by name.
pub const MODULE: &str = "facts::";

/// The state that the results depend on, and the file with the state in which the tests last passed.
#[derive(Debug)]
pub struct Facts {
    path: PathBuf,
    now: String,
}

impl Facts {
    /// Reads the versions of the browsers and the sources of the tests.
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

    /// Whether the tests have passed in the present state.
    pub fn are_known(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|known| known == self.now)
    }

    /// Records that the tests have passed.
    pub fn remember(&self) -> Result<()> {
        Ok(fs::write(&self.path, &self.now)?)
    }
}
