//! Moves the focus to where a new record begins, once it is open: until then the start page was on the screen.

use super::use_effect_keyed;
use crate::browser;
use crate::ui::hooks::DraftHandle;
use crate::ui::html::TITLE;
use yew::prelude::*;

/// `place`: the location that begins a record; `None` for any other location.
#[hook]
pub fn use_focus_on_begin(writing: &DraftHandle, place: Option<&str>) {
    let place = place.map(String::from);
    use_effect_keyed((writing.draft.is_some(), place.clone()), {
        let opened = writing.draft.is_some() && place.is_some();
        move || {
            if opened {
                browser::focus_beginning_unless_writing(TITLE);
            }
            None
        }
    });
}
