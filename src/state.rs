//! What is open, what is kept, what went wrong. Pure: the browser comes in through a [`crate::storage::Store`] and through
//! the clock that callers hand over.

pub mod desk;
pub mod draft;
pub mod settings;

pub use desk::Desk;
pub use draft::{Draft, Saving};
pub use settings::Settings;
