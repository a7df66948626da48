//! Stillwater: a reading, a checklist and worksheets for people hurt by someone they were close to.
//!
//! One package compiles twice. On the host the `prerender` program turns every route into HTML (feature `ssr`); in the
//! browser the `app` program hydrates that HTML (feature `browser`). What a person writes goes to the browser's
//! localStorage and nowhere else.
//!
//! # Map
//! - [`content`]: the words and worksheets of `src/content/`, compiled on the host, handed to the program as one catalogue.
//! - [`domain`]: what a worksheet, a record, a check-in, a sentence is. Knows no browser.
//! - [`storage`]: where records are kept, and the journal beside it.
//! - [`vault`]: closes what is kept with a passphrase.
//! - [`backup`]: copies of everything as a file, and the way back; the `keeper` program does it in a worker.
//! - [`state`]: what is open, what is saved, what went wrong.
//! - [`prerender`]: writes the pages on the host.
//! - [`vault`]: what a passphrase becomes; the `stretcher` program does it in a worker.
//! - [`ui`]: screens and components, the same for host and browser.
//!
//! # Invariants
//! 1. `domain` knows no browser. Dependencies point one way: ui → state → storage → vault and domain, backup → storage, content → domain.
//! 2. Only `ui::dom` and the storage adapter touch `window`.
//! 3. Nothing is saved before a load has succeeded.
//! 4. A failed save is always visible, and the text stays on the screen and can be copied out.
//! 5. Nothing a person wrote reaches a log, a URL, a title, a file name, or the network.
//! 6. No number, total or band is computed from the signs, and no text of a person is interpreted.
//! 7. No panic on a path that outside data can reach.
//! 8. Every word on the screen comes from `src/content/`.

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
