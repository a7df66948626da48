//! The state of the program: the open store, the drafts, the lock and the settings. It has no access to the browser;
//! stores, journals and clock readings are passed in.

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
