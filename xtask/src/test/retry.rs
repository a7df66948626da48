//! Runs failed tests of the browser a second time, one at a time, because a browser that fails to start on a busy
//! machine is no fault of the site. A test that fails twice has failed. A test that passes the second time is listed at
//! the end as flaky.

use std::{
    ffi::OsString,
    io::{self, BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use super::times::Times;

/// The highest number of failures that are tried again. More of them are no coincidence.
const FEW: usize = 5;

/// Runs the tests. `make` creates the command with the given arguments after `--`. Each test is printed with its
/// duration, and the slowest ones are listed at the end.
pub fn run(make: impl Fn(&[OsString]) -> Command, filter: &[OsString], times: &Times) -> Result<()> {
    let out = &mut io::stdout();
    let result = run_and_print(make, filter, times, out);
    writeln!(out, "\n==> The slowest tests\n{}", times.slowest().join("\n"))?;
    result
}

fn run_and_print(
    make: impl Fn(&[OsString]) -> Command,
    filter: &[OsString],
    times: &Times,
    out: &mut dyn Write,
) -> Result<()> {
    let failed = once(&mut make(filter), times, out)?;
    if failed.is_empty() {
        return Ok(());
    }
    if failed.len() > FEW {
        bail!("{} tests failed. What went wrong stands above.", failed.len());
    }
    writeln!(out, "\n==> Once more, one after the other: {}", failed.join(", "))?;
    let mut alone: Vec<OsString> = ["--exact", "--test-threads=1"].map(OsString::from).to_vec();
    alone.extend(failed.iter().map(OsString::from));
    let twice = once(&mut make(&alone), times, out)?;
    if !twice.is_empty() {
        bail!("Failed twice: {}. What went wrong stands above.", twice.join(", "));
    }
    writeln!(out, "\n==> Not steady: failed once, and passed alone: {}", failed.join(", "))?;
    Ok(())
}

/// Runs a test program and prints its output, with the duration of each test. Returns the names of the failed tests.
fn once(command: &mut Command, times: &Times, out: &mut dyn Write) -> Result<Vec<String>> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("cargo cannot be started")?;
    let said = child.stdout.take().context("it is piped")?;
    let mut failed = Vec::new();
    for line in BufReader::new(said).split(b'\n') {
        let line = line?;
        out.write_all(&line)?;
        let line = String::from_utf8_lossy(&line);
        if let Some(seconds) = ended(&line).and_then(|test| times.of(test)) {
            write!(out, " ({seconds:.1} s)")?;
        }
        out.write_all(b"\n")?;
        failed.extend(failure(&line));
    }
    let status = child.wait()?;
    if failed.is_empty() && !status.success() {
        bail!("The tests could not be run to their end ({status}). What went wrong stands above.");
    }
    Ok(failed)
}

/// The name of the test, if libtest's line reports the end of one.
fn ended(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("test ")?.split_once(" ... ")?;
    Some(name.trim())
}

/// The name of the test, if libtest's line reports a failure.
fn failure(line: &str) -> Option<String> {
    let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
    Some(name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

    use super::*;

    fn no_times() -> Times {
        Times::begin(std::env::temp_dir().join(format!("stillwater-no-times-{}", std::process::id())))
            .expect("a file can be written")
    }

    fn shell(script: &str) -> impl Fn(&[OsString]) -> Command {
        let script = script.to_owned();
        move |filter| {
            let mut shell = Command::new("sh");
            shell.arg("-c").arg(&script).arg("sh").args(filter);
            shell
        }
    }

    #[test]
    fn what_passed_is_not_run_again() {
        let passed = shell("[ $# = 0 ] && echo 'test a::b ... ok'");
        assert!(run_and_print(passed, &[], &no_times(), &mut Vec::new()).is_ok());
    }

    #[test]
    fn what_fails_once_is_run_again_alone() {
        let unsteady = shell(
            "if [ $# = 0 ]; then echo 'test a::b ... FAILED'; exit 101; fi; [ \"$*\" = '--exact --test-threads=1 a::b' ]",
        );
        let mut said = Vec::new();
        assert!(run_and_print(unsteady, &[], &no_times(), &mut said).is_ok());
        assert!(
            String::from_utf8_lossy(&said).ends_with("Not steady: failed once, and passed alone: a::b\n")
        );
    }

    #[test]
    fn what_fails_twice_has_failed() {
        let broken = shell("echo 'test a::b ... FAILED'; exit 101");
        let message = run_and_print(broken, &[], &no_times(), &mut Vec::new())
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(message.contains("Failed twice: a::b"), "{message}");
    }

    #[test]
    fn many_failures_are_not_tried_again() {
        let broken = shell(
            "[ $# = 0 ] || exit 0; for n in 1 2 3 4 5 6; do echo \"test a::$n ... FAILED\"; done; exit 101",
        );
        assert!(run_and_print(broken, &[], &no_times(), &mut Vec::new()).is_err());
    }

    #[test]
    fn a_program_that_does_not_come_to_its_end_has_failed() {
        assert!(
            run_and_print(shell("echo 'test a::b ... ok'; exit 137"), &[], &no_times(), &mut Vec::new())
                .is_err()
        );
    }
}
