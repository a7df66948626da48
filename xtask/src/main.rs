//! The `cargo xtask` command. It sets up, builds, serves and tests Stillwater with one command each, on a machine that
//! has git, cargo and a C compiler.
//!
//! It skips work that is already done, and leaves no partly installed tool behind. It changes the machine outside its
//! own folders in two ways only: it installs apt packages (browsers, Node.js, fonts and other programs the tests need),
//! and it adds components and the WebAssembly target to the Rust toolchain.

mod args;
mod bench;
mod output;
mod paths;
mod preview;
mod run;
mod setup;
mod site;
mod supply;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

use crate::{args::Task, paths::Paths};

fn main() -> ExitCode {
    match args::read().and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> Result<()> {
    let paths = Paths::find()?;
    match task {
        Task::Help => output::help(args::HELP)?,
        Task::Setup => {
            setup::for_end_to_end(&paths)?;
            setup::for_supply(&paths)?;
            output::note("Everything is in place.");
        }
        Task::Build(options) => {
            let tools = setup::for_building(&paths)?;
            site::build(&paths, &tools, &options)?;
        }
        Task::Serve(options) => preview::serve(&paths, &options)?,
        Task::Test(options) => test::run(&paths, &options)?,
        Task::Bench(options) => bench::run(&paths, &options)?,
        Task::Bill => {
            let path = supply::sbom::write(&paths)?;
            output::note(format!("The bill of materials is {}", path.display()));
        }
        Task::Twice => supply::reproducible::run(&paths)?,
    }
    Ok(())
}
