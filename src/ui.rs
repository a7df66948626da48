//! Screens and components, shared by the host, which prerenders them to HTML, and the browser, which hydrates that
//! markup.
//!
//! The first render of every component is the same on both sides, so it reads nothing from the browser; effects do.
//! Only [`crate::browser`] accesses the browser.

pub mod address;
pub mod app;
pub mod by_address;
pub mod cleaning;
pub mod components;
pub mod context;
pub mod early_input;
pub mod fetch_catalog;
pub mod fragment;
pub mod hooks;
pub mod html;
pub mod navigation;
pub mod open_storage;
pub mod screens;
pub mod site;
#[cfg(feature = "browser")]
pub mod start;
pub mod words;
