//! End-to-end tests: a real browser visits the release site, does what a person does, and meets the faults that can
//! occur around the site.
//!
//! Each test has its own site on its own port. It asserts what a person sees or what is stored, and waits for
//! conditions instead of a fixed time.
//!
//! `cargo xtask test` sets the variables that these tests read: `STILLWATER_DIST` (the site), `STILLWATER_DIST_FIXTURE`
//! (the site with an additional worksheet), `STILLWATER_AXE` (axe-core), `STILLWATER_ACE` (IBM's accessibility
//! checker), `STILLWATER_VNU` (the Nu HTML checker) and `JAVA`, `CHROME` and `CHROMEDRIVER`, `FIREFOX` and
//! `GECKODRIVER`, `WEBKITDRIVER`, `WEBKIT_PYTHON` and `XVFB`, and `AGE` and `PDFTOTEXT` (the programs age and
//! pdftotext).

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod access;
mod attacks;
mod boundaries;
mod copies;
mod early;
mod facts;
mod faults;
mod fence;
mod fixture;
mod foot;
mod forgiveness;
mod harness;
mod help;
mod home;
mod html;
mod keeping;
mod keyboard;
mod many;
mod offline;
mod over_time;
mod paper;
mod places;
mod practice;
mod privacy;
mod reading;
mod session;
mod settle;
mod signs;
mod small_step;
mod start;
mod translated;
mod weight;
mod without_script;
mod words;
mod worker;
