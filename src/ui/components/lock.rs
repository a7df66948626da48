//! The lock: the forms for a new passphrase and for unlocking, and automatic locking.

mod confirm;
mod field;
mod make;
mod pause;
mod unlock;

pub use confirm::ConfirmPassphrase;
pub use field::code_field;
pub use make::{NewPassphrase, ShowRecoveryCode, Stretched};
pub use unlock::{lock_now, locked, unlock};
