//! The `test` task: runs all checks, stage by stage.
//!
//! It stops at the first stage that fails. The output of the test programs is passed on unchanged, and the summary of
//! the last one ends the output.

mod browser;
mod commands;
mod engine;
mod facts;
mod retry;
mod stage;
mod times;

use anyhow::Result;
pub use engine::Engine;
pub use stage::Stage;

use crate::{args, output, paths::Paths, setup};

/// Runs the chosen stages.
pub fn run(paths: &Paths, options: &args::Test) -> Result<()> {
    let chosen: Vec<Stage> =
        Stage::ALL.into_iter().filter(|stage| options.only.is_none_or(|only| only == *stage)).collect();
    // All tools are installed first: a failure to install a browser should not come after ten minutes of tests.
    let tools = if chosen.contains(&Stage::EndToEnd) {
        Some(setup::for_end_to_end(paths)?)
    } else if chosen.iter().any(|stage| stage.drives_a_browser()) {
        Some(setup::for_testing(paths)?)
    } else {
        setup::for_checking()?;
        None
    };
    if chosen.contains(&Stage::Supply) {
        setup::for_supply(paths)?;
    }
    for (index, stage) in chosen.iter().enumerate() {
        commands::prepare(*stage, paths, tools.as_ref())?;
        let (what, about) = stage.words();
        let step = output::begin(what, about);
        commands::run(*stage, paths, tools.as_ref(), options)?;
        // Nothing is printed after the last stage, so that the summary of the tests stays last.
        if index + 1 < chosen.len() {
            step.done();
        }
    }
    Ok(())
}
