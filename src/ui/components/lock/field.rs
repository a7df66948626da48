//! The passphrase field, marked up for password managers, and the recovery code field.

use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::ui::components::field::choice::chip;
use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// Which passphrase a field is for.
#[derive(Clone, Copy, PartialEq)]
pub enum PassphraseKind {
    /// The current one.
    Current,
    /// A new one.
    New,
}

impl PassphraseKind {
    /// The `autocomplete` value. If other people use the device, the field is not marked as a password.
    fn autocomplete(self, shared: bool) -> &'static str {
        match self {
            _ if shared => "off",
            Self::Current => "current-password",
            Self::New => "new-password",
        }
    }
}

/// A passphrase field.
pub struct PassField {
    pub id: &'static str,
    pub label: Key,
    /// Which passphrase it is for.
    pub which: PassphraseKind,
    /// Whether other people use the device; the browser is then asked not to store the passphrase.
    pub shared: bool,
    /// The ids of its descriptions (`aria-describedby`).
    pub about: &'static str,
    /// Whether the entered value was rejected.
    pub wrong: bool,
    /// Called at each change.
    pub letter: Callback<()>,
}

/// The field, and a checkbox that shows the passphrase. The text stays in the field: see
/// [`Typed`](crate::browser::SecretField).
pub fn passphrase(site: &Site, field: &PassField, shown: &UseStateHandle<bool>) -> Html {
    let letter = field.letter.clone();
    let show = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(!*shown))
    };
    let option = Choice { id: "show".into(), label: site.text(words::LOCK_SHOW), help: "".into() };
    // Password managers need a user name. This one reveals nothing.
    let name = (!field.shared).then(|| {
        el("input")
            .attr("type", "text")
            .written()
            .attr("autocomplete", "username")
            .bool_attr("hidden", true)
            .bool_attr("readonly", true)
            .value(Some(&site.text(words::SITE_NAME)))
            .into()
    });
    el("div")
        .class("field")
        .child_opt(name)
        .child(el("label").attr("for", field.id).text(&site.text(field.label)))
        .child(
            el("input")
                .id(field.id)
                .attr("type", if **shown { "text" } else { "password" })
                .written()
                .attr("autocomplete", field.which.autocomplete(field.shared))
                .attr("autocapitalize", "none")
                .attr("spellcheck", "false")
                .attr("aria-describedby", field.about)
                .attr_opt("aria-invalid", field.wrong.then_some("true"))
                // A page that asks for a new passphrase begins at the field.
                .bool_attr("data-begin", field.which == PassphraseKind::New)
                .on_letter(move || letter.emit(())),
        )
        .child(el("div").class("chips").child(chip(&option, "checkbox", "", Some(**shown), show)))
        .into()
}

/// The recovery code field. `about` is the id of its description, and `wrong` whether the entered value was rejected.
/// The text stays in the field.
pub fn code_field(id: &str, about: &str, wrong: bool) -> Html {
    el("input")
        .id(id)
        .attr("type", "text")
        .to_write_in()
        .attr("autocapitalize", "characters")
        .attr("aria-describedby", about)
        .attr_opt("aria-invalid", wrong.then_some("true"))
        .into()
}

#[cfg(test)]
mod tests {
    use super::PassphraseKind;

    #[test]
    fn where_others_use_the_device_no_browser_is_told_what_it_is() {
        assert_eq!(PassphraseKind::Current.autocomplete(false), "current-password");
        assert_eq!(PassphraseKind::New.autocomplete(false), "new-password");
        assert!(
            [PassphraseKind::Current, PassphraseKind::New]
                .iter()
                .all(|which| which.autocomplete(true) == "off")
        );
    }
}
