//! Prints the progress: one line when a step begins, one when it ends.
//!
//! Progress goes to standard error, because standard output belongs to the programs that are run.

use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

/// A step that has begun.
#[must_use = "a step ends with `done`"]
pub struct Step(Instant);

/// Begins a step: prints its description and its approximate duration.
pub fn begin(what: impl Display, about: &str) -> Step {
    eprintln!("{} {what} ({about})", marked("==>"));
    Step(Instant::now())
}

impl Step {
    /// Ends the step and prints its duration.
    pub fn done(self) {
        eprintln!("    done in {}", span(self.0.elapsed()));
    }

    /// Prints that a step without output is still running.
    pub fn still_at_it(&self) {
        eprintln!("    … {}", span(self.0.elapsed()));
    }
}

/// Prints a line that belongs to no step.
pub fn note(line: impl Display) {
    eprintln!("{} {line}", marked("==>"));
}

/// Prints an error and its causes, the outermost first.
pub fn failure(error: &anyhow::Error) {
    eprintln!("\n{} {error}", marked("error:"));
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}

/// Prints to standard output, because the person asked for this text.
pub fn help(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())
}

/// Formats a duration for display.
pub fn span(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds >= 60 {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    } else if seconds >= 10 {
        format!("{seconds} s")
    } else {
        format!("{:.1} s", time.as_secs_f32())
    }
}

/// Whether standard error may be coloured: it is a terminal, and `NO_COLOR` is unset or empty (<https://no-color.org>).
pub fn colour() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn marked(text: &str) -> String {
    if colour() { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_said_in_few_digits() {
        assert_eq!(span(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(span(Duration::from_secs(42)), "42 s");
        assert_eq!(span(Duration::from_secs(185)), "3 min 05 s");
    }
}
