//! The programs that come from elsewhere: which versions, whether they are here, and how they are had if not.
//!
//! Nothing here reaches a visitor of the site, and nothing is left behind that only looks installed.

pub mod age;
pub mod apt;
pub mod browser;
pub mod cargo_tools;
pub mod firefox;
pub mod folder;
pub mod fonts;
pub mod java;
pub mod lock;
pub mod lockfile;
pub mod npm;
pub mod poppler;
pub mod program;
pub mod rust;
pub mod versions;
pub mod webkit;
