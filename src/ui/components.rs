//! Components that several screens use.

pub mod breathing;
pub mod conflict_notice;
pub mod copy_button;
pub mod field;
pub mod foot;
pub mod grounding;
pub mod help_lines;
pub mod history_link;
pub mod large_text;
pub mod lock;
pub mod notice;
pub mod picture;
pub mod record_list;
pub mod record_view;
pub mod safety_button;
pub mod save_error;
pub mod session_item;
pub mod session_mark;
pub mod shared_device;
pub mod shell;
pub mod start_options;
pub mod step_head;
pub mod storage_notices;
pub mod timeline_chart;
pub mod undo;
pub mod update_notice;
