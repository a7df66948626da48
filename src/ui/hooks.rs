//! What components share that is no markup.

mod use_after;
mod use_draft;
mod use_listener;
mod use_survey;

pub use use_after::{Tidy, use_after};
pub use use_draft::{Writing, use_draft};
pub use use_listener::{use_leaving, use_returning, use_window};
pub use use_survey::{Survey, use_survey};
