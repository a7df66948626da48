//! The external programs: their versions, whether they are installed, and how to install them.
//!
//! None of them becomes part of the site. An interrupted installation is never taken for a finished one.

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
