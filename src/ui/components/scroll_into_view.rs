//! Scrolls a text area fully into view when Tab moves focus to it: browsers only scroll to the line with the cursor.
//! Pointers and touch are left alone.

use crate::browser;
use crate::ui::hooks::use_effect_once;
use crate::ui::part::{Part, part};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// Active while it is mounted; renders nothing.
pub fn in_sight() -> Html {
    part("in-sight", InSight)
}

struct InSight;

impl Part for InSight {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_in_sight().run(context)
    }
}

#[hook]
fn use_in_sight() -> Html {
    use_effect_once(|| {
        let listener = browser::on_document("keyup", |event| {
            if browser::is_tab(&event) {
                browser::show_focused_box();
            }
        });
        Some(Box::new(|| drop(listener)))
    });
    Html::default()
}
