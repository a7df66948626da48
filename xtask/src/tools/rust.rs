//! Installs the parts of the Rust toolchain.
//!
//! It asks rustup only for missing parts, so a toolchain from a distribution or an image works too.

use std::path::Path;

use anyhow::Result;

use super::versions::WASM_TARGET;
use crate::{output, run};

/// Installs the standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let folder =
        run::stdout_of(run::command("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    let step = output::begin(format!("Rust's standard library for {WASM_TARGET}"), "half a minute, once");
    run::through(
        run::command("rustup").args(["target", "add", WASM_TARGET]),
        "Install the target with whatever your Rust came from; with rustup: `rustup target add wasm32-unknown-unknown`.",
    )?;
    step.done();
    Ok(())
}

/// Installs the formatter and the linter.
pub fn checkers() -> Result<()> {
    for (program, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if run::stdout_of(run::command("cargo").args([program, "--version"])).is_some() {
            continue;
        }
        let step = output::begin(format!("Rust's {component}"), "a few seconds, once");
        run::through(
            run::command("rustup").args(["component", "add", component]),
            "Install it with whatever your Rust came from; with rustup: `rustup component add rustfmt clippy`.",
        )?;
        step.done();
    }
    Ok(())
}
