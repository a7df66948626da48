//! The browser engines: the one a test runs in, and the features that an engine or its driver lacks.

use std::cell::Cell;
use std::env;
use std::io::{self, Write};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, the engine of Safari, in the window of `webkit.py`.
    WebKit,
}

/// A feature that a test may need and that an engine or its driver may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Throttling the network, and clearing the HTTP cache.
    SlowNetwork,
    /// Freezing a tab.
    Freezing,
    /// Bringing a tab to the front again.
    Returning,
    /// Printing a page.
    Printing,
    /// Printed pages that repeat no line of the page before.
    WholePages,
    /// An error page at a URL outside the site when there is no network.
    DeadEnds,
    /// An IndexedDB that cannot write on a full disk.
    FullDisk,
}

thread_local! {
    static HERE: Cell<Option<Engine>> = const { Cell::new(None) };
}

impl Engine {
    /// All engines that are tested.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine of this test: the one that [`each_engine`] runs it in, else the one in the variable
    /// `STILLWATER_ENGINE`, else Chromium.
    pub fn here() -> Self {
        HERE.get().or_else(Self::named).unwrap_or(Self::Chromium)
    }

    /// Sets the engine of this test.
    pub fn begin(self) {
        HERE.set(Some(self));
    }

    fn named() -> Option<Self> {
        env::var("STILLWATER_ENGINE").ok().map(|name| Self::called(&name))
    }

    /// The engine of this name.
    pub fn called(name: &str) -> Self {
        let engine = Self::ALL.into_iter().find(|engine| engine.name() == name);
        engine.unwrap_or_else(|| panic!("there is no engine {name}"))
    }

    /// The engine's name, for tests and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The reason why the engine or its driver lacks this feature; `None` if it has it.
    pub fn lacks(self, need: Need) -> Option<&'static str> {
        match (self, need) {
            (Self::Chromium, _) => None,
            (_, Need::SlowNetwork) => Some("its driver cannot slow the network down"),
            (_, Need::Freezing) => Some("its driver cannot put a tab to sleep"),
            (Self::WebKit, Need::Returning) => {
                Some("its driver does not bring the window of a tab to the front")
            }
            (Self::WebKit, Need::Printing | Need::WholePages) => Some("its driver cannot print"),
            (Self::Firefox, Need::WholePages) => {
                Some("it was seen to print the line at the end of a page on the next one, too; not mended")
            }
            (Self::WebKit, Need::DeadEnds) => {
                Some("what cannot be loaded stands at the address that was left, so the test cannot tell")
            }
            (Self::WebKit, Need::FullDisk) => {
                Some("its database was seen to find room for a text on a disk that is full")
            }
            (Self::Firefox, Need::Returning | Need::Printing | Need::DeadEnds | Need::FullDisk) => None,
        }
    }

    /// Whether it has this feature. If not, prints the test and the reason.
    pub fn can(self, need: Need) -> bool {
        let Some(reason) = self.lacks(need) else { return true };
        let thread = std::thread::current();
        let test = thread.name().unwrap_or_default();
        // Written to standard error directly, because libtest captures what a passing test prints with `eprintln!`.
        let _ = writeln!(io::stderr(), "SKIPPED: {test} in {self:?}: {reason}.");
        false
    }
}

/// Makes tests of a function without `#[test]`, one for each engine or for the given ones: `name::chromium`,
/// `name::firefox` and `name::webkit`. They run in parallel, the name of a failed test contains the engine, and only
/// that test is tried again.
macro_rules! each_engine {
    ($name:ident) => {
        each_engine!($name, chromium, firefox, webkit);
    };
    ($name:ident, $($engine:ident),+) => {
        mod $name {
            $(
                #[tokio::test]
                async fn $engine() {
                    crate::harness::Engine::called(stringify!($engine)).begin();
                    super::$name().await;
                }
            )+
        }
    };
}
pub(crate) use each_engine;
