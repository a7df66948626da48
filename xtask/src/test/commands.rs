//! The cargo commands of each stage.
//!
//! Only this module and `supply::sbom` name features and targets of the site's package.

use std::{env, ffi::OsString, process::Command, thread};

use anyhow::{Context, Result};

use super::{
    Engine, Stage, browser,
    facts::{self, Facts},
    retry,
    times::Times,
};
use crate::{
    args::{self, Build},
    output,
    paths::Paths,
    run,
    setup::Testing,
    site, supply,
};

/// The sets of features in which Clippy checks the whole workspace on this machine.
const HOST_CHECKED: &[&str] = &[
    "--workspace --all-targets",
    "--workspace --all-targets --features stillwater/ssr,stillwater/e2e,stillwater/keeper,stillwater/judge,stillwater/stretch",
];

/// The packages and features that Clippy checks for WebAssembly.
const WASM_CHECKED: &str =
    "--package stillwater --lib --bins --test browser --features browser,ssr,keeper,judge,stretch";

/// The tests of `xtask`, in the profile in which it is compiled anyway, so that little is compiled twice.
const OWN: &str = "--package xtask --profile xtask --lib --bins";

/// The native tests of the site.
const NATIVE: &str = "--package stillwater --lib --test native --features ssr,keeper,judge,stretch";

/// The tests that run inside a browser.
const BROWSER: &str = "--package stillwater --test browser --features browser,ssr";

/// The tests that drive a browser from outside.
const END_TO_END: &str = "--package stillwater --test e2e --features e2e";

/// The target of programs for the browser.
const WASM: &str = "--target wasm32-unknown-unknown";

const SEE_ABOVE: &str = "What went wrong stands above.";

/// Builds the finished site for the stage that needs it. The build prints its own steps.
pub fn prepare(stage: Stage, paths: &Paths, tools: Option<&Testing>) -> Result<()> {
    match stage {
        Stage::EndToEnd => {
            let tools = &given(tools)?.building;
            site::build(paths, tools, &Build::default())?;
            site::fixture::build(paths, tools)
        }
        Stage::Format | Stage::Supply | Stage::Clippy | Stage::Native | Stage::Browser => Ok(()),
    }
}

/// Runs a stage. The `filter` of the options is passed to the test programs.
pub fn run(stage: Stage, paths: &Paths, tools: Option<&Testing>, options: &args::Test) -> Result<()> {
    let filter = &options.filter;
    match stage {
        Stage::Format => {
            run::through(&mut cargo(paths, &["fmt --all --check"]), "`cargo fmt --all` puts it right.")
        }
        Stage::Supply => supply::check(paths),
        Stage::Clippy => clippy(paths),
        Stage::Native => {
            test(cargo(paths, &["test --locked", OWN]), filter)?;
            test(cargo(paths, &["test --locked", NATIVE]), filter)
        }
        Stage::Browser => {
            let mut cargo = cargo(paths, &["test --locked", WASM, BROWSER]);
            browser::prepare(&mut cargo, paths, given(tools)?)?;
            test(cargo, filter)
        }
        Stage::EndToEnd => {
            let tools = given(tools)?;
            let further = given(tools.end_to_end.as_ref())?;
            let times = Times::begin(paths.work.join("times.tsv"))?;
            let facts = Facts::read(paths, tools)?;
            // Facts are only left out of a whole run, not if certain tests were asked for.
            let is_whole = filter.is_empty() && options.engine.is_none() && !options.all_engines;
            if is_whole && facts.are_known() {
                output::note(
                    "Facts about the browsers are left out: neither they nor the harness have changed.",
                );
            }
            let left_out = (is_whole && facts.are_known()).then_some(["--skip", facts::MODULE]);
            let make = |engine: Option<Engine>, filter: &[OsString]| {
                let mut cargo = cargo(paths, &["test --locked", END_TO_END, "--"]);
                cargo
                    .args(filter)
                    .args(others(engine))
                    .args(left_out.into_iter().flatten())
                    .envs(engine.map(|engine| ("STILLWATER_ENGINE", engine.name())))
                    .env("RUST_TEST_THREADS", threads())
                    .env("STILLWATER_TIMES", times.path())
                    .env("STILLWATER_DIST", paths.dist())
                    .env("STILLWATER_DIST_FIXTURE", site::fixture::dist(paths))
                    .env("STILLWATER_AXE", &tools.axe)
                    .env("STILLWATER_ACE", &tools.ace)
                    .env("STILLWATER_VNU", &tools.vnu)
                    .env("CHROME", &tools.browser.chrome)
                    .env("CHROMEDRIVER", &tools.browser.driver)
                    .env("FIREFOX", &further.firefox.firefox)
                    .env("GECKODRIVER", &further.firefox.driver)
                    .env("WEBKITDRIVER", &further.webkit.driver)
                    .env("WEBKIT_PYTHON", &further.webkit.python)
                    .env("XVFB", &further.webkit.xvfb)
                    .env("AGE", &further.age)
                    .env("PDFTOTEXT", &further.pdftotext)
                    .env("JAVA", &further.java);
                cargo
            };
            let engines =
                if options.all_engines { Engine::ALL.map(Some).to_vec() } else { vec![options.engine] };
            engines
                .into_iter()
                .try_for_each(|engine| retry::run(|filter| make(engine, filter), filter, &times))?;
            if is_whole { facts.remember() } else { Ok(()) }
        }
    }
}

/// Arguments that skip the tests of all engines but the wanted one.
fn others(wanted: Option<Engine>) -> Vec<String> {
    let others = Engine::ALL.into_iter().filter(|engine| wanted.is_some_and(|wanted| wanted != *engine));
    others.flat_map(|engine| ["--skip".to_owned(), format!("::{}", engine.name())]).collect()
}

fn clippy(paths: &Paths) -> Result<()> {
    const STRICT: &str = "-- --deny warnings";
    for checked in HOST_CHECKED {
        run::through(&mut cargo(paths, &["clippy --locked", checked, STRICT]), SEE_ABOVE)?;
    }
    run::through(&mut cargo(paths, &["clippy --locked", WASM, WASM_CHECKED, STRICT]), SEE_ABOVE)
}

fn test(mut cargo: Command, filter: &[OsString]) -> Result<()> {
    if !filter.is_empty() {
        cargo.arg("--").args(filter);
    }
    run::through(&mut cargo, SEE_ABOVE)
}

/// A cargo command at the root of the clone. The arguments are split at spaces.
fn cargo(paths: &Paths, arguments: &[&str]) -> Command {
    let mut cargo = run::command("cargo");
    cargo.current_dir(&paths.root).args(arguments.iter().flat_map(|part| part.split_whitespace()));
    cargo
}

/// The tools, which exist for every stage that [`Stage::drives_a_browser`].
fn given<T>(tools: Option<&T>) -> Result<&T> {
    tools.context("A stage that drives a browser was not set up for it: an error in xtask itself.")
}

/// The number of tests that run at once: one more than there are cores, because a test mostly waits for its browser.
fn threads() -> OsString {
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
    env::var_os("RUST_TEST_THREADS").unwrap_or_else(|| (cores + 1).to_string().into())
}
