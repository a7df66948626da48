//! Asking for the passphrase or the spare code once more, before the lock itself is changed: who holds an open device is not always its owner
//! (OWASP ASVS 5.0, 6.2.3 and 7.5.3).

use super::field::{PassField, passphrase};
use crate::content::Key;
use crate::ui::dom::{self, Stretcher};
use crate::ui::hooks::use_after;
use crate::ui::html::{el, of, p};
use crate::ui::opening;
use crate::ui::part::Part;
use crate::ui::site::Scene;
use crate::ui::words as k;
use crate::vault::Unstretched;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

const PASS: &str = "current-passphrase";

/// A form that asks for the passphrase, and takes the spare code too.
pub struct Confirm {
    /// The page.
    pub scene: Scene,
    /// Called when it was right.
    pub confirmed: Callback<()>,
}

impl Part for Confirm {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_confirm(self).run(context)
    }
}

#[hook]
fn use_confirm(confirm: &Confirm) -> Html {
    let typed = use_state(String::new);
    let shown = use_state(|| false);
    let said = use_state(|| None::<Key>);
    let worker = use_mut_ref(|| None::<Stretcher>);
    use_after(String::new(), || {
        dom::focus_soon(PASS.into());
        None
    });
    let Confirm { scene, confirmed } = confirm;
    let site = &scene.site;
    let submit = {
        let (scene, confirmed, typed, said) = (scene.clone(), confirmed.clone(), typed.clone(), said.clone());
        move || {
            // Who has lost the passphrase came in by the code, and chooses another passphrase here.
            if scene.now().is_opened_by_code(&typed) {
                typed.set(String::new());
                return confirmed.emit(());
            }
            let Ok((salt, how)) = opening::asks(&scene) else { return said.set(Some(k::LOCKED_DAMAGED)) };
            said.set(Some(k::LOCKED_OPENING));
            let told = {
                let (scene, confirmed, typed, said) =
                    (scene.clone(), confirmed.clone(), typed.clone(), said.clone());
                move |key: Result<_, Unstretched>| match key {
                    Ok(key) if scene.now().is_opened_by(&key) => {
                        typed.set(String::new());
                        confirmed.emit(());
                    }
                    Ok(_) => said.set(Some(k::LOCKED_WRONG)),
                    Err(Unstretched::Memory) => said.set(Some(k::LOCKED_MEMORY)),
                    Err(Unstretched::Refused) => said.set(Some(k::LOCKED_START)),
                }
            };
            worker.replace(dom::stretch(&dom::same_signs(&typed), &salt, how, Box::new(told)));
        }
    };
    let field = PassField {
        id: PASS,
        label: k::LOCKED_PASS,
        autocomplete: "current-password",
        about: "confirm-about confirm-said",
        wrong: *said == Some(k::LOCKED_WRONG),
    };
    el("form")
        .on_submit(submit)
        .child(of("p", "help").id("confirm-about").text(&site.t(k::LOCK_CONFIRM)))
        .child(passphrase(site, &field, &typed, &shown))
        .child(
            of("p", "actions").child(
                of("button", "button").id("confirm").attr("type", "submit").text(&site.t(k::LOCK_GO_ON)),
            ),
        )
        .child(
            of("div", "said")
                .id("confirm-said")
                .attr("role", "alert")
                .child_if(said.map(|words| p("card note", &site.t(words)))),
        )
        .into()
}
