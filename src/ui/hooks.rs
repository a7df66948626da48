//! Hooks that several screens share.

mod use_auto_lock;
mod use_draft;
mod use_effect_keyed;
mod use_focus_on_begin;
mod use_focus_restorer;
mod use_listener;
mod use_record_scan;
mod use_record_url;
mod use_scroll_into_view;
mod use_session;
mod use_unstored_guard;
mod use_whole_catalog;

pub use use_auto_lock::use_auto_lock;
pub use use_draft::{DraftHandle, save_all, use_draft, use_draft_beside};
pub use use_effect_keyed::{Cleanup, use_effect_keyed, use_effect_once};
pub use use_focus_on_begin::use_focus_on_begin;
pub use use_focus_restorer::use_focus_restorer;
pub use use_listener::{use_before_leave, use_on_resume, use_window_event};
pub use use_record_scan::{ScanResult, use_record_scan};
pub use use_record_url::{use_new_record_id, use_new_record_id_at, use_record_url};
pub use use_scroll_into_view::use_scroll_into_view;
pub use use_session::use_session;
pub use use_unstored_guard::use_unstored_guard;
pub use use_whole_catalog::{fetch_whole_catalog, use_whole_catalog};
