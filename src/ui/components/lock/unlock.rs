//! The screen that asks for the passphrase.

use super::field::{PassField, Which, passphrase};
use super::pause::{use_pause, wait};
use crate::content::Key;
use crate::state::lock::{Shut, Unlocking};
use crate::ui::dom::{self, Stretcher};
use crate::ui::hooks::use_after;
use crate::ui::html::{button, disclosure, el, of, p, title};
use crate::ui::opening;
use crate::ui::part::{Part, part};
use crate::ui::site::Scene;
use crate::ui::words as k;
use crate::vault::Unstretched;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

const PASS: &str = "passphrase";
const CODE: &str = "spare-code";

/// Why it is still locked.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Nothing,
    Opening,
    Shut(Shut),
    Memory,
    Start,
}

/// The screen.
pub fn locked(scene: &Scene) -> Html {
    of("article", "screen locked")
        .child(title(&scene.site.t(k::LOCKED_TITLE)))
        .child(el("p").text(&scene.site.t(k::LOCKED_TEXT)))
        .child(unlock(scene))
        .into()
}

/// The forms that open it.
pub fn unlock(scene: &Scene) -> Html {
    part("unlock", Unlock(scene.clone()))
}

struct Unlock(Scene);

impl Part for Unlock {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_unlock(&self.0).run(context)
    }
}

#[hook]
fn use_unlock(scene: &Scene) -> Html {
    let said = use_state(|| Said::Nothing);
    let typed = use_state(String::new);
    let shown = use_state(|| false);
    let code = use_state(String::new);
    let worker = use_mut_ref(|| None::<Stretcher>);
    let pause = use_pause();
    use_after(String::new(), || {
        dom::scroll_to(0.0);
        None
    });
    let site = &scene.site;
    let waits = pause.left() > 0.0 || *said == Said::Opening;

    let shut = {
        let (said, pause) = (said.clone(), pause.clone());
        move |why| {
            if matches!(why, Shut::Wrong | Shut::WrongCode) {
                pause.wrong();
            }
            said.set(Said::Shut(why));
            dom::focus_soon(if matches!(why, Shut::WrongCode | Shut::Mistyped) { CODE } else { PASS }.into());
        }
    };
    let open = {
        let (scene, said, typed, shut, worker) =
            (scene.clone(), said.clone(), typed.clone(), shut.clone(), worker);
        move || {
            if waits || typed.is_empty() {
                return;
            }
            let (salt, how) = match opening::asks(&scene) {
                Ok(asked) => asked,
                Err(why) => return said.set(Said::Shut(why)),
            };
            said.set(Said::Opening);
            let told = {
                let (scene, said, typed, shut) = (scene.clone(), said.clone(), typed.clone(), shut.clone());
                move |key| match key {
                    Ok(key) => {
                        typed.set(String::new());
                        opening::unlock(scene, Unlocking::Key(key), shut);
                    }
                    Err(Unstretched::Memory) => said.set(Said::Memory),
                    Err(Unstretched::Refused) => said.set(Said::Start),
                }
            };
            let started = dom::stretch(&dom::same_signs(&typed), &salt, how, Box::new(told));
            if started.is_none() {
                said.set(Said::Start);
            }
            worker.replace(started);
        }
    };
    let open_with_code = {
        let (scene, code) = (scene.clone(), code.clone());
        move || {
            if !waits && !code.is_empty() {
                opening::unlock(scene.clone(), Unlocking::Code((*code).clone()), shut.clone());
            }
        }
    };
    let type_code = {
        let code = code.clone();
        move |text| code.set(text)
    };
    let field = PassField {
        id: PASS,
        label: k::LOCKED_PASS,
        which: Which::Current,
        shared: scene.desk.is_shared(),
        about: "unlock-said",
        wrong: *said == Said::Shut(Shut::Wrong),
    };
    let wrong_code = matches!(*said, Said::Shut(Shut::WrongCode | Shut::Mistyped));
    let with_code = el("form")
        .attr("aria-label", &site.t(k::LOCKED_LOST))
        .attr("autocomplete", "off")
        .on_submit(open_with_code)
        .child(el("p").text(&site.t(k::LOCKED_LOST_TEXT)))
        .child(el("label").attr("for", CODE).text(&site.t(k::LOCKED_CODE)))
        .child(spare_code(CODE, &code, "unlock-said", wrong_code, type_code))
        .child(
            of("p", "actions").child(
                of("button", "button quiet")
                    .id("open-with-code")
                    .attr("type", "submit")
                    .text(&site.t(k::LOCKED_WITH_CODE)),
            ),
        );
    of("div", "unlock")
        .child(
            el("form").id("unlock").on_submit(open).child(passphrase(site, &field, &typed, &shown)).child(
                of("p", "actions").child(
                    of("button", "button")
                        .id("open")
                        .attr("type", "submit")
                        .flag("disabled", waits)
                        .text(&site.t(k::LOCKED_OPEN)),
                ),
            ),
        )
        .child(of("div", "said").id("unlock-said").attr("role", "alert").child(answer(
            scene,
            *said,
            pause.left(),
        )))
        .child(disclosure(&site.t(k::LOCKED_LOST), false, with_code.into()))
        .into()
}

/// The field of a spare code. `about`: the id of what is said about it; `wrong`: whether what was typed did not do.
pub fn spare_code(id: &str, code: &str, about: &str, wrong: bool, told: impl Fn(String) + 'static) -> Html {
    el("input")
        .id(id)
        .attr("type", "text")
        .to_write_in()
        .attr("autocapitalize", "characters")
        .attr("aria-describedby", about)
        .maybe("aria-invalid", wrong.then_some("true"))
        .value(Some(code))
        .on_text(told)
        .into()
}

fn answer(scene: &Scene, said: Said, left: f64) -> Html {
    let site = &scene.site;
    let card = |words: Key| p("card urgent", &site.t(words));
    let answer = match said {
        Said::Nothing => return Html::default(),
        Said::Opening => return p("card note", &site.t(k::LOCKED_OPENING)),
        Said::Memory => card(k::LOCKED_MEMORY),
        Said::Start => card(k::LOCKED_START),
        Said::Shut(why) => card(match why {
            Shut::Wrong => k::LOCKED_WRONG,
            Shut::WrongCode => k::LOCKED_CODE_WRONG,
            Shut::Mistyped => k::LOCKED_CODE_MISTYPED,
            Shut::Damaged => k::LOCKED_DAMAGED,
            Shut::Newer => k::LOCKED_NEWER,
            Shut::NotKept => k::WHERE_FAILED,
        }),
    };
    of("div", "answers").child(answer).child_if(wait(site, left)).into()
}

/// A button, for the settings.
pub fn lock_now(scene: &Scene) -> Html {
    let now = scene.clone();
    button("button quiet", &scene.site.t(k::PLACE_LOCK_NOW), move || opening::lock(&now))
        .id("lock-now")
        .into()
}
