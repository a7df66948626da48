//! Records the duration of each test, because libtest reports durations only on nightly toolchains.

use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;
use std::{env, thread};

/// Appends the time that a test had a browser for to the file in the variable `STILLWATER_TIMES`: seconds, a tab, and
/// the name of the test. A test that opens two browsers one after the other has two lines.
pub fn note(time: Duration) {
    let Some(path) = env::var_os("STILLWATER_TIMES") else { return };
    let thread = thread::current();
    let line = format!("{:.1}\t{}\n", time.as_secs_f64(), thread.name().unwrap_or_default());
    let file = OpenOptions::new().create(true).append(true).open(path);
    // A test must not fail because its duration cannot be recorded.
    let _ = file.and_then(|mut file| file.write_all(line.as_bytes()));
}
