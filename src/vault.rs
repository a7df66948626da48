//! What a person wrote, locked with a passphrase. It knows no browser.

pub mod stretch;
