//! How long each test takes. libtest tells it on no stable toolchain.

use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;
use std::{env, thread};

/// Notes how long a test had a browser, as a line of the file that the variable STILLWATER_TIMES names: seconds, a tab, and
/// the name of the test. A test with two browsers one after the other has two lines.
pub fn note(time: Duration) {
    let Some(path) = env::var_os("STILLWATER_TIMES") else { return };
    let thread = thread::current();
    let line = format!("{:.1}\t{}\n", time.as_secs_f64(), thread.name().unwrap_or_default());
    let file = OpenOptions::new().create(true).append(true).open(path);
    // A test does not fail for want of its time.
    let _ = file.and_then(|mut file| file.write_all(line.as_bytes()));
}
