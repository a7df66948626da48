//! The lock: choosing a passphrase, and the screen that asks for it.

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
