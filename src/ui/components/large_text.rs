//! Larger text for two people in front of one screen, while the session lasts.

use crate::browser;
use crate::state::settings::LARGE;
use crate::ui::context::AppContext;
use crate::ui::hooks::use_effect_keyed;
use crate::ui::html::button;
use crate::ui::words as k;
use yew::prelude::*;

const YES: &str = "yes";

/// The button that toggles larger text.
pub fn larger_button(scene: &AppContext) -> Html {
    let on = is_wanted(scene);
    let change = {
        let scene = scene.clone();
        move || scene.update(|app_state| app_state.choose(LARGE, if on { "no" } else { YES }))
    };
    button("button small quiet", &scene.site.t(k::TOGETHER_LARGER), change)
        .id("larger")
        .attr("aria-pressed", if on { "true" } else { "false" })
        .into()
}

fn is_wanted(scene: &AppContext) -> bool {
    scene.app_state.settings.get(LARGE) == YES
}

#[hook]
pub fn use_large_text(scene: &AppContext) {
    let large = is_wanted(scene) && scene.app_state.shared_view().is_some_and(|together| !together.is_over);
    use_effect_keyed(large, move || {
        browser::set_root_attribute("data-large", if large { YES } else { "no" });
        None
    });
}
