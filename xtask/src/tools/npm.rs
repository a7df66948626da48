//! Installs wasm-opt, esbuild, axe-core, IBM's accessibility checker and the Nu HTML checker from the npm registry, in
//! exact versions, verified against their checksums, without running install scripts.
//!
//! No npm package becomes part of the site.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use super::{apt, folder, versions};
use crate::{output, paths::Paths, run};

/// The folder of the installed packages.
#[derive(Debug)]
pub struct Packages(PathBuf);

impl Packages {
    /// The script of axe-core.
    pub fn axe(&self) -> PathBuf {
        self.0.join("node_modules/axe-core/axe.min.js")
    }

    /// The script of IBM's accessibility checker.
    pub fn ace(&self) -> PathBuf {
        self.0.join("node_modules/accessibility-checker-engine/ace.js")
    }

    /// The Nu HTML checker, a Java archive.
    pub fn vnu(&self) -> PathBuf {
        self.0.join("node_modules/vnu-jar/build/dist/vnu.jar")
    }

    /// The bundler.
    pub fn esbuild(&self) -> PathBuf {
        self.bin().join("esbuild")
    }

    /// The folder from which bundled programs import packages.
    pub fn modules(&self) -> PathBuf {
        self.0.join("node_modules")
    }

    fn bin(&self) -> PathBuf {
        self.0.join("node_modules/.bin")
    }
}

/// The folder that contains `wasm-opt` and `esbuild`.
pub fn site_tools(paths: &Paths) -> Result<PathBuf> {
    let packages = packages(paths)?;
    let folder = packages.bin();
    if !is_wasm_opt(&folder) {
        bail!("wasm-opt was installed, but does not run.\nRemove {} and try again.", packages.0.display());
    }
    Ok(folder)
}

/// The packages, which are installed if they are missing.
pub fn packages(paths: &Paths) -> Result<Packages> {
    let home = paths.tools.join(format!("npm-{}", fingerprint()));
    if home.is_dir() {
        return Ok(Packages(home));
    }
    node()?;
    let step = output::begin(
        format!("wasm-opt {}, esbuild and what checks pages, from npm", versions::BINARYEN),
        "half a minute, once on this machine",
    );
    folder::complete(&home, |partial| {
        for (name, text) in versions::NPM_PACKAGES {
            fs::write(partial.join(name), text)?;
        }
        run::quietly(
            run::command("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(partial),
            &paths.tools.join("logs/npm.log"),
            &step,
            "It needs the npm registry.",
        )
    })?;
    step.done();
    Ok(Packages(home))
}

/// Installs Node.js and npm if they are missing.
fn node() -> Result<()> {
    let missing = |program| which::which(program).is_err();
    if missing("node") || missing("npm") {
        apt::install(&["nodejs", "npm"], "Node.js and npm", "Install Node.js 18 or newer with npm.")?;
    }
    Ok(())
}

fn is_wasm_opt(folder: &Path) -> bool {
    // The output is "wasm-opt version 132 (version_132)"; not every build prints the part in brackets.
    run::stdout_of(run::command(folder.join("wasm-opt")).arg("--version"))
        .is_some_and(|answer| answer.split_whitespace().nth(2) == Some(versions::BINARYEN))
}

/// A hash of the package list and its lock file, so that a change of either installs into another folder.
fn fingerprint() -> String {
    let mut hash = Sha256::new();
    for (_, text) in versions::NPM_PACKAGES {
        hash.update(text);
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
