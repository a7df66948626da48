//! End-to-end tests: what a person does, in a real browser, against the release site, and what goes wrong around them.
//!
//! Each test has a browser profile and an address of its own. A test asserts what a person sees or what is stored. It waits
//! for conditions, never for time.
//!
//! `cargo xtask test` sets the variables these tests read: `STILLWATER_DIST` (the site), `STILLWATER_DIST_FIXTURE` (the
//! site with a worksheet more), `STILLWATER_AXE` (axe-core), `STILLWATER_ACE` (IBM's accessibility checker),
//! `STILLWATER_VNU` (the Nu HTML checker) and `JAVA`, `CHROME` and `CHROMEDRIVER`, `FIREFOX` and `GECKODRIVER`,
//! `WEBKITDRIVER`, `WEBKIT_PYTHON` and `XVFB`, and `AGE` and `PDFTOTEXT` (the programs age and pdftotext).

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
mod signs;
mod translated;
mod weight;
mod without_script;
mod worker;
