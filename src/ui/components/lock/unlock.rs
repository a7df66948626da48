//! The screen that asks for the passphrase.

use super::field::{PassField, PassphraseKind, code_field, passphrase};
use super::pause::{use_pause, wait};
use crate::browser::{self, KdfWorker, SecretField};
use crate::content::Key;
use crate::state::lock::{UnlockError, Unlocking};
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::use_effect_once;
use crate::ui::html::{button, disclosure, el, p, title};
use crate::ui::open_storage;
use crate::ui::words;
use crate::vault::{KdfError, KdfParams, SALT};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

const PASS: &str = "passphrase";
const CODE: &str = "spare-code";

/// The status of unlocking.
#[derive(Clone, Copy, PartialEq)]
enum UnlockStatus {
    Nothing,
    Opening,
    Failed(UnlockError),
    Memory,
    Start,
}

pub fn locked(context: &AppContext) -> Html {
    el("article")
        .class("screen locked")
        .child(title(&context.site.text(words::LOCKED_TITLE)))
        .child(el("p").text(&context.site.text(words::LOCKED_TEXT)))
        .child(unlock(context))
        .into()
}

/// The forms to unlock; empty while the document is about to be reloaded, because input would be lost.
pub fn unlock(context: &AppContext) -> Html {
    if context.app_state.is_closing() {
        return Html::default();
    }
    html! { <UnlockForm /> }
}

#[component]
pub fn UnlockForm() -> Html {
    let context = &use_app_context();
    let said = use_state(|| UnlockStatus::Nothing);
    let shown = use_state(|| false);
    let worker = use_mut_ref(|| None::<KdfWorker>);
    let pause = use_pause();
    use_effect_once(|| {
        browser::scroll_to(0.0);
        None
    });
    let site = &context.site;
    let waits = pause.left() > 0.0 || *said == UnlockStatus::Opening;

    let shut = {
        let (said, pause) = (said.clone(), pause.clone());
        move |why| {
            if matches!(why, UnlockError::Wrong | UnlockError::WrongCode) {
                pause.wrong();
            }
            said.set(UnlockStatus::Failed(why));
            browser::focus_soon(
                if matches!(why, UnlockError::WrongCode | UnlockError::Mistyped) { CODE } else { PASS }
                    .into(),
            );
        }
    };
    let open = {
        let (context, said, shut) = (context.clone(), said.clone(), shut.clone());
        move || {
            let typed = SecretField::in_field(PASS);
            if waits || typed.is_empty() {
                return;
            }
            let asked = match open_storage::kdf_params(&context) {
                Ok(asked) => asked,
                Err(why) => return said.set(UnlockStatus::Failed(why)),
            };
            // A person who was warned that the lock was changed and enters the passphrase again accepts the change.
            let warned = *said == UnlockStatus::Failed(UnlockError::Changed);
            said.set(UnlockStatus::Opening);
            let say = {
                let (said, shut) = (said.clone(), shut.clone());
                move |what| match what {
                    UnlockStatus::Opening => browser::empty_field(PASS),
                    UnlockStatus::Failed(why) => shut(why),
                    what => said.set(what),
                }
            };
            try_one(&worker, context.clone(), typed, asked, warned, Rc::new(say));
        }
    };
    let open_with_code = {
        let context = context.clone();
        move || {
            let code = SecretField::in_field(CODE);
            if !waits && !code.is_empty() {
                open_storage::unlock(context.clone(), Unlocking::Code(code.read()), shut.clone());
            }
        }
    };
    let field = PassField {
        id: PASS,
        label: words::LOCKED_PASS,
        which: PassphraseKind::Current,
        shared: context.app_state.is_shared(),
        about: "unlock-said",
        wrong: *said == UnlockStatus::Failed(UnlockError::Wrong),
        letter: Callback::noop(),
    };
    let wrong_code = matches!(*said, UnlockStatus::Failed(UnlockError::WrongCode | UnlockError::Mistyped));
    let with_code = el("form")
        .attr("aria-label", &site.text(words::LOCKED_LOST))
        .attr("autocomplete", "off")
        .on_submit(open_with_code)
        .child(el("p").text(&site.text(words::LOCKED_LOST_TEXT)))
        .child(el("label").attr("for", CODE).text(&site.text(words::LOCKED_CODE)))
        .child(code_field(CODE, "unlock-said", wrong_code))
        .child(
            el("p").class("actions").child(
                el("button")
                    .class("button quiet")
                    .id("open-with-code")
                    .attr("type", "submit")
                    .text(&site.text(words::LOCKED_WITH_CODE)),
            ),
        );
    el("div")
        .class("unlock")
        .child(
            el("form").id("unlock").on_submit(open).child(passphrase(site, &field, &shown)).child(
                el("p").class("actions").child(
                    el("button")
                        .class("button")
                        .id("open")
                        .attr("type", "submit")
                        // `aria-disabled` and not `disabled`, because the button has focus.
                        .attr_opt("aria-disabled", waits.then_some("true"))
                        .text(&site.text(words::LOCKED_OPEN)),
                ),
            ),
        )
        .child(el("div").class("said").id("unlock-said").attr("role", "alert").child(answer(
            context,
            *said,
            pause.left(),
        )))
        .child(disclosure(&site.text(words::LOCKED_LOST), false, with_code.into()))
        .into()
}

/// Derives the key and tries to unlock, then again with the parameters of the other header if they differ. `say`
/// receives [`UnlockStatus::Opening`] once the key is derived, or the reason for failing.
fn try_one(
    worker: &Rc<RefCell<Option<KdfWorker>>>,
    context: AppContext,
    typed: SecretField,
    (salt, how): ([u8; SALT], KdfParams),
    warned: bool,
    say: Rc<dyn Fn(UnlockStatus)>,
) {
    let otherwise = context.now().other_kdf_params().filter(|asked| *asked != (salt, how));
    // The field is emptied before the second attempt.
    let otherwise = otherwise.map(|asked| (asked, typed.clone()));
    let callback = {
        let (worker, say) = (worker.clone(), say.clone());
        move |key| match key {
            Ok(key) => {
                say(UnlockStatus::Opening);
                let with = if warned { Unlocking::KeyAllTheSame(key) } else { Unlocking::Key(key) };
                let again = context.clone();
                open_storage::unlock(context, with, move |why| match (why, otherwise) {
                    (UnlockError::Wrong, Some((asked, typed))) => {
                        try_one(&worker, again, typed, asked, warned, say)
                    }
                    _ => say(UnlockStatus::Failed(why)),
                });
            }
            Err(KdfError::Memory) => say(UnlockStatus::Memory),
            Err(KdfError::Refused) => say(UnlockStatus::Start),
        }
    };
    let started = browser::derive_key(&typed, &salt, how, Box::new(callback));
    if started.is_none() {
        say(UnlockStatus::Start);
    }
    worker.replace(started);
}

fn answer(context: &AppContext, said: UnlockStatus, left: f64) -> Html {
    let site = &context.site;
    let card = |words: Key| p("card urgent", &site.text(words));
    let answer = match said {
        UnlockStatus::Nothing => return Html::default(),
        UnlockStatus::Opening => return p("card note", &site.text(words::LOCKED_OPENING)),
        UnlockStatus::Memory => card(words::LOCKED_MEMORY),
        UnlockStatus::Start => card(words::LOCKED_START),
        UnlockStatus::Failed(why) => card(match why {
            UnlockError::Wrong => words::LOCKED_WRONG,
            UnlockError::WrongCode => words::LOCKED_CODE_WRONG,
            UnlockError::Mistyped => words::LOCKED_CODE_MISTYPED,
            UnlockError::Damaged => words::LOCKED_DAMAGED,
            UnlockError::Newer => words::LOCKED_NEWER,
            UnlockError::Changed => words::LOCKED_CHANGED,
            UnlockError::NotKept => words::WHERE_FAILED,
        }),
    };
    el("div").class("answers").child(answer).child_opt(wait(site, left)).into()
}

/// The button in the settings that locks now.
pub fn lock_now(context: &AppContext) -> Html {
    let now = context.clone();
    button("button quiet", &context.site.text(words::PLACE_LOCK_NOW), move || open_storage::lock(&now))
        .id("lock-now")
        .into()
}
