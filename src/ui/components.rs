//! Pieces of screens.

pub mod breathing;
pub mod bring;
pub mod brought;
pub mod copy_button;
pub mod elsewhere;
pub mod field;
pub mod grounding;
pub mod help_lines;
pub mod history_link;
pub mod in_sight;
pub mod kept_focus;
pub mod kept_line;
pub mod larger;
pub mod lock;
pub mod newer;
pub mod notice;
pub mod notices;
pub mod over_time;
pub mod parts;
pub mod picture;
pub mod record_list;
pub mod shell;
pub mod trouble;
pub mod undo;
pub mod unsafe_now;
pub mod where_to_keep;
