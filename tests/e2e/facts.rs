//! Facts about the browsers and the harness, tested without the site: a fault that a test asks for really occurs.
//!
//! `cargo xtask test` skips these tests while neither the browsers nor the harness have changed since they last passed.

mod age;
mod disk;
mod engines;
mod files;
mod killing;
mod script;
mod tabs;
