//! Hooks that several screens share.

mod use_address;
mod use_after;
mod use_draft;
mod use_listener;
mod use_session;
mod use_survey;

pub use use_address::{use_address, use_fresh, use_fresh_at};
pub use use_after::{Tidy, use_after};
pub use use_draft::{Writing, save_all, use_draft};
pub use use_listener::{use_leaving, use_returning, use_window};
pub use use_session::use_session;
pub use use_survey::{Survey, use_survey};
