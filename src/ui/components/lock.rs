//! The lock: the forms for a new passphrase and for unlocking, and automatic locking.

mod confirm;
mod field;
mod make;
mod pause;
mod unlock;
mod watch;

pub use confirm::Confirm;
pub use make::{NewPassphrase, SpareCode, Stretched};
pub use unlock::{lock_now, locked, unlock};
pub use watch::watch;
