//! Native tests of the content, the domain, the storage and the prerendered pages.
//!
//! A test asserts what a person reads or what is stored. Run: `cargo test --features ssr,keeper,judge,stretch --test
//! native`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod address;
mod app_state;
mod asking;
mod attacks;
mod backup;
mod common;
mod composer;
mod content;
mod content_errors;
mod fixture;
mod foot;
mod format;
mod help;
mod home;
mod html;
mod keeping_safe;
mod layers;
mod moment;
mod names;
mod over_time;
mod pages;
mod paper;
mod pseudo;
mod reading;
mod reading_level;
mod second_language;
mod session;
mod settle;
mod signs;
mod small_step;
mod start;
mod tabs;
mod vault;
mod way_back;
mod words;
mod worksheets;
mod written;
