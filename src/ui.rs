//! Screens and components: the same for the host, which renders them to HTML, and for the browser, which hydrates it.
//!
//! The first drawing of every component is the same on both sides: nothing is read from the browser before the effects
//! have run. Only [`dom`] touches the browser.

pub mod address;
pub mod app;
pub mod cleaning;
pub mod components;
pub mod dom;
pub mod early;
pub mod hooks;
pub mod html;
pub mod navigation;
pub mod opening;
pub mod part;
pub mod screens;
pub mod site;
#[cfg(feature = "browser")]
pub mod start;
pub mod words;
