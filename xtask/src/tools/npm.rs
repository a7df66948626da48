//! wasm-opt, esbuild, axe-core, IBM's accessibility checker and the Nu HTML checker, from the npm registry: exact versions,
//! checked against their checksums, no install scripts.
//!
//! Nothing of npm's is ever part of the site.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use super::{apt, folder, versions};
use crate::{output, paths::Paths, run};

/// The installed packages.
#[derive(Debug)]
pub struct Packages(PathBuf);

impl Packages {
    /// The accessibility checker as one script.
    pub fn axe(&self) -> PathBuf {
        self.0.join("node_modules/axe-core/axe.min.js")
    }

    /// IBM's accessibility checker as one script.
    pub fn ace(&self) -> PathBuf {
        self.0.join("node_modules/accessibility-checker-engine/ace.js")
    }

    /// The Nu HTML checker, for Java.
    pub fn vnu(&self) -> PathBuf {
        self.0.join("node_modules/vnu-jar/build/dist/vnu.jar")
    }

    /// The bundler.
    pub fn esbuild(&self) -> PathBuf {
        self.bin().join("esbuild")
    }

    /// The folder that bundled programs take their packages from.
    pub fn modules(&self) -> PathBuf {
        self.0.join("node_modules")
    }

    fn bin(&self) -> PathBuf {
        self.0.join("node_modules/.bin")
    }
}

/// The folder with `wasm-opt` and `esbuild` in it.
pub fn site_tools(paths: &Paths) -> Result<PathBuf> {
    let packages = packages(paths)?;
    let folder = packages.bin();
    if !is_wasm_opt(&folder) {
        bail!("wasm-opt was installed, but does not run.\nRemove {} and try again.", packages.0.display());
    }
    Ok(folder)
}

/// The packages, installed if they are not.
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

/// Node.js and npm themselves.
fn node() -> Result<()> {
    let missing = |program| which::which(program).is_err();
    if missing("node") || missing("npm") {
        apt::install(&["nodejs", "npm"], "Node.js and npm", "Install Node.js 18 or newer with npm.")?;
    }
    Ok(())
}

fn is_wasm_opt(folder: &Path) -> bool {
    // "wasm-opt version 132 (version_132)", the bracket not in every build.
    run::stdout_of(run::command(folder.join("wasm-opt")).arg("--version"))
        .is_some_and(|answer| answer.split_whitespace().nth(2) == Some(versions::BINARYEN))
}

/// Names the set of packages: another lock file is another folder.
fn fingerprint() -> String {
    let mut hash = Sha256::new();
    for (_, text) in versions::NPM_PACKAGES {
        hash.update(text);
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
