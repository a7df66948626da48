//! The forms for a new lock: a passphrase with an estimate of its strength, and the recovery code.

use super::field::{PassField, PassphraseKind, code_field, passphrase};
use crate::browser::Timeout;
use crate::browser::{self, KdfWorker, SecretField, StrengthWorker};
use crate::content::Key;
use crate::storage::StoreError;
use crate::ui::by_address::ByAddress;
use crate::ui::context::use_app_context;
use crate::ui::hooks::{use_effect_keyed, use_effect_once};
use crate::ui::html::{button, el, fragment, p};
use crate::ui::words;
use crate::vault::{HeapKey, KdfError, KdfParams, RecoveryCode, SALT};
use std::rc::Rc;
use yew::prelude::*;

const PASS: &str = "new-passphrase";
const CODE: &str = "code-back";
/// The minimum length in characters (OWASP ASVS 5.0, 6.2.1).
const FEWEST: usize = 8;
/// The debounce before the strength is estimated, in milliseconds.
const REST: u32 = 400;
/// The limits between weak, fair and strong, as powers of ten of the number of guesses. zxcvbn calls 10¹⁰ "safe from
/// offline attacks on slow hashes"; people who know the person guess better than its dictionaries.
const FEW: f64 = 10.0;
/// See [`FEW`].
const ENOUGH: f64 = 14.0;

type Done = Result<(), StoreError>;

/// A key that was derived from a passphrase.
pub struct Stretched {
    pub salt: [u8; SALT],
    /// The key derivation parameters.
    pub how: KdfParams,
    pub key: HeapKey,
}

#[derive(PartialEq, Properties)]
pub struct NewPassphraseProps {
    /// The label of the button.
    pub button: Key,
    /// Receives the derived key.
    pub made: Callback<Rc<Stretched>>,
}

/// A form for a new passphrase.
#[component]
pub fn NewPassphrase(new: &NewPassphraseProps) -> Html {
    let context = &use_app_context();
    let letters = use_state(|| 0u32);
    let shown = use_state(|| false);
    let said = use_state(|| None::<Key>);
    let working = use_state(|| false);
    let worker = use_mut_ref(|| None::<KdfWorker>);
    let strength = use_strength(*letters);
    let site = &context.site;
    let go_on = {
        let (said, working, made) = (said.clone(), working.clone(), new.made.clone());
        move || {
            if *working {
                return;
            }
            let typed = SecretField::in_field(PASS);
            if typed.count() < FEWEST {
                said.set(Some(words::LOCK_SHORT));
                return browser::focus(PASS);
            }
            said.set(None);
            working.set(true);
            let callback = {
                let (said, working, made) = (said.clone(), working.clone(), made.clone());
                move |stretched: Result<Stretched, KdfError>| {
                    working.set(false);
                    match stretched {
                        Ok(stretched) => {
                            browser::empty_field(PASS);
                            made.emit(Rc::new(stretched));
                        }
                        Err(KdfError::Memory) => said.set(Some(words::LOCK_MEMORY)),
                        Err(KdfError::Refused) => said.set(Some(words::LOCK_START)),
                    }
                }
            };
            stretch(&worker, typed, KdfParams::DEFAULT, Rc::new(callback));
        }
    };
    let shared = context.app_state.is_shared();
    let browser = if shared { words::LOCK_BROWSER_SHARED } else { words::LOCK_BROWSER };
    let field = PassField {
        id: PASS,
        label: words::LOCK_PASS,
        which: PassphraseKind::New,
        shared,
        about: "lock-about lock-browser strength lock-said",
        wrong: *said == Some(words::LOCK_SHORT),
        letter: Callback::from(move |()| letters.set(*letters + 1)),
    };
    use_effect_once(|| {
        browser::focus_soon(PASS.into());
        None
    });
    let said = if *working { Some(words::LOCK_WORKING) } else { *said };
    el("form")
        .on_submit(go_on)
        .child(el("p").class("help").id("lock-about").text(&site.text(words::LOCK_INTRO)))
        .child(el("p").class("help").id("lock-browser").text(&site.text(browser)))
        .child(passphrase(site, &field, &shown))
        .child(
            el("p").class("actions").child(
                el("button")
                    .class("button")
                    .id("passphrase-chosen")
                    .attr("type", "submit")
                    // `aria-disabled` and not `disabled`, because the button has focus.
                    .attr_opt("aria-disabled", working.then_some("true"))
                    .text(&site.text(new.button)),
            ),
        )
        // Below the button, so that an estimate that arrives late does not move the button while it is being pressed.
        .child(
            el("p")
                .class("strength")
                .id("strength")
                .attr("role", "status")
                .text(&strength.map(|words| site.text(words)).unwrap_or_default()),
        )
        .child(
            el("div")
                .class("said")
                .id("lock-said")
                .attr("role", "alert")
                .child_opt(said.map(|words| p("card note", &site.text(words)))),
        )
        .into()
}

/// Derives the key; if memory runs out, once more with parameters that need less.
fn stretch(
    worker: &Rc<std::cell::RefCell<Option<KdfWorker>>>,
    passphrase: SecretField,
    how: KdfParams,
    callback: Rc<dyn Fn(Result<Stretched, KdfError>)>,
) {
    let salt = crate::vault::salt(&browser::fill_random);
    let again = (worker.clone(), passphrase.clone());
    let hear = move |key: Result<HeapKey, KdfError>| match key {
        Err(KdfError::Memory) if how != KdfParams::FALLBACK => {
            let (worker, passphrase) = again;
            Timeout::new(0, move || stretch(&worker, passphrase, KdfParams::FALLBACK, callback)).forget();
        }
        key => callback(key.map(|key| Stretched { salt, how, key })),
    };
    worker.replace(browser::derive_key(&passphrase, &salt, how, Box::new(hear)));
}

/// The strength estimate, after a debounce that starts at each change of `letters`. It is advice and blocks nothing.
#[hook]
fn use_strength(letters: u32) -> Option<Key> {
    let judged = use_state(|| None::<f64>);
    let worker = use_mut_ref(|| None::<StrengthWorker>);
    use_effect_keyed(letters, {
        let judged = judged.clone();
        move || {
            let judge = move || {
                let typed = SecretField::in_field(PASS);
                if typed.is_empty() {
                    return judged.set(None);
                }
                let mut worker = worker.borrow_mut();
                if worker.is_none() {
                    *worker = StrengthWorker::start(move |guesses| judged.set(Some(guesses)));
                }
                if let Some(worker) = &*worker {
                    worker.ask(&typed);
                }
            };
            let timer = Timeout::new(REST, judge);
            Some(Box::new(|| drop(timer)))
        }
    });
    Some(match (*judged)? {
        ..FEW => words::LOCK_WEAK,
        ..ENOUGH => words::LOCK_FAIR,
        _ => words::LOCK_STRONG,
    })
}

#[derive(PartialEq, Properties)]
pub struct ShowRecoveryCodeProps {
    /// The code.
    pub code: ByAddress<RecoveryCode>,
    /// The label of the button.
    pub button: Key,
    /// Whether it can be confirmed later.
    #[prop_or_default]
    pub later: bool,
    /// Called with whether the code was confirmed, and with a callback that takes the result.
    pub close: Callback<(bool, Callback<Done>)>,
}

/// Shows a recovery code once; it is confirmed by typing its last characters.
#[component]
pub fn ShowRecoveryCode(spare: &ShowRecoveryCodeProps) -> Html {
    let site = &use_app_context().site;
    let said = use_state(|| None::<Key>);
    let close = {
        let (said, close) = (said.clone(), spare.close.clone());
        move |confirmed| {
            said.set(Some(words::LOCK_CLOSING));
            let said = said.clone();
            let callback = move |done: Done| {
                said.set(match done {
                    Ok(()) => None,
                    Err(StoreError::Full) => Some(words::LOCK_ROOM),
                    Err(_) => Some(words::LOCK_NOT_KEPT),
                });
            };
            close.emit((confirmed, Callback::from(callback)));
        }
    };
    let submit = {
        let (said, code, close) = (said.clone(), spare.code.0.clone(), close.clone());
        move || {
            if *said == Some(words::LOCK_CLOSING) {
                return;
            }
            if !code.is_confirmed_by(&SecretField::in_field(CODE).read()) {
                said.set(Some(words::LOCK_CODE_OTHER));
                return browser::focus(CODE);
            }
            close(true);
        }
    };
    let busy = *said == Some(words::LOCK_CLOSING);
    let later = spare.later.then(|| {
        let put_off = move || {
            if !busy {
                close(false);
            }
        };
        button("button quiet", &site.text(words::LOCK_CODE_LATER), put_off).id("lock-later").into()
    });
    fragment(vec![
        el("p").text(&site.text(words::LOCK_CODE)).into(),
        el("p").class("code").as_it_is().id("code").text(&spare.code.0.shown()).into(),
        el("form")
            .attr("autocomplete", "off")
            .on_submit(submit)
            .child(el("label").attr("for", CODE).text(&site.text(words::LOCK_CODE_BACK)))
            .child(code_field(CODE, "code-said", *said == Some(words::LOCK_CODE_OTHER)))
            .child(
                el("p")
                    .class("actions")
                    .child(
                        el("button")
                            .class("button")
                            .id("lock-it")
                            .attr("type", "submit")
                            .text(&site.text(spare.button)),
                    )
                    .child_opt(later),
            )
            .child(
                el("div")
                    .class("said")
                    .id("code-said")
                    .attr("role", "alert")
                    .child_opt(said.map(|words| p("card note", &site.text(words)))),
            )
            .into(),
    ])
}
