//! Compiles Trunk, wasm-bindgen's command-line programs, Firefox's driver and cargo-deny from the crate registry.
//!
//! Each version has its own folder, which appears only once the installation is complete.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{folder, lockfile, versions};
use crate::{output, paths::Paths, run};

struct Tool<'a> {
    krate: &'a str,
    program: &'a str,
    version: &'a str,
    about: &'a str,
    extra: &'a [&'a str],
}

/// The folder that contains `trunk`.
pub fn trunk(paths: &Paths) -> Result<PathBuf> {
    let tool = Tool {
        krate: "trunk",
        program: "trunk",
        version: versions::TRUNK,
        about: "compiled here: about 4 minutes, once on this machine",
        // Without its default features Trunk cannot download tools, and it does not need to.
        extra: &["--no-default-features"],
    };
    tool.folder(paths)
}

/// The folder that contains `wasm-bindgen` and its test runner, in the version that `Cargo.lock` gives for the library.
pub fn wasm_bindgen(paths: &Paths) -> Result<PathBuf> {
    let version = lockfile::version_of(paths, "wasm-bindgen")?;
    let tool = Tool {
        krate: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &version,
        about: "compiled here: about 2 minutes, once on this machine",
        extra: &[],
    };
    tool.folder(paths)
}

/// The folder that contains `geckodriver`.
pub fn geckodriver(paths: &Paths) -> Result<PathBuf> {
    let tool = Tool {
        krate: "geckodriver",
        program: "geckodriver",
        version: versions::GECKODRIVER,
        about: "compiled here: about 2 minutes, once on this machine",
        extra: &[],
    };
    tool.folder(paths)
}

/// The folder that contains `cargo-deny`.
pub fn cargo_deny(paths: &Paths) -> Result<PathBuf> {
    let tool = Tool {
        krate: "cargo-deny",
        program: "cargo-deny",
        version: versions::CARGO_DENY,
        about: "compiled here: about 2 minutes, once on this machine",
        extra: &["--no-default-features"],
    };
    tool.folder(paths)
}

impl Tool<'_> {
    /// The folder of the tool, which is installed if it is missing.
    fn folder(&self, paths: &Paths) -> Result<PathBuf> {
        let home = paths.tools.join(format!("{}-{}", self.krate, self.version));
        let ours = home.join("bin");
        if self.is_in(&ours) {
            return Ok(ours);
        }
        let others = which::which_all(self.program).into_iter().flatten();
        for folder in others.filter_map(|found| found.parent().map(Path::to_owned)) {
            if self.is_in(&folder) {
                return Ok(folder);
            }
        }
        self.install(paths, &home)?;
        if !self.is_in(&ours) {
            bail!(
                "{} was installed, but does not run.\nRemove {} and try again.",
                self.krate,
                home.display()
            );
        }
        Ok(ours)
    }

    /// Whether the program in this folder runs and has the right version.
    fn is_in(&self, folder: &Path) -> bool {
        // The tests need the test runner that belongs to wasm-bindgen.
        let whole = self.krate != "wasm-bindgen-cli"
            || which::which_in("wasm-bindgen-test-runner", Some(folder), ".").is_ok();
        let mut ask = run::command(folder.join(self.program));
        // Trunk parses NO_COLOR as true or false and fails on the usual value, 1.
        ask.arg("--version").env_remove("NO_COLOR");
        whole
            && run::stdout_of(&mut ask)
                .is_some_and(|answer| answer.split_whitespace().nth(1) == Some(self.version))
    }

    fn install(&self, paths: &Paths, home: &Path) -> Result<()> {
        let step = output::begin(format!("{} {}", self.krate, self.version), self.about);
        let compiled = paths.tools.join("compiling");
        folder::complete(home, |partial| {
            let mut cargo = run::command("cargo");
            cargo
                .args(["install", self.krate, "--locked", "--version"])
                .arg(format!("={}", self.version))
                .args(self.extra)
                .arg("--root")
                .arg(partial)
                .arg("--target-dir")
                .arg(&compiled)
                .current_dir(&paths.tools)
                // Compiling these tools takes longer than running them ever will, so optimise less.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
            run::quietly(
                &mut cargo,
                &paths.tools.join("logs").join(format!("{}.log", self.krate)),
                &step,
                "It needs the crate registry and a C compiler (on Debian and Ubuntu: `apt-get install build-essential`).",
            )
        })?;
        folder::remove(&compiled)?;
        step.done();
        Ok(())
    }
}
