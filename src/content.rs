//! The texts and worksheets of `src/content/`, as one catalogue for each language.
//!
//! On the host [`compile`] makes the catalogues and reports mistakes with file and line. In the browser the catalogue
//! is a separate JSON file, so that a reader downloads only one language and the program contains no texts.

pub mod catalog;
#[cfg(feature = "ssr")]
pub mod compile;

pub use catalog::{Catalog, Key, Tools};
