//! The part of `xtask` that other programs use: the server for a finished site.
//!
//! The end-to-end tests start it as a dev-dependency with `default-features = false`, so nothing here may need
//! more than the server's own libraries. It never builds anything and never talks to anything but this machine.

pub mod serve;
