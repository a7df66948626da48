//! Restores focus when the focused element is removed, such as a deleted entry or an answered question.

use crate::browser;
use crate::ui::hooks::use_effect_once;
use crate::ui::part::{Part, part};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// Active while it is mounted; renders nothing.
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
    use_effect_once(|| {
        let keeper = browser::keep_focus();
        Some(Box::new(|| drop(keeper)))
    });
    Html::default()
}
