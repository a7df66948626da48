//! Parses the command line.
//!
//! It carries nothing out. An unknown option is an error.

use std::ffi::OsString;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use xtask::serve::Base;

use crate::test::{Engine, Stage};

/// The text that `cargo xtask help` prints.
pub const HELP: &str = "\
Stillwater: set up, build, serve and test.

  cargo xtask serve [--port N] [--open] [--base /some/path/]
      Sets up what is missing, builds the release site if it is out of date, and serves it on this machine
      as a real host would. The first run takes about ten minutes, later ones seconds.
      Without --base, a site that was built for a folder stays there.
  cargo xtask serve --dev [--port N] [--open] [--base /some/path/]
      Serves a development build that reloads when a source changes.
  cargo xtask build [--base /some/path/] [--dev]
      Writes the release site to dist/, ready for any static host; --base for hosting below a folder.
  cargo xtask test [--only fmt|supply|clippy|native|browser|e2e] [--engine chromium|firefox|webkit | --all-engines]
                   [-- FILTER…]
      Sets up what tests need, then runs all of them. What follows `--` goes to the test programs.
      With --engine, every end-to-end test runs in this one, also those that otherwise run in Chromium only;
      with --all-engines, in all three, as before a release.
  cargo xtask bench [--pairs N] [--only ROWS]
      Measures the site against a static page and a small Preact app, and writes the table to docs/performance.md.
      Nine pairs take about ten minutes. --only (paint, weight, saving, opening, input, start, memory, return,
      text, back; several with commas) measures some rows and writes nothing.
  cargo xtask twice
      Builds the release site in two folders, from nothing, and compares them byte by byte: about ten minutes.
  cargo xtask sbom
      Writes the bill of materials of the programs, a CycloneDX file, into target/stillwater/.
  cargo xtask setup
      Only sets up what building and testing need.

Environment
  STILLWATER_TOOLS      where tools are kept; otherwise `stillwater-tools` in the user's cache folder
  CHROME, CHROMEDRIVER  the browser for the tests and its driver, if not those on PATH
  FIREFOX, AGE          the second browser for the end-to-end tests, and the program age
  WEBKITDRIVER, WEBKIT_PYTHON, XVFB
                        the driver of WebKitGTK, a Python that can open a window with it, and the screen it is on
";

/// A task with its options.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// Prints the help.
    Help,
    /// Installs the missing tools.
    Setup,
    /// Builds the site into `dist/`.
    Build(Build),
    /// Serves the site on this machine.
    Serve(Serve),
    /// Runs the tests.
    Test(Test),
    /// Runs the benchmarks.
    Bench(Bench),
    /// Writes the software bill of materials.
    Bill,
    /// Builds the site twice and compares the results.
    Twice,
}

/// Options of `build`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Build {
    /// The folder of the host below which the site will be served.
    pub base: Base,
    /// Whether to make a development build: quick to compile, but large and slow.
    pub dev: bool,
}

/// Options of `serve`.
#[derive(Debug, Default, PartialEq)]
pub struct Serve {
    /// The port; by default the first free one from 8080 on.
    pub port: Option<u16>,
    /// Whether to open the browser.
    pub open: bool,
    /// Whether to rebuild and reload on every change.
    pub dev: bool,
    /// The base path; by default that of the site in `dist/`.
    pub base: Option<Base>,
}

/// Options of `test`.
#[derive(Debug, Default, PartialEq)]
pub struct Test {
    /// The only stage to run.
    pub only: Option<Stage>,
    /// The only engine for the end-to-end tests.
    pub engine: Option<Engine>,
    /// Whether every end-to-end test runs in every engine.
    pub all_engines: bool,
    /// Arguments for the test programs.
    pub filter: Vec<OsString>,
}

/// Options of `bench`.
#[derive(Debug, PartialEq)]
pub struct Bench {
    /// The number of measured pairs; each ratio is the median of that many.
    pub pairs: u32,
    /// The rows to measure, separated by commas; empty for all.
    pub only: String,
}

impl Default for Bench {
    fn default() -> Self {
        Self { pairs: 9, only: String::new() }
    }
}

/// Parses this process's arguments.
pub fn read() -> Result<Task> {
    parse(Parser::from_env())
}

fn parse(mut parser: Parser) -> Result<Task> {
    let name = match parser.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
        Some(Arg::Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    let mut task = match name.as_str() {
        "help" => Task::Help,
        "setup" => Task::Setup,
        "build" => Task::Build(Build::default()),
        "serve" => Task::Serve(Serve::default()),
        "test" => Task::Test(Test::default()),
        "bench" => Task::Bench(Bench::default()),
        "sbom" => Task::Bill,
        "twice" => Task::Twice,
        _ => bail!("There is no `{name}`.\n`cargo xtask help` lists what there is."),
    };
    while let Some(arg) = parser.next()? {
        match (&mut task, arg) {
            (_, Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
            (Task::Build(build), Arg::Long("base")) => build.base = parser.value()?.parse()?,
            (Task::Build(build), Arg::Long("dev")) => build.dev = true,
            (Task::Serve(serve), Arg::Long("base")) => serve.base = Some(parser.value()?.parse()?),
            (Task::Serve(serve), Arg::Long("port")) => serve.port = Some(parser.value()?.parse()?),
            (Task::Serve(serve), Arg::Long("open")) => serve.open = true,
            (Task::Serve(serve), Arg::Long("dev")) => serve.dev = true,
            (Task::Test(test), Arg::Long("only")) => test.only = Some(parser.value()?.parse()?),
            (Task::Test(test), Arg::Long("engine")) => test.engine = Some(parser.value()?.parse()?),
            (Task::Test(test), Arg::Long("all-engines")) => test.all_engines = true,
            (Task::Bench(bench), Arg::Long("pairs")) => bench.pairs = parser.value()?.parse()?,
            (Task::Bench(bench), Arg::Long("only")) => bench.only = parser.value()?.string()?,
            (Task::Test(test), Arg::Value(value)) => test.filter.push(value),
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    if let Task::Test(Test { engine: Some(_), all_engines: true, .. }) = task {
        bail!("--engine and --all-engines exclude each other.");
    }
    Ok(task)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(args: &[&str]) -> Result<Task> {
        parse(Parser::from_args(args))
    }

    #[test]
    fn each_task_has_its_options() -> Result<()> {
        assert_eq!(given(&[])?, Task::Help);
        assert_eq!(given(&["build", "--help"])?, Task::Help);
        let base: Base = "/a/".parse()?;
        assert_eq!(
            given(&["build", "--base", "/a", "--dev"])?,
            Task::Build(Build { base: base.clone(), dev: true })
        );
        assert_eq!(
            given(&["serve", "--port=9000", "--open", "--base", "/a/"])?,
            Task::Serve(Serve { port: Some(9000), open: true, dev: false, base: Some(base) })
        );
        Ok(())
    }

    #[test]
    fn what_follows_the_dashes_is_handed_on() -> Result<()> {
        assert_eq!(
            given(&["test", "--only", "e2e", "--", "signs", "--nocapture"])?,
            Task::Test(Test {
                only: Some(Stage::EndToEnd),
                filter: vec!["signs".into(), "--nocapture".into()],
                ..Test::default()
            })
        );
        Ok(())
    }

    #[test]
    fn one_engine_can_be_asked_for() -> Result<()> {
        assert_eq!(
            given(&["test", "--engine", "webkit"])?,
            Task::Test(Test { engine: Some(Engine::WebKit), ..Test::default() })
        );
        assert_eq!(
            given(&["test", "--all-engines"])?,
            Task::Test(Test { all_engines: true, ..Test::default() })
        );
        Ok(())
    }

    #[test]
    fn measuring_has_nine_pairs_unless_told() -> Result<()> {
        assert_eq!(given(&["bench"])?, Task::Bench(Bench { pairs: 9, only: String::new() }));
        assert_eq!(
            given(&["bench", "--pairs", "3", "--only", "paint,text"])?,
            Task::Bench(Bench { pairs: 3, only: "paint,text".to_owned() })
        );
        Ok(())
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for args in [
            &["deploy"][..],
            &["build", "--port", "1"],
            &["build", "--base", "nowhere"],
            &["build", "extra"],
            &["serve", "--port", "70000"],
            &["test", "--only", "everything"],
            &["test", "--engine", "netscape"],
            &["test", "--engine", "webkit", "--all-engines"],
            &["twice", "--dev"],
            &["bench", "--pairs", "few"],
        ] {
            assert!(given(args).is_err(), "{args:?}");
        }
    }
}
