//! The format of what is stored: a sample of each version reads as it was meant, nothing in it is lost, and nothing that
//! is stored stops the program.

mod damaged;
mod sample;
mod settings;

/// A record of version 1, with everything that can be in one.
const SAMPLE_1: &str = include_str!("samples/record-v1.json");
/// The same, as version 2 keeps it.
const SAMPLE: &str = include_str!("samples/record-v2.json");
