//! The two pages that make a lock: choosing a passphrase, and writing down the recovery code.

use super::{PASSPHRASE, go, go_back, go_on};
use crate::browser;
use crate::state::app_state::StorageMode;
use crate::state::settings::SPARE;
use crate::storage::StoreError;
use crate::ui::components::lock::{NewPassphrase, SpareCode, Stretched};
use crate::ui::context::{AppContext, NavKind};
use crate::ui::html::{button, of, p, title};
use crate::ui::open_storage;
use crate::ui::part::{Part, part};
use crate::ui::words as k;
use crate::vault::{Header, NewVault};
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// The page for choosing a passphrase.
pub struct PassphrasePage {
    /// The context.
    pub scene: AppContext,
    /// Receives the new lock, which is not in force until the recovery code was shown.
    pub chosen: Callback<NewVault>,
}

impl Part for PassphrasePage {
    fn draw(&self, _: &mut HookContext) -> Html {
        let Self { scene, chosen } = self;
        let chosen = chosen.clone();
        let made = Callback::from(move |new: Rc<Stretched>| {
            if let Some(made) = Header::make(new.salt, new.how, &new.key, &browser::fill_random) {
                chosen.emit(made);
            }
        });
        let form = NewPassphrase { scene: scene.clone(), button: k::LOCK_GO_ON, made };
        let back = {
            let scene = scene.clone();
            move || match scene.now().storage_mode {
                // The person came from the settings of a device that already stores entries.
                StorageMode::Persistent => go_back(&scene),
                _ => go(&scene, "", NavKind::Instead),
            }
        };
        of("div", "stack locking")
            .child(title(&scene.site.t(k::LOCK_TITLE)))
            .child(part("new-passphrase", form))
            .child(
                of("p", "actions")
                    .child(button("button quiet", &scene.site.t(k::WORKSHEET_BACK), back).id("keep-back")),
            )
            .into()
    }
}

/// The page for writing down the recovery code.
pub struct CodePage {
    /// The context.
    pub scene: AppContext,
    /// The new lock.
    pub made: Rc<NewVault>,
}

impl Part for CodePage {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_code(self).run(context)
    }
}

#[hook]
fn use_code(code: &CodePage) -> Html {
    let CodePage { scene, made } = code;
    let site = &scene.site;
    let close = {
        let (scene, made) = (scene.clone(), made.clone());
        Callback::from(move |(confirmed, told): (bool, Callback<Result<(), StoreError>>)| {
            let (done, last) = (scene.clone(), made.code.last());
            let shared = scene.now().is_shared();
            open_storage::enable_lock(scene.clone(), made.clone(), shared, move |result| {
                let kept = result.is_ok();
                told.emit(result);
                if kept {
                    if !confirmed {
                        done.update(|app_state| app_state.choose(SPARE, &last));
                    }
                    go_on(&done);
                }
            });
        })
    };
    let back = {
        let scene = scene.clone();
        move || go(&scene, PASSPHRASE, NavKind::Instead)
    };
    of("div", "stack locking")
        .child(title(&site.t(k::LOCK_CODE_TITLE)))
        .child(part(
            "spare-code",
            SpareCode {
                scene: scene.clone(),
                code: made.code.clone(),
                button: k::LOCK_CLOSE_IT,
                later: true,
                close,
            },
        ))
        .child(p("help", &site.t(k::LOCK_THEN)))
        .child(
            of("p", "actions")
                .child(button("button quiet", &site.t(k::WORKSHEET_BACK), back).id("keep-back")),
        )
        .into()
}
