//! Tells wasm-bindgen's test runner which browser to use and how to start it.
//!
//! It writes nothing into the clone: the settings lie in the target folder.

use std::{fs, process::Command};

use anyhow::Result;
use serde_json::json;

use crate::{paths::Paths, setup::Testing};

/// Quiet, without a screen, and able to start in a container. The runner adds a few of its own.
const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
];

/// Prepares a `cargo test` for the browser's target.
pub fn prepare(cargo: &mut Command, paths: &Paths, tools: &Testing) -> Result<()> {
    let settings = paths.work.join("webdriver.json");
    fs::create_dir_all(&paths.work)?;
    let wanted = json!({
        "goog:chromeOptions": { "args": ARGUMENTS, "binary": tools.browser.chrome }
    });
    fs::write(&settings, wanted.to_string())?;
    cargo
        // By name, found on PATH: cargo would take a path apart at its spaces.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("PATH", &tools.building.path)
        .env("CHROMEDRIVER", &tools.browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // The runner would prefer each of these to the browser chosen here.
    for other in
        ["GECKODRIVER", "GECKODRIVER_REMOTE", "SAFARIDRIVER", "SAFARIDRIVER_REMOTE", "CHROMEDRIVER_REMOTE"]
    {
        cargo.env_remove(other);
    }
    Ok(())
}
