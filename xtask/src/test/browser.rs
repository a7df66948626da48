//! Configures wasm-bindgen's test runner: which browser it uses, and how it starts it.
//!
//! The settings are written to the target folder, not into the clone.

use std::{fs, process::Command};

use anyhow::Result;
use serde_json::json;

use crate::{paths::Paths, setup::Testing};

/// Arguments for a headless browser without background traffic that can start in a container. The runner adds some of
/// its own.
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

/// Configures a `cargo test` for the WebAssembly target.
pub fn prepare(cargo: &mut Command, paths: &Paths, tools: &Testing) -> Result<()> {
    let settings = paths.work.join("webdriver.json");
    fs::create_dir_all(&paths.work)?;
    let wanted = json!({
        "goog:chromeOptions": { "args": ARGUMENTS, "binary": tools.browser.chrome }
    });
    fs::write(&settings, wanted.to_string())?;
    cargo
        // The runner is found on PATH by its name, because cargo splits this value at spaces.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("PATH", &tools.building.path)
        .env("CHROMEDRIVER", &tools.browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // With any of these variables, the runner would use another browser.
    for other in
        ["GECKODRIVER", "GECKODRIVER_REMOTE", "SAFARIDRIVER", "SAFARIDRIVER_REMOTE", "CHROMEDRIVER_REMOTE"]
    {
        cargo.env_remove(other);
    }
    Ok(())
}
