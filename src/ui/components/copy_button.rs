//! A button that copies a text and announces whether it worked.

use crate::browser;
use crate::ui::html::{button, fragment, of};
use crate::ui::part::{Part, part};
use crate::ui::site::Site;
use crate::ui::words as k;
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// The button and its status message. `field` is the id of a field with the same text, which is selected if copying
/// fails, so that the person can copy it by hand.
pub fn copy_button(site: &Rc<Site>, text: String, field: Option<&'static str>) -> Html {
    part("copy", Copying { site: site.clone(), text, field })
}

struct Copying {
    site: Rc<Site>,
    text: String,
    field: Option<&'static str>,
}

impl Part for Copying {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_copying(self).run(context)
    }
}

#[hook]
fn use_copying(copying: &Copying) -> Html {
    let Copying { site, text, field } = copying;
    // The copied text, and whether copying worked. The message is for that text only.
    let said = use_state(|| None::<(String, bool)>);
    let copy = {
        let (text, said, field) = (text.clone(), said.clone(), *field);
        move || {
            let (said, copied) = (said.clone(), text.clone());
            browser::copy(text.clone(), move |worked| {
                if let (false, Some(field)) = (worked, field) {
                    browser::select(field);
                }
                said.set(Some((copied, worked)));
            });
        }
    };
    let word = match &*said {
        Some((copied, true)) if copied == text => site.t(k::COPY_DONE),
        Some((_, false)) if field.is_some() => site.t(k::COPY_BY_HAND),
        Some((_, false)) => site.t(k::COPY_FAILED),
        _ => "".into(),
    };
    fragment(vec![
        button("button quiet copy", &site.t(k::COPY_BUTTON), copy).into(),
        of("span", "copied").attr("role", "status").text(&word).into(),
    ])
}
