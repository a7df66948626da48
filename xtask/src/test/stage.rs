//! The stages: their names, their order, and what they say of themselves.
//!
//! What each of them runs is in `commands`.

use std::{error::Error, fmt, str::FromStr};

/// One kind of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Formatting.
    Format,
    /// What comes from elsewhere: licences, sources, the bill of materials.
    Supply,
    /// The linter, on this machine and for the browser.
    Clippy,
    /// Tests without a browser.
    Native,
    /// Tests inside a browser.
    Browser,
    /// Tests of the finished site through a browser.
    EndToEnd,
}

impl Stage {
    /// In the order in which they run: the quickest to fail first.
    pub const ALL: [Self; 6] =
        [Self::Format, Self::Supply, Self::Clippy, Self::Native, Self::Browser, Self::EndToEnd];

    /// Its name on the command line.
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

    /// What it does, and roughly how long it takes.
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
                ("Tests of the finished site, end to end", "30 minutes the first time, then 25")
            }
        }
    }

    /// Whether it needs the browser and the tools that build the site.
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
