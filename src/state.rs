//! What is open, what is kept, what went wrong. Pure: the browser comes in through a [`crate::storage::Store`] and through
//! the clock that callers hand over.

pub mod asking;
pub mod desk;
pub mod draft;
pub mod lock;
pub mod moment;
pub mod place;
pub mod settings;
pub mod shelf;

pub use asking::Asking;
pub use desk::Desk;
pub use draft::{Draft, Elsewhere, Saving};
pub use moment::Moment;
pub use place::Place;
pub use settings::Settings;
pub use shelf::Shelf;
