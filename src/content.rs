//! The words and worksheets of `src/content/`, as one catalogue per language.
//!
//! On the host [`compile`] turns the folder into catalogues and says what does not fit together, by file and line. In
//! the browser a catalogue arrives as a file of its own, so that the program holds no word and a reader downloads only
//! the language that is being read.

pub mod catalog;
#[cfg(feature = "ssr")]
pub mod compile;

pub use catalog::{Catalog, Key, Tools};
