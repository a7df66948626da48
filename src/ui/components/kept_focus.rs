//! Keeps the keyboard's focus from being lost when what has it goes: an entry that is deleted, a question that was answered.

use crate::ui::dom;
use crate::ui::hooks::use_after;
use crate::ui::part::{Part, part};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// Does so for as long as the page lives; draws nothing.
pub fn kept_focus() -> Html {
    part("kept-focus", KeptFocus)
}

struct KeptFocus;

impl Part for KeptFocus {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_kept_focus().run(context)
    }
}

#[hook]
fn use_kept_focus() -> Html {
    use_after(String::new(), || {
        let keeper = dom::keep_focus();
        Some(Box::new(|| drop(keeper)))
    });
    Html::default()
}
