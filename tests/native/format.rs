//! The storage format: samples of each version are read correctly, no data in them is lost, and no stored value stops
//! the program.

mod damaged;
mod sample;
mod settings;

/// A record of format version 1 with every possible field.
const SAMPLE_1: &str = include_str!("samples/record-v1.json");
/// The same record in format version 2.
const SAMPLE: &str = include_str!("samples/record-v2.json");
