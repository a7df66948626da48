//! The `bench` task: measures the finished site against two reference sites (twins), prints a table and writes it to
//! `docs/performance.md`.
//!
//! The measurements are in `tests/bench`. This task changes only the text between two markers of that page.

mod page;
mod twins;

use std::{
    fs,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{
    args::{self, Build},
    output,
    paths::Paths,
    run, setup, site,
    tools::npm,
};

/// The page with the table, relative to the root of the clone.
const PAGE: &str = "docs/performance.md";

/// The markers around the table.
const MARKS: [&str; 2] =
    ["<!-- written by `cargo xtask bench`: begin -->", "<!-- written by `cargo xtask bench`: end -->"];

/// Builds the site and the twins, measures them, and writes the table.
pub fn run(paths: &Paths, options: &args::Bench) -> Result<()> {
    let tools = setup::for_testing(paths)?;
    site::build(paths, &tools.building, &Build::default())?;
    let twins = twins::build(paths, &npm::packages(paths)?)?;
    let step = output::begin(
        format!("The measuring, {} pairs for each ratio", options.pairs),
        "ten minutes with nine pairs; leave the machine alone meanwhile",
    );
    let mut cargo = bench(paths);
    cargo
        .env("STILLWATER_DIST", paths.dist())
        .env("STILLWATER_TWINS", &twins)
        .env("STILLWATER_PAIRS", options.pairs.to_string())
        .env("STILLWATER_ONLY", &options.only)
        .env("CHROME", &tools.browser.chrome)
        .env("CHROMEDRIVER", &tools.browser.driver);
    let table = answer(&mut cargo)?;
    step.done();
    output::help(&table)?;
    if !options.only.is_empty() {
        output::note(format!("{PAGE} stays as it is: only some rows were measured."));
        return Ok(());
    }
    let page = paths.root.join(PAGE);
    let text = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
    fs::write(&page, between_marks(&text, &table)?)?;
    output::note(format!("{PAGE} has the table."));
    Ok(())
}

fn bench(paths: &Paths) -> Command {
    let mut cargo = run::command("cargo");
    cargo
        .args([
            "test",
            "--locked",
            "--quiet",
            "--package",
            "stillwater",
            "--test",
            "bench",
            "--features",
            "e2e",
        ])
        .current_dir(&paths.root);
    cargo
}

/// The standard output of the measurement. Its standard error goes to the terminal.
fn answer(cargo: &mut Command) -> Result<String> {
    let output = cargo.stderr(Stdio::inherit()).output().context("cargo cannot be started")?;
    if !output.status.success() {
        bail!("The measuring failed ({}).\nWhat went wrong stands above.", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The page with a new table between its markers.
fn between_marks(page: &str, table: &str) -> Result<String> {
    let [begin, end] = MARKS;
    let parts = page.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    let (before, after) = parts.with_context(|| format!("{PAGE} lacks its marks:\n{begin}\n{end}"))?;
    Ok(format!("{before}{begin}\n\n{}\n\n{end}{after}", table.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_table_is_replaced() -> Result<()> {
        let [begin, end] = MARKS;
        let page = format!("# Speed\n\n{begin}\nold\n{end}\n\nWords.\n");
        let made = between_marks(&page, "| new |\n")?;
        assert_eq!(made, format!("# Speed\n\n{begin}\n\n| new |\n\n{end}\n\nWords.\n"));
        assert_eq!(between_marks(&made, "| new |\n")?, made);
        assert!(between_marks("# Speed\n", "| new |\n").is_err());
        Ok(())
    }
}
