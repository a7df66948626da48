//! The screen for settling: breathing with the water of a lake, the five senses, feet, hands and cold water, and the next
//! hour. With the program it shows one part at a time; without it all parts can be read. It keeps nothing and needs no
//! network.

mod breathing;
mod one_at_a_time;

use crate::browser::{self, Timeout};
use crate::domain::help::{Pace, SETTLE_PARTS};
use crate::domain::route::Route;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::{Cleanup, use_effect_keyed};
use crate::ui::html::{Element, TITLE, el, link, paragraphs};
use crate::ui::screens::way_back;
use crate::ui::words;
use breathing::Breath;
use one_at_a_time::OneAtATime;
use yew::prelude::*;

/// The id of the heading of the part that is shown.
const PART_TITLE: &str = "part-title";

/// The number of the part with the five senses.
const GROUNDING: usize = 1;

/// The screen.
#[component]
pub fn SettleScreen() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let ready = context.is_ready();
    let help = &site.tools().help.words;
    let part = SETTLE_PARTS.iter().position(|id| *id == context.here.fragment).unwrap_or(0);
    let breath = Breath { pace: use_state(|| 0), beat: use_state(|| None), is_spoken: use_state(|| false) };
    use_beats(&breath, help.breathing.pace.get(*breath.pace));
    use_part_change(part, &breath);

    let back = ready.then(|| way_back(context, &Route::Settle)).flatten();
    let back = back.unwrap_or_else(|| site.href(&Route::Read));
    let shown = |number: usize| !ready || part == number;
    let exercise = |number: usize| {
        let (words, is_laid) =
            if number == GROUNDING { (&help.grounding, true) } else { (&help.ways, false) };
        shown(number).then(|| html! { <OneAtATime {number} words={words.clone()} {is_laid} /> })
    };
    let seconds = breath.seconds(&help.breathing).to_string();
    el("article")
        .class("settle")
        .attr_opt("data-phase", breath.phase())
        .attr("data-seconds", &seconds)
        .child(
            el("div").class("step-head").child(
                el("div")
                    .class("step-bar")
                    .child(
                        el("a").class("cross").leads_to(&back).attr("aria-label", &site.text(words::CLOSE)),
                    )
                    .child(el("h1").attr("tabindex", "-1").id(TITLE).text(&help.settle.title)),
            ),
        )
        .child(lake())
        .child(
            el("div")
                .class("shore")
                .child_opt(shown(0).then(|| breath.view(context)))
                .child_opt(exercise(GROUNDING))
                .child_opt(exercise(2))
                .child_opt(shown(3).then(|| next_hour(context)))
                .child(foot(context, part, &back)),
        )
        .into()
}

/// A timer for each breath in and out, and the Escape key, while the person breathes with the water.
#[hook]
fn use_beats(breath: &Breath, pace: Option<&Pace>) {
    use_effect_keyed((*breath.beat, *breath.pace), {
        let (beat, now, pace) = (breath.beat.clone(), *breath.beat, pace.cloned());
        move || {
            let (now, pace) = now.zip(pace)?;
            let seconds = if now % 2 == 0 { pace.inhale } else { pace.exhale };
            let stop = beat.clone();
            let timer = Timeout::new(u32::from(seconds) * 1000, move || beat.set(Some(now + 1)));
            let escape = browser::on_document("keydown", move |event| {
                if browser::is_escape(&event) {
                    stop.set(None);
                }
            });
            let end: Cleanup = Box::new(move || drop((timer, escape)));
            Some(end)
        }
    });
}

/// Another part begins at its heading, and ends the breathing.
#[hook]
fn use_part_change(part: usize, breath: &Breath) {
    let before = use_mut_ref(|| part);
    use_effect_keyed(part, {
        let beat = breath.beat.clone();
        move || {
            if before.replace(part) != part {
                beat.set(None);
                browser::focus(PART_TITLE);
            }
            None
        }
    });
}

/// The lake. While the person breathes, its water rises and falls.
fn lake() -> Html {
    const LINE: &str = "M0 6C50-2 100 10 150 5S250 1 300 7 370 3 400 5";
    let drawing = |class: &'static str, size: &str, path: &str| {
        el("svg")
            .class(class)
            .attr("viewBox", size)
            .attr("preserveAspectRatio", "none")
            .child(el("path").attr("d", path))
    };
    let waves = drawing("waves", "0 0 400 12", &format!("{LINE}V12H0Z"));
    el("div")
        .class("lake")
        .attr("aria-hidden", "true")
        .child(el("div").class("moon"))
        .child(drawing(
            "hills",
            "0 0 400 100",
            "M0 100V58C60 22 110 66 170 52S270 8 330 34 380 30 400 22V100Z",
        ))
        .child(el("div").class("water").child(waves.child(el("path").attr("d", LINE))))
        .into()
}

fn next_hour(context: &AppContext) -> Html {
    let site = &context.site;
    let after = &site.tools().help.words.after;
    let links = after.links.iter().map(|to| link("button quiet", &site.target(&to.to), &to.label));
    section(context, 3, &after.title)
        .child(paragraphs(&after.text))
        .child(el("p").class("actions").children(links))
        .into()
}

/// A part with its heading. Without the program there are four headings, so their ids differ.
fn section(context: &AppContext, number: usize, title: &str) -> Element {
    let id = SETTLE_PARTS.get(number).copied().unwrap_or_default();
    let heading = if context.is_ready() { PART_TITLE.into() } else { format!("{id}-title") };
    el("section")
        .class("part")
        .id(id)
        .attr("aria-labelledby", &heading)
        .child(el("h2").id(&heading).attr("tabindex", "-1").text(title))
}

/// The way to the next part, and the way back to where the person was.
fn foot(context: &AppContext, part: usize, back: &str) -> Html {
    let site = &context.site;
    let help = &site.tools().help.words;
    let next = (part + 1) % SETTLE_PARTS.len();
    let label = if next == 3 { &help.after.title } else { &help.settle.another };
    el("p")
        .class("settle-foot")
        .child(link("button quiet", &part_href(context, next), label))
        .child(link("button", back, &help.settle.enough))
        .into()
}

fn part_href(context: &AppContext, number: usize) -> String {
    let id = SETTLE_PARTS.get(number).copied().unwrap_or_default();
    context.site.href_at(&Route::Settle, id)
}
