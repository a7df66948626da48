//! Runs other programs.
//!
//! It never uses a shell, so no path or argument can be misinterpreted.

use std::{
    env,
    ffi::OsStr,
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::output::Step;

/// The interval at which a step without output reports that it is still running.
const BEAT: Duration = Duration::from_secs(30);

/// A command without the variables that cargo set for `xtask` itself. A cargo that inherits them considers its own
/// build changed and recompiles.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        let own = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || matches!(name, "CARGO_MANIFEST_DIR" | "CARGO_MANIFEST_PATH")
        });
        if own {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a command whose output goes to the terminal. `instead` tells the person what to do if it fails.
pub fn through(command: &mut Command, instead: &str) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status}).\n{instead}", shown(command));
    }
    Ok(())
}

/// Runs a command whose output goes to the file `log`. The last lines are printed if it fails.
pub fn quietly(command: &mut Command, log: &Path, step: &Step, instead: &str) -> Result<()> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::create(log).with_context(|| format!("{} cannot be written", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| cannot_start(command))?;
    let mut next = Instant::now() + BEAT;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if Instant::now() >= next {
            step.still_at_it();
            next += BEAT;
        }
        thread::sleep(Duration::from_millis(100));
    };
    if !status.success() {
        bail!(
            "`{}` failed ({status}). Its last words, all of them in {}:\n{}\n{instead}",
            shown(command),
            log.display(),
            end_of(log)
        );
    }
    Ok(())
}

/// The standard output of a command; `None` if it cannot be run or fails.
pub fn stdout_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` cannot be started", command.get_program().display())
}

/// The command as it would be typed.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn end_of(log: &Path) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.len().saturating_sub(20);
    lines
        .get(last..)
        .unwrap_or_default()
        .iter()
        .map(|line| format!("  | {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}
