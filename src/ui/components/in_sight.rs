//! Brings a box for text wholly into sight when the keyboard arrives at it: browsers bring only the line into sight in which
//! one writes. A finger and a mouse are already where they want to be, and nothing moves under them.

use crate::ui::dom;
use crate::ui::hooks::use_after;
use crate::ui::part::{Part, part};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// Does so for as long as the page lives; draws nothing.
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
    use_after(String::new(), || {
        let listener = dom::on_document("keyup", |event| {
            if dom::is_tab(&event) {
                dom::show_focused_box();
            }
        });
        Some(Box::new(|| drop(listener)))
    });
    Html::default()
}
