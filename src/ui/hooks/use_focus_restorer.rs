//! Restores focus when the focused element is removed, such as a deleted entry or an answered question.

use crate::browser;
use crate::ui::hooks::use_effect_once;
use yew::prelude::*;

#[hook]
pub fn use_focus_restorer() {
    use_effect_once(|| {
        let keeper = browser::keep_focus();
        Some(Box::new(|| drop(keeper)))
    });
}
