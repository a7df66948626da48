//! A button that copies a text and announces whether it worked.

use crate::browser;
use crate::ui::context::use_app_context;
use crate::ui::html::{button, el, fragment};
use crate::ui::words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct CopyButtonProps {
    pub text: String,
    /// The id of a field with the same text, which is selected if copying fails, so that the person can copy it by hand.
    #[prop_or_default]
    pub field: Option<&'static str>,
}

/// The button and its status message.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let site = &use_app_context().site;
    let CopyButtonProps { text, field } = props;
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
        Some((copied, true)) if copied == text => site.text(words::COPY_DONE),
        Some((_, false)) if field.is_some() => site.text(words::COPY_BY_HAND),
        Some((_, false)) => site.text(words::COPY_FAILED),
        _ => "".into(),
    };
    fragment(vec![
        button("button quiet copy", &site.text(words::COPY_BUTTON), copy).into(),
        el("span").class("copied").attr("role", "status").text(&word).into(),
    ])
}
