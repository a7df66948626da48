//! The part of `xtask` that other programs use: the server for a finished site.
//!
//! The end-to-end tests depend on it with `default-features = false`, so this part may use no optional dependency. It
//! builds nothing and makes no network requests.

pub mod serve;
