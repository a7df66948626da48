//! Progress of slow work: a progress bar, a button to cancel it, and the message for a failure.

use crate::browser;
use crate::browser::Interval;
use crate::content::Key;
use crate::ui::html::{Element, button, el, p};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The interval at which the progress bar is updated, in milliseconds.
const STEP: u32 = 100;

/// The progress bar and the button to cancel. `takes` is the estimated duration in milliseconds; 0 if unknown.
pub fn progress(site: &Rc<Site>, words: Key, takes: f64, stop: Callback<()>) -> Html {
    el("div").class("card note slow")
        .child(el("p").attr("role", "status").text(&site.text(words)))
        // The key changes when an estimate arrives, so that the bar starts again.
        .child(html! {
            <ProgressBar key={if takes > 0.0 { "bar" } else { "still" }} {takes} label={site.text(words).to_string()} />
        })
        .child(
            el("p").class("actions")
                .child(button("button quiet", &site.text(words::COPY_OUT_CANCEL), move || stop.emit(())).id("stop")),
        )
        .into()
}

#[derive(PartialEq, Properties)]
struct ProgressProps {
    /// The estimated duration in milliseconds; 0 if unknown.
    takes: f64,
    label: String,
}

#[component]
fn ProgressBar(bar: &ProgressProps) -> Html {
    let began = use_mut_ref(browser::ticks);
    let redraw = use_force_update();
    crate::ui::hooks::use_effect_once(move || {
        let timer = Interval::new(STEP, move || redraw.force_update());
        Some(Box::new(|| drop(timer)))
    });
    let progress = el("progress").attr("aria-label", &bar.label).attr("max", "100");
    if bar.takes <= 0.0 {
        return progress.into();
    }
    // The duration is an estimate, so the bar stops short of the end until the work is done.
    let done = (browser::ticks() - *began.borrow()) * 100.0 / bar.takes;
    filled(progress, done.clamp(0.0, 97.0) as u32)
}

fn filled(progress: Element, per_cent: u32) -> Html {
    progress.attr("value", &per_cent.to_string()).into()
}

/// The message for a refused backup or restore. For `why` see [`browser::BackupResponse::Refused`].
pub fn refused(site: &Site, why: &str) -> Html {
    let words = match why {
        "large" => words::REFUSED_LARGE,
        "foreign" => words::REFUSED_FOREIGN,
        "damaged" => words::REFUSED_DAMAGED,
        "newer" => words::REFUSED_NEWER,
        "many" => words::REFUSED_MANY,
        "room" => words::REFUSED_ROOM,
        "keys" => words::REFUSED_KEYS,
        "costly" => words::REFUSED_COSTLY,
        "memory" | "died" => words::REFUSED_MEMORY,
        "start" | "silent" => words::REFUSED_START,
        _ => words::REFUSED_OTHER,
    };
    p("card urgent refused", &site.text(words))
}
