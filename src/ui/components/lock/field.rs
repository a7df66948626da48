//! The field of a passphrase, as password managers and browsers understand it.

use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::ui::components::field::choice::chip;
use crate::ui::html::{el, of};
use crate::ui::site::Site;
use crate::ui::words as k;
use yew::prelude::*;

/// A field for a passphrase.
pub struct PassField {
    /// Its id.
    pub id: &'static str,
    /// Its label.
    pub label: Key,
    /// `current-password`, or `new-password`.
    pub autocomplete: &'static str,
    /// The ids of what is said about it, for who does not see what stands around it.
    pub about: &'static str,
    /// Whether what was typed did not do.
    pub wrong: bool,
}

/// Draws the field, and a box that shows what is typed.
pub fn passphrase(
    site: &Site,
    field: &PassField,
    typed: &UseStateHandle<String>,
    shown: &UseStateHandle<bool>,
) -> Html {
    let told = {
        let typed = typed.clone();
        move |text| typed.set(text)
    };
    let show = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(!*shown))
    };
    let option = Choice { id: "show".into(), label: site.t(k::LOCK_SHOW), help: "".into() };
    of("div", "field")
        // A password manager keeps a passphrase under a name; this one says nothing.
        .child(
            el("input")
                .attr("type", "text")
                .written()
                .attr("autocomplete", "username")
                .flag("hidden", true)
                .flag("readonly", true)
                .value(Some(&site.t(k::SITE_NAME))),
        )
        .child(el("label").attr("for", field.id).text(&site.t(field.label)))
        .child(
            el("input")
                .id(field.id)
                .attr("type", if **shown { "text" } else { "password" })
                .written()
                .attr("autocomplete", field.autocomplete)
                .attr("autocapitalize", "none")
                .attr("spellcheck", "false")
                .attr("aria-describedby", field.about)
                .maybe("aria-invalid", field.wrong.then_some("true"))
                .value(Some(typed))
                .on_text(told),
        )
        .child(of("div", "chips").child(chip(&option, "checkbox", "", Some(**shown), show)))
        .into()
}
