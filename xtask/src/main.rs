//! `cargo xtask`: sets up, builds, serves and tests Stillwater with one command each, on a machine that has git,
//! cargo and a C compiler.
//!
//! It never does again what is already done, never leaves a half-finished tool behind, and never touches the
//! person's own installation beyond what it says: packages from apt where a browser or Node.js is missing, and
//! components of the Rust toolchain.

mod args;
mod bench;
mod place;
mod preview;
mod run;
mod say;
mod setup;
mod site;
mod supply;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

use crate::{args::Task, place::Place};

fn main() -> ExitCode {
    match args::read().and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> Result<()> {
    let place = Place::find()?;
    match task {
        Task::Help => say::help(args::HELP)?,
        Task::Setup => {
            setup::for_end_to_end(&place)?;
            setup::for_supply(&place)?;
            say::note("Everything is in place.");
        }
        Task::Build(wish) => {
            let tools = setup::for_building(&place)?;
            site::build(&place, &tools, &wish)?;
        }
        Task::Serve(wish) => preview::serve(&place, &wish)?,
        Task::Test(wish) => test::run(&place, &wish)?,
        Task::Bench(wish) => bench::run(&place, &wish)?,
        Task::Bill => {
            let path = supply::bill::write(&place)?;
            say::note(format!("The bill of materials is {}", path.display()));
        }
        Task::Twice => supply::twice::run(&place)?,
    }
    Ok(())
}
