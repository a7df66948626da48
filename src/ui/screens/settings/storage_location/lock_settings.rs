//! Turning the lock on, and changing its settings.

use super::unconfirmed_code::unconfirmed_code;
use crate::content::Key;
use crate::domain::route::Route;
use crate::state::Setting;
use crate::state::lock::NewRecoveryCode;
use crate::state::settings::IDLE_MINUTES;
use crate::storage::StoreError;
use crate::ui::by_address::ByAddress;
use crate::ui::components::lock::{ConfirmPassphrase, NewPassphrase, ShowRecoveryCode, Stretched, lock_now};
use crate::ui::components::shared_device::shared_device;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{Element, button, el, fragment, p};
use crate::ui::open_storage::{self, RekeyProgress};
use crate::ui::screens::keep::PASSPHRASE;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The form that is open.
#[derive(Clone, Copy, PartialEq)]
enum OpenForm {
    Nothing,
    Passphrase,
    Code,
    Off,
}

/// The lock's part of the section about storage.
#[component]
pub fn LockSettings() -> Html {
    let context = &use_app_context();
    let at = use_state(|| OpenForm::Nothing);
    let said = use_state(|| None::<Key>);
    let code = use_mut_ref(|| None::<Rc<NewRecoveryCode>>);
    let confirmed = use_state(|| false);
    let sealing = use_state(|| None::<RekeyProgress>);
    let actions = LockActions {
        context: context.clone(),
        at: at.clone(),
        said: said.clone(),
        confirmed: confirmed.clone(),
        sealing: sealing.clone(),
    };
    if let Some(sealing) = &*sealing
        && context.app_state.is_unlocked()
    {
        return el("div").class("locking").child(actions.sealed_anew(sealing)).into();
    }
    let body = match (context.app_state.is_unlocked(), *at) {
        (false, _) => clear(context),
        (true, OpenForm::Passphrase | OpenForm::Code | OpenForm::Off) if !*confirmed => {
            let confirmed = {
                let (actions, code) = (actions.clone(), code.clone());
                Callback::from(move |()| {
                    code.replace(actions.context.now().make_recovery_code().map(Rc::new));
                    actions.confirmed.set(true);
                })
            };
            html! { <ConfirmPassphrase {confirmed} /> }
        }
        (true, OpenForm::Passphrase) => {
            let form =
                html! { <NewPassphrase button={words::PLACE_NEW_PASS} made={actions.new_passphrase()} /> };
            fragment(vec![p("help", &context.site.text(words::PLACE_NEW_PASS_HELP)), form])
        }
        (true, OpenForm::Code) => actions.new_code(code.borrow().clone()),
        (true, OpenForm::Off) => actions.off(),
        (true, _) => open(context, &actions),
    };
    el("div")
        .class("locking")
        .child(
            el("div")
                .class("said")
                .attr("role", "status")
                .child_opt(said.map(|words| p("card note", &context.site.text(words)))),
        )
        .child(body)
        .child_opt((*at != OpenForm::Nothing).then(|| {
            el("p")
                .class("actions")
                .child(actions.to(words::NOT_NOW, OpenForm::Nothing).id("lock-not-now"))
                .into()
        }))
        .into()
}

/// Without a lock: whether other people use the device, and a link to turn one on.
fn clear(context: &AppContext) -> Html {
    let share = {
        let context = context.clone();
        Callback::from(move |shared| context.update(|app_state| app_state.remember_shared(shared)))
    };
    let passphrase = context.site.href_at(&Route::Keep, PASSPHRASE);
    let lock = el("a")
        .class("button quiet")
        .id("put-lock-on")
        .leads_to(&passphrase)
        .text(&context.site.text(words::PLACE_LOCK));
    fragment(vec![shared_device(context, share), el("p").class("actions").child(lock).into()])
}

fn open(context: &AppContext, actions: &LockActions) -> Html {
    let site = &context.site;
    let chosen = context.app_state.settings.idle();
    let choose = {
        let context = context.clone();
        move |minutes: String| {
            if let Ok(minutes) = minutes.parse() {
                context.update(|app_state| app_state.choose(Setting::Idle(minutes)));
            }
        }
    };
    let minutes = IDLE_MINUTES.map(|minutes| {
        let n = minutes.to_string();
        el("option")
            .attr("value", &n)
            .bool_attr("selected", minutes == chosen)
            .text(&site.fill(words::PLACE_MINUTES, &[("n", &n)]))
            .into()
    });
    let share = {
        let actions = actions.clone();
        Callback::from(move |shared| {
            let (context, callback) = (actions.context.clone(), actions.clone());
            context.now().share(
                shared,
                Box::new(move |done| {
                    callback.say(if done.is_ok() { None } else { Some(words::LOCK_NOT_KEPT) });
                    callback.context.update(|app_state| *app_state = app_state.clone().look_who_shares());
                }),
            );
        })
    };
    fragment(vec![
        el("div")
            .class("field")
            .child(el("label").attr("for", "idle").text(&site.text(words::PLACE_IDLE)))
            .child(
                el("select").id("idle").value(Some(&chosen.to_string())).on_change(choose).children(minutes),
            )
            .into(),
        shared_device(context, share),
        unconfirmed_code(context),
        el("p")
            .class("actions")
            .child(lock_now(context))
            .child(actions.to(words::PLACE_NEW_PASS, OpenForm::Passphrase).id("new-pass"))
            .child(actions.to(words::PLACE_NEW_CODE, OpenForm::Code).id("new-code"))
            .child(actions.to(words::PLACE_UNLOCK, OpenForm::Off).id("take-lock-off"))
            .into(),
    ])
}

/// The state that the forms share.
#[derive(Clone)]
struct LockActions {
    context: AppContext,
    at: UseStateHandle<OpenForm>,
    said: UseStateHandle<Option<Key>>,
    /// Whether the passphrase was confirmed for the open form.
    confirmed: UseStateHandle<bool>,
    /// The progress of changing the passphrase.
    sealing: UseStateHandle<Option<RekeyProgress>>,
}

impl LockActions {
    fn to(&self, words: Key, at: OpenForm) -> Element {
        let this = self.clone();
        button("button quiet", &self.context.site.text(words), move || {
            this.said.set(None);
            this.confirmed.set(false);
            this.at.set(at);
        })
    }

    fn say(&self, words: Option<Key>) {
        self.said.set(words);
        self.confirmed.set(false);
        self.at.set(OpenForm::Nothing);
    }

    fn new_passphrase(&self) -> Callback<Rc<Stretched>> {
        let this = self.clone();
        Callback::from(move |new: Rc<Stretched>| {
            let Some(made) = this.context.now().make_anew(new.salt, new.how, &new.key) else {
                return this.say(Some(words::LOCK_NOT_KEPT));
            };
            let callback = this.clone();
            let callback = move |sealing| match sealing {
                RekeyProgress::Failed(why) => {
                    callback.sealing.set(None);
                    let is_full = why == StoreError::Full;
                    callback.say(Some(if is_full { words::LOCK_ROOM } else { words::LOCK_NOT_KEPT }));
                }
                RekeyProgress::Stopped => {
                    callback.sealing.set(None);
                    callback.say(None);
                }
                sealing => callback.sealing.set(Some(sealing)),
            };
            open_storage::rekey(this.context.clone(), Rc::new(made), Rc::new(callback));
        })
    }

    /// The progress, and finally the new recovery code, which is already valid.
    fn sealed_anew(&self, sealing: &RekeyProgress) -> Html {
        let site = &self.context.site;
        let RekeyProgress::Done(code) = sealing else {
            let (at, of_all) = match sealing {
                RekeyProgress::At(at, of_all) => (at.to_string(), of_all.to_string()),
                _ => Default::default(),
            };
            let words = site.fill(words::PLACE_SEALING, &[("n", &at), ("all", &of_all)]);
            return el("div").class("said").attr("role", "status").child(p("card note", &words)).into();
        };
        let this = self.clone();
        let close = Callback::from(move |(confirmed, _): (bool, _)| {
            if confirmed {
                this.context.update(|app_state| app_state.choose(Setting::UnconfirmedCode(String::new())));
            }
            this.sealing.set(None);
            this.say(Some(words::PLACE_NEW_PASS_DONE));
        });
        let code = ByAddress::of(code.clone());
        let form =
            html! { <ShowRecoveryCode key="valid" {code} button={words::LOCK_GO_ON} later=true {close} /> };
        fragment(vec![el("h3").text(&site.text(words::LOCK_CODE_TITLE)).into(), form])
    }

    /// A new recovery code has to be typed back before it is valid, to make sure that it was written down.
    fn new_code(&self, new: Option<Rc<NewRecoveryCode>>) -> Html {
        let Some(new) = new else { return Html::default() };
        let (this, code) = (self.clone(), ByAddress::of(new.code.clone()));
        let close = Callback::from(move |(_, _): (bool, _)| {
            let callback = this.clone();
            let callback = move |done: Result<(), _>| {
                if done.is_ok() {
                    callback
                        .context
                        .update(|app_state| app_state.choose(Setting::UnconfirmedCode(String::new())));
                }
                callback.say(Some(if done.is_ok() {
                    words::PLACE_NEW_CODE_DONE
                } else {
                    words::LOCK_NOT_KEPT
                }));
            };
            this.context.now().replace_recovery_code(&new, Box::new(callback));
        });
        let form = html! { <ShowRecoveryCode key="new" {code} button={words::LOCK_GO_ON} {close} /> };
        fragment(vec![el("h3").text(&self.context.site.text(words::LOCK_CODE_TITLE)).into(), form])
    }

    fn off(&self) -> Html {
        let site = &self.context.site;
        let this = self.clone();
        let off = move || {
            let callback = this.clone();
            open_storage::disable_lock(this.context.clone(), move |done| {
                callback.say((!done).then_some(words::PLACE_UNLOCK_FAILED));
            });
        };
        el("div")
            .class("card urgent")
            .child(el("p").text(&site.text(words::PLACE_UNLOCK_ASK)))
            .child(
                el("p").class("actions").child(
                    button("button", &site.text(words::PLACE_UNLOCK_NOW), off).id("take-lock-off-now"),
                ),
            )
            .into()
    }
}
