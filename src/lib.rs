//! Stillwater: an article, a checklist and worksheets for people hurt by someone they were close to.
//!
//! The package is compiled for two targets. On the host the `prerender` program renders every route to HTML (feature
//! `ssr`); in the browser the `app` program hydrates that HTML (feature `browser`). What a person writes is stored in
//! the browser's localStorage, with a journal in IndexedDB, and nowhere else.
//!
//! # Modules
//! - [`content`]: the texts and worksheets of `src/content/`, compiled on the host to one catalogue for each language.
//! - [`domain`]: worksheets, records, check-ins, sessions and composed sentences; independent of the browser.
//! - [`storage`]: the stores and formats of records, and the journal beside the store.
//! - [`vault`]: encryption with a passphrase; the `stretcher` program derives keys in a worker.
//! - [`backup`]: backup files and restoring them; the `keeper` program does it in a worker.
//! - [`state`]: the application state: open records, saving, and errors.
//! - [`browser`]: the browser's APIs, and the stores that use them.
//! - [`prerender`]: renders the pages on the host.
//! - [`ui`]: screens and components, shared by host and browser.
//!
//! # Invariants
//! 1. `domain` is independent of the browser. Dependencies point in one direction: ui → state → storage → vault and
//!    domain; backup → storage; content → domain.
//! 2. Only `browser`, and in a worker its own program, use the browser's APIs.
//! 3. Nothing is saved before a load has succeeded.
//! 4. A failed save is always visible, and the text stays on the screen and can be copied.
//! 5. Nothing a person wrote gets into a log, a URL, a title, a file name or the network.
//! 6. No number, total or band is computed from the signs, and no text of a person is interpreted.
//! 7. No code that untrusted data can reach panics.
//! 8. Every text on the screen comes from `src/content/`.

pub mod backup;
pub mod browser;
pub mod content;
pub mod domain;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod state;
pub mod storage;
pub mod ui;
pub mod vault;
