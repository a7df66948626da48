//! The state of the program: the open store, the drafts, the lock and the settings. It has no access to the browser;
//! stores, journals and clock readings are passed in.

pub mod app_state;
pub mod asking;
pub mod autosave;
pub mod draft;
pub mod lock;
pub mod moment;
pub mod page_storage;
pub mod repository;
pub mod settings;

pub use app_state::AppState;
pub use asking::Asking;
pub use draft::{Draft, RemoteChange, SaveState};
pub use moment::Moment;
pub use page_storage::PageStorage;
pub use repository::Repository;
pub use settings::{Setting, Settings};
