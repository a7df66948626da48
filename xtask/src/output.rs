//! What a person reads while it works: one line when a step begins, one when it ends.
//!
//! Everything goes to standard error, so that standard output stays with the programs that are run.

use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

/// A step that has begun.
#[must_use = "a step ends with `done`"]
pub struct Step(Instant);

/// Begins a step: what it does and roughly how long it takes.
pub fn begin(what: impl Display, about: &str) -> Step {
    eprintln!("{} {what} ({about})", marked("==>"));
    Step(Instant::now())
}

impl Step {
    /// Ends it and says how long it took.
    pub fn done(self) {
        eprintln!("    done in {}", span(self.0.elapsed()));
    }

    /// Says that a quiet step is still at work.
    pub fn still_at_it(&self) {
        eprintln!("    … {}", span(self.0.elapsed()));
    }
}

/// One line that is not a step.
pub fn note(line: impl Display) {
    eprintln!("{} {line}", marked("==>"));
}

/// Why it stopped, outermost reason first.
pub fn failure(error: &anyhow::Error) {
    eprintln!("\n{} {error}", marked("error:"));
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}

/// The help, on standard output, for it was asked for.
pub fn help(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())
}

/// A length of time as a person says it.
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

/// Whether colour is welcome on standard error.
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
