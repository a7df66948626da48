//! Larger text for two people in front of one screen, while the session lasts.

use crate::browser;
use crate::state::Setting;
use crate::ui::context::AppContext;
use crate::ui::hooks::use_effect_keyed;
use crate::ui::html::button;
use crate::ui::words;
use yew::prelude::*;

const YES: &str = "yes";

/// The button that toggles larger text.
pub fn large_text_button(context: &AppContext) -> Html {
    let on = is_wanted(context);
    let change = {
        let context = context.clone();
        move || context.update(|app_state| app_state.choose(Setting::LargeText(!on)))
    };
    button("button small quiet", &context.site.text(words::TOGETHER_LARGER), change)
        .id("larger")
        .attr("aria-pressed", if on { "true" } else { "false" })
        .into()
}

fn is_wanted(context: &AppContext) -> bool {
    context.app_state.settings.large_text()
}

#[hook]
pub fn use_large_text(context: &AppContext) {
    let large =
        is_wanted(context) && context.app_state.shared_view().is_some_and(|together| !together.is_over);
    use_effect_keyed(large, move || {
        browser::set_root_attribute("data-large", if large { YES } else { "no" });
        None
    });
}
