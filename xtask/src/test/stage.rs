//! The stages of `test`: their names, order and descriptions.
//!
//! The module `commands` runs them.

use std::{error::Error, fmt, str::FromStr};

/// A kind of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Formatting.
    Format,
    /// The supply chain: licences, sources, the bill of materials.
    Supply,
    /// The linter, for this machine and for WebAssembly.
    Clippy,
    /// Tests without a browser.
    Native,
    /// Tests inside a browser.
    Browser,
    /// Tests of the finished site through a browser.
    EndToEnd,
}

impl Stage {
    /// All stages in the order in which they run, the quickest first.
    pub const ALL: [Self; 6] =
        [Self::Format, Self::Supply, Self::Clippy, Self::Native, Self::Browser, Self::EndToEnd];

    /// The stage's name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "fmt",
            Self::Supply => "supply",
            Self::Clippy => "clippy",
            Self::Native => "native",
            Self::Browser => "browser",
            Self::EndToEnd => "e2e",
        }
    }

    /// The stage's description and its approximate duration.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Format => ("Formatting", "a second"),
            Self::Supply => ("What comes from elsewhere: licences, sources, bill of materials", "seconds"),
            Self::Clippy => {
                ("Clippy, on this machine and for the browser", "3 minutes the first time, then seconds")
            }
            Self::Native => ("Tests without a browser", "2 minutes the first time, then seconds"),
            Self::Browser => ("Tests inside a browser", "2 minutes the first time, then half of one"),
            Self::EndToEnd => {
                ("Tests of the finished site, end to end", "25 minutes the first time, then 22")
            }
        }
    }

    /// Whether the stage needs the browser and the tools that build the site.
    pub fn drives_a_browser(self) -> bool {
        match self {
            Self::Browser | Self::EndToEnd => true,
            Self::Format | Self::Supply | Self::Clippy | Self::Native => false,
        }
    }
}

/// There is no stage of that name.
#[derive(Debug)]
pub struct UnknownStage(String);

impl FromStr for Stage {
    type Err = UnknownStage;

    fn from_str(name: &str) -> Result<Self, UnknownStage> {
        Self::ALL.into_iter().find(|stage| stage.name() == name).ok_or_else(|| UnknownStage(name.to_owned()))
    }
}

impl fmt::Display for UnknownStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no stage `{}`, only {}", self.0, Stage::ALL.map(Stage::name).join(", "))
    }
}

impl Error for UnknownStage {}
