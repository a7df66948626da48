//! Facts about the browsers and about this harness, without the site: that a fault which a test asks for really happens.
//!
//! `cargo xtask test` leaves these out while neither the browsers nor the harness have changed since they last passed.

mod age;
mod disk;
mod engines;
mod files;
mod killing;
mod script;
mod tabs;
