//! `test`: every check there is, one stage after the other.
//!
//! It stops at the first stage that fails. What the test programs print goes through unchanged, and their own summary
//! is the last thing to be read.

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

/// Runs the stages asked for.
pub fn run(paths: &Paths, options: &args::Test) -> Result<()> {
    let chosen: Vec<Stage> =
        Stage::ALL.into_iter().filter(|stage| options.only.is_none_or(|only| only == *stage)).collect();
    // Everything first: a browser that cannot be had is better known now than after ten minutes of tests.
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
        // After the last one nothing more is said: the runner's summary is the end.
        if index + 1 < chosen.len() {
            step.done();
        }
    }
    Ok(())
}
