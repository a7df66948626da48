//! Checks the words and worksheets of `src/content/`, so that a mistake in a text stops the build with its file and
//! line, and makes the constants by which the program asks for the texts of `ui.toml`.

#![allow(
    dead_code,
    missing_docs,
    reason = "the modules below are parts of the program; this script uses some of each"
)]

#[path = "src/content/catalog.rs"]
mod catalog;
#[path = "src/content/compile/mod.rs"]
mod compile;
#[path = "src/domain/mod.rs"]
mod domain;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed=src/domain");
    let out = std::env::var_os("OUT_DIR").unwrap_or_default();
    let made = compile::constants(Path::new("src/content"));
    let checked = compile::compile(Path::new("src/content"), None);
    let problems = match (made, checked) {
        (Ok(code), Ok(_)) => match std::fs::write(Path::new(&out).join("keys.rs"), code) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => error.to_string(),
        },
        (Err(problems), _) | (_, Err(problems)) => problems.to_string(),
    };
    for problem in problems.lines() {
        println!("cargo::error={problem}");
    }
    ExitCode::FAILURE
}
