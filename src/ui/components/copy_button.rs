//! Copies a text, and says whether it worked.

use crate::ui::dom;
use crate::ui::site::use_scene;
use crate::ui::words as k;
use yew::prelude::*;

/// What is copied.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub text: String,
    /// The id of a field with the same text: selected when copying does not work, so that it can be done by hand.
    #[prop_or_default]
    pub field: Option<&'static str>,
}

/// A button, and the word that it worked.
#[component]
pub fn CopyButton(Props { text, field }: &Props) -> Html {
    let site = use_scene().site;
    // What was copied, and whether it worked: the word goes when the text has changed since.
    let said = use_state(|| None::<(String, bool)>);
    let onclick = {
        let (text, said, field) = (text.clone(), said.clone(), *field);
        move |_| {
            let (said, copied) = (said.clone(), text.clone());
            dom::copy(text.clone(), move |worked| {
                if let (false, Some(field)) = (worked, field) {
                    dom::select(field);
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
    html! {
        <>
            <button type="button" class="button quiet copy" {onclick}>{ site.t(k::COPY_BUTTON) }</button>
            <span role="status" class="copied">{ word }</span>
        </>
    }
}
