//! The field of a passphrase, as password managers and browsers understand it.

use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::ui::components::field::choice::chip;
use crate::ui::html::{el, of};
use crate::ui::site::Site;
use crate::ui::words as k;
use yew::prelude::*;

/// Which passphrase is asked for.
#[derive(Clone, Copy, PartialEq)]
pub enum Which {
    /// The one there is.
    Current,
    /// A new one.
    New,
}

impl Which {
    /// As browsers and password managers name it. Where others use the device, nothing tells them what it is.
    fn autocomplete(self, shared: bool) -> &'static str {
        match self {
            _ if shared => "off",
            Self::Current => "current-password",
            Self::New => "new-password",
        }
    }
}

/// A field for a passphrase.
pub struct PassField {
    /// Its id.
    pub id: &'static str,
    /// Its label.
    pub label: Key,
    /// Which passphrase is asked for.
    pub which: Which,
    /// Whether others use the device: the browser is then asked not to keep it.
    pub shared: bool,
    /// The ids of what is said about it, for who does not see what stands around it.
    pub about: &'static str,
    /// Whether what was typed did not do.
    pub wrong: bool,
    /// Called at each letter.
    pub letter: Callback<()>,
}

/// Draws the field, and a box that shows what is typed. That stays in the field: see [`Typed`](crate::ui::dom::Typed).
pub fn passphrase(site: &Site, field: &PassField, shown: &UseStateHandle<bool>) -> Html {
    let letter = field.letter.clone();
    let show = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(!*shown))
    };
    let option = Choice { id: "show".into(), label: site.t(k::LOCK_SHOW), help: "".into() };
    // A password manager keeps a passphrase under a name; this one says nothing.
    let name = (!field.shared).then(|| {
        el("input")
            .attr("type", "text")
            .written()
            .attr("autocomplete", "username")
            .flag("hidden", true)
            .flag("readonly", true)
            .value(Some(&site.t(k::SITE_NAME)))
            .into()
    });
    of("div", "field")
        .child_if(name)
        .child(el("label").attr("for", field.id).text(&site.t(field.label)))
        .child(
            el("input")
                .id(field.id)
                .attr("type", if **shown { "text" } else { "password" })
                .written()
                .attr("autocomplete", field.which.autocomplete(field.shared))
                .attr("autocapitalize", "none")
                .attr("spellcheck", "false")
                .attr("aria-describedby", field.about)
                .maybe("aria-invalid", field.wrong.then_some("true"))
                .on_letter(move || letter.emit(())),
        )
        .child(of("div", "chips").child(chip(&option, "checkbox", "", Some(**shown), show)))
        .into()
}

#[cfg(test)]
mod tests {
    use super::Which;

    #[test]
    fn where_others_use_the_device_no_browser_is_told_what_it_is() {
        assert_eq!(Which::Current.autocomplete(false), "current-password");
        assert_eq!(Which::New.autocomplete(false), "new-password");
        assert!([Which::Current, Which::New].iter().all(|which| which.autocomplete(true) == "off"));
    }
}
