//! Tests that need a browser but no server: the page rendered into a real document, and the store over a real
//! localStorage.
//!
//! Hydration of a prerendered page is tested in two places: here, where the renderer can be compiled for the browser
//! (feature `ssr`), and by the end-to-end tests of the built site.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod dates;
mod drawing;
mod early;
mod folding;
mod foreign;
#[cfg(feature = "ssr")]
mod hydration;
mod journal;
mod memory;
mod one_step;
mod stage;
mod storing;
mod working;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
