//! The two pages that make a lock: choosing a passphrase, and writing down the recovery code.

use super::{PASSPHRASE, go, go_back, go_on};
use crate::browser;
use crate::state::Setting;
use crate::state::app_state::StorageMode;
use crate::storage::StoreError;
use crate::ui::by_address::ByAddress;
use crate::ui::components::lock::{NewPassphrase, ShowRecoveryCode, Stretched};
use crate::ui::context::{NavKind, use_app_context};
use crate::ui::html::{button, el, p, title};
use crate::ui::open_storage;
use crate::ui::words;
use crate::vault::{Header, NewVault};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct PassphrasePageProps {
    /// Receives the new lock, which is not in force until the recovery code was shown.
    pub chosen: Callback<NewVault>,
}

/// The page for choosing a passphrase.
#[component]
pub fn PassphrasePage(props: &PassphrasePageProps) -> Html {
    let context = &use_app_context();
    let chosen = &props.chosen;
    let chosen = chosen.clone();
    let made = Callback::from(move |new: Rc<Stretched>| {
        if let Some(made) = Header::make(new.salt, new.how, &new.key, &browser::fill_random) {
            chosen.emit(made);
        }
    });
    let back = {
        let context = context.clone();
        move || match context.now().storage_mode {
            // The person came from the settings of a device that already stores entries.
            StorageMode::Persistent => go_back(&context),
            _ => go(&context, "", NavKind::Instead),
        }
    };
    el("div")
        .class("stack locking")
        .child(title(&context.site.text(words::LOCK_TITLE)))
        .child(html! { <NewPassphrase button={words::LOCK_GO_ON} {made} /> })
        .child(
            el("p").class("actions").child(
                button("button quiet", &context.site.text(words::WORKSHEET_BACK), back).id("keep-back"),
            ),
        )
        .into()
}

#[derive(PartialEq, Properties)]
pub struct CodePageProps {
    /// The new lock.
    pub made: ByAddress<NewVault>,
}

/// The page for writing down the recovery code.
#[component]
pub fn CodePage(props: &CodePageProps) -> Html {
    let context = &use_app_context();
    let made = &props.made.0;
    let site = &context.site;
    let close = {
        let (context, made) = (context.clone(), made.clone());
        Callback::from(move |(confirmed, callback): (bool, Callback<Result<(), StoreError>>)| {
            let (done, last) = (context.clone(), made.code.last());
            let shared = context.now().is_shared();
            open_storage::enable_lock(context.clone(), made.clone(), shared, move |result| {
                let kept = result.is_ok();
                callback.emit(result);
                if kept {
                    if !confirmed {
                        done.update(|app_state| app_state.choose(Setting::UnconfirmedCode(last)));
                    }
                    go_on(&done);
                }
            });
        })
    };
    let back = {
        let context = context.clone();
        move || go(&context, PASSPHRASE, NavKind::Instead)
    };
    el("div").class("stack locking")
        .child(title(&site.text(words::LOCK_CODE_TITLE)))
        .child(html! {
            <ShowRecoveryCode code={ByAddress::of(made.code.clone())} button={words::LOCK_CLOSE_IT} later=true {close} />
        })
        .child(p("help", &site.text(words::LOCK_THEN)))
        .child(
            el("p").class("actions")
                .child(button("button quiet", &site.text(words::WORKSHEET_BACK), back).id("keep-back")),
        )
        .into()
}
