//! Asks for the passphrase or the recovery code again before the lock itself is changed, because whoever uses an
//! unlocked device need not be its owner (OWASP ASVS 5.0, 6.2.3 and 7.5.3).

use super::field::{PassField, PassphraseKind, passphrase};
use super::pause::{use_pause, wait};
use crate::browser::{self, KdfWorker, SecretField};
use crate::content::Key;
use crate::ui::context::use_app_context;
use crate::ui::hooks::use_effect_once;
use crate::ui::html::{el, p};
use crate::ui::open_storage;
use crate::ui::words;
use crate::vault::{HeapKey, KdfError};
use yew::prelude::*;

const PASS: &str = "current-passphrase";

#[derive(PartialEq, Properties)]
pub struct ConfirmProps {
    /// Called when the passphrase or code was right.
    pub confirmed: Callback<()>,
}

/// A form that accepts the passphrase or the recovery code.
#[component]
pub fn ConfirmPassphrase(props: &ConfirmProps) -> Html {
    let context = &use_app_context();
    let confirmed = &props.confirmed;
    let shown = use_state(|| false);
    let said = use_state(|| None::<Key>);
    let worker = use_mut_ref(|| None::<KdfWorker>);
    let pause = use_pause();
    use_effect_once(|| {
        browser::focus_soon(PASS.into());
        None
    });
    let site = &context.site;
    let left = pause.left();
    let waits = left > 0.0 || *said == Some(words::LOCKED_OPENING);
    let submit = {
        let (context, confirmed, said) = (context.clone(), confirmed.clone(), said.clone());
        move || {
            let typed = SecretField::in_field(PASS);
            if waits || typed.is_empty() {
                return;
            }
            // A person who lost the passphrase has unlocked with the recovery code, and can choose a new passphrase
            // here.
            if context.now().is_opened_by_code(&typed.read()) {
                browser::empty_field(PASS);
                return confirmed.emit(());
            }
            let Ok((salt, how)) = open_storage::kdf_params(&context) else {
                return said.set(Some(words::LOCKED_DAMAGED));
            };
            said.set(Some(words::LOCKED_OPENING));
            let callback = {
                let (context, confirmed, said, pause) =
                    (context.clone(), confirmed.clone(), said.clone(), pause.clone());
                move |key: Result<HeapKey, KdfError>| match key {
                    Ok(key) if context.now().is_opened_by(&key) => {
                        browser::empty_field(PASS);
                        confirmed.emit(());
                    }
                    Ok(_) => {
                        pause.wrong();
                        said.set(Some(words::LOCKED_WRONG));
                    }
                    Err(KdfError::Memory) => said.set(Some(words::LOCKED_MEMORY)),
                    Err(KdfError::Refused) => said.set(Some(words::LOCKED_START)),
                }
            };
            let started = browser::derive_key(&typed, &salt, how, Box::new(callback));
            if started.is_none() {
                said.set(Some(words::LOCKED_START));
            }
            worker.replace(started);
        }
    };
    let field = PassField {
        id: PASS,
        label: words::LOCKED_PASS,
        which: PassphraseKind::Current,
        shared: context.app_state.is_shared(),
        about: "confirm-about confirm-said",
        wrong: *said == Some(words::LOCKED_WRONG),
        letter: Callback::noop(),
    };
    el("form")
        .on_submit(submit)
        .child(el("p").class("help").id("confirm-about").text(&site.text(words::LOCK_CONFIRM)))
        .child(passphrase(site, &field, &shown))
        .child(
            el("p").class("actions").child(
                el("button")
                    .class("button")
                    .id("confirm")
                    .attr("type", "submit")
                    // `aria-disabled` and not `disabled`, because the button has focus.
                    .attr_opt("aria-disabled", waits.then_some("true"))
                    .text(&site.text(words::LOCK_GO_ON)),
            ),
        )
        .child(
            el("div")
                .class("said")
                .id("confirm-said")
                .attr("role", "alert")
                .child_opt(said.map(|words| p("card note", &site.text(words))))
                .child_opt(wait(site, left)),
        )
        .into()
}
