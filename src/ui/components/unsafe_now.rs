//! "I don't feel safe right now": on the screen at all times, and opens help at once.
//!
//! Without the program it is a link to the help screen.

use crate::domain::route::Route;
use crate::state::settings::COUNTRY;
use crate::ui::components::help_lines::{country_choice, country_of, finders, help_lines};
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::site::{Scene, use_scene};
use crate::ui::words as k;
use crate::ui::dom;
use yew::prelude::*;

const DIALOG: &str = "unsafe-now";

/// The button, and the panel it opens.
#[component]
pub fn UnsafeNow() -> Html {
    let scene = use_scene();
    let site = &scene.site;
    let open = use_state(|| false);
    use_effect_with(*open, |open| {
        if *open {
            dom::open_dialog(DIALOG);
        }
    });
    let words = &site.catalog.signs.unsafe_now;
    let show = {
        let open = open.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            open.set(true);
        }
    };
    // Closing by the Escape key closes the dialogue itself; the state follows it.
    let onclose = {
        let open = open.clone();
        move |_: Event| open.set(false)
    };
    let close = {
        let open = open.clone();
        move |_: MouseEvent| {
            open.set(false);
            dom::focus("unsafe-button");
        }
    };
    html! {
        <>
            <p class="unsafe">
                <a class="button" id="unsafe-button" href={site.href(&Route::Help)} onclick={show}>{ words.button.clone() }</a>
            </p>
            if *open {
                <dialog id={DIALOG} class="unsafe-panel" aria-labelledby="unsafe-title" {onclose}>
                    <div class="unsafe-head">
                        <h2 id="unsafe-title" tabindex="-1">{ words.title.clone() }</h2>
                        <button type="button" class="button quiet" onclick={close}>{ site.t(k::CLOSE) }</button>
                    </div>
                    { lines(&scene) }
                    { paragraphs(&words.text) }
                    <p><a href={site.href(&Route::Help)}>{ site.t(k::HELP_OPEN) }</a></p>
                </dialog>
            }
        </>
    }
}

fn lines(scene: &Scene) -> Html {
    let site = &scene.site;
    let country = country_of(site, scene.desk.settings.get(COUNTRY), &dom::browser_languages());
    let code = country.as_ref().map(|c| c.code.to_string()).unwrap_or_default();
    let choose = {
        let scene = scene.clone();
        move |code: String| scene.change_desk(|desk| desk.choose(COUNTRY, &code))
    };
    html! {
        <>
            { country_choice(site, "unsafe-country", &code, choose) }
            if let Some(country) = country {
                { help_lines(site, &country, 3) }
            } else {
                <h3>{ site.catalog.help.words.finders_title.clone() }</h3>
                { finders(site) }
            }
        </>
    }
}
