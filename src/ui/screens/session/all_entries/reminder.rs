//! A reminder that the last backup is old.

use crate::browser;
use crate::domain::route::Route;
use crate::state::Setting;
use crate::ui::components::record_list::{begun_since, day_of};
use crate::ui::context::AppContext;
use crate::ui::html::{button, el, link};
use crate::ui::words;
use yew::prelude::*;

/// The number of entries from which on backups are mentioned.
const FEW: usize = 3;
/// How long a backup counts as recent and a postponed reminder stays away, in milliseconds: thirty days.
const LONG: f64 = 30.0 * 24.0 * 3_600_000.0;

/// The reminder, if there are enough entries and the last backup is old. Postponing it hides it for thirty days.
pub fn reminder(context: &AppContext) -> Option<Html> {
    let (site, settings) = (&context.site, &context.app_state.settings);
    if !context.is_ready()
        || context.app_state.ids().len() < FEW
        || browser::is_recent(settings.backup_put_off(), LONG)
    {
        return None;
    }
    let copied = settings.last_backup();
    if browser::is_recent(copied, LONG) || (!copied.is_empty() && begun_since(context, copied) == 0) {
        return None;
    }
    let words = match day_of(site, copied) {
        Some(day) => site.fill(words::SESSION_OLD_COPY, &[("day", &day)]),
        None => site.text(words::SESSION_NO_COPY).to_string(),
    };
    let later = {
        let context = context.clone();
        move || context.update(|app_state| app_state.choose(Setting::BackupPutOff(browser::now())))
    };
    let card = el("div").class("card note").id("no-copy").child(el("p").text(&words)).child(
        el("p")
            .class("actions")
            .child(link(
                "button quiet",
                &site.href_at(&Route::Settings, "copy"),
                &site.text(words::SESSION_SAVE_COPY),
            ))
            .child(button("button quiet", &site.text(words::NOT_NOW), later).id("no-copy-later")),
    );
    Some(card.into())
}
