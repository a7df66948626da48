//! Scrolls a text area fully into view when Tab moves focus to it: browsers only scroll to the line with the cursor.
//! Pointers and touch are left alone.

use crate::browser;
use crate::ui::hooks::use_effect_once;
use yew::prelude::*;

#[hook]
pub fn use_scroll_into_view() {
    use_effect_once(|| {
        let listener = browser::on_document("keyup", |event| {
            if browser::is_tab(&event) {
                browser::show_focused_box();
            }
        });
        Some(Box::new(|| drop(listener)))
    });
}
