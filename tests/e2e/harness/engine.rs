//! The engines: which one a test is for, and what cannot be done with one of them.

use std::cell::Cell;
use std::env;
use std::io::{self, Write};

/// Who made the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK: the engine of Safari, in a window of our own.
    WebKit,
}

/// What a test may need that an engine, or its driver, cannot do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A network as slow as one likes, and a browser that forgets what it fetched.
    SlowNetwork,
    /// A tab that is put to sleep.
    Freezing,
    /// A tab that comes to the front again.
    Returning,
    /// The pages that come out when one prints.
    Printing,
    /// Printed pages that repeat nothing.
    WholePages,
    /// A page of its own, without an address of ours, where there is no network.
    DeadEnds,
    /// A database that has no room on a disk that is full.
    FullDisk,
}

thread_local! {
    static HERE: Cell<Option<Engine>> = const { Cell::new(None) };
}

impl Engine {
    /// All that are tested.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine of this test: the one that [`each_engine`] runs it for, else the one that the variable STILLWATER_ENGINE
    /// names, else Chromium.
    pub fn here() -> Self {
        HERE.get().or_else(Self::named).unwrap_or(Self::Chromium)
    }

    /// Says which engine this test is for.
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

    /// Its name, as the name of a test and on a command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Why the engine or its driver cannot do this; nothing if it can.
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

    /// Whether it can do this. If not, it says so, with the test and the reason.
    pub fn can(self, need: Need) -> bool {
        let Some(reason) = self.lacks(need) else { return true };
        let thread = std::thread::current();
        let test = thread.name().unwrap_or_default();
        // Past the test runner, which keeps what a passing test prints.
        let _ = writeln!(io::stderr(), "SKIPPED: {test} in {self:?}: {reason}.");
        false
    }
}

/// Makes a test for each engine of a function without `#[test]`: `name::chromium`, `name::firefox` and `name::webkit`, or
/// for those that are named. They run beside each other, the engine that fails is named, and only its test is tried again.
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
