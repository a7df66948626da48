//! The handout to take along, built from picked answers. It contains nothing that was not picked, and the preview is
//! exactly what is printed.

mod answer_picker;
mod entry_picker;
mod export_actions;
mod handout_sources;
mod sheet;

use super::session_question::asked;
use super::shared_view::EndGuestSession;
use crate::browser;
use crate::domain::handout::Handout;
use crate::domain::known_ids::INITIALS;
use crate::domain::punctuation;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::session::{SessionList, items};
use crate::ui::components::conflict_notice::conflict_notice;
use crate::ui::components::foot::state_foot;
use crate::ui::components::save_error::save_error;
use crate::ui::context::use_app_context;
use crate::ui::hooks::use_session;
use crate::ui::html::{button, el, plain_link, title};
use crate::ui::words;
use answer_picker::{Picking, pick};
use entry_picker::EntryPicker;
pub use handout_sources::answers_of;
use handout_sources::{Laid, Offer};
use yew::prelude::*;

/// How many entries are offered at first and added each time.
const PORTION: usize = 10;

#[component]
pub fn HandoutScreen() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let writing = use_session(context);
    let laid = use_mut_ref(Laid::default);
    // Entries that were added from the list. They are not stored, so one without a picked answer is gone when the
    // screen is left.
    let added = use_state(Vec::<String>::new);
    let shown = use_state(|| PORTION);
    let Some(draft) = &writing.draft else {
        return el("article").class("screen taking").child(title(&site.text(words::PAPER_TITLE))).into();
    };
    let session = &draft.record;
    let picks = items(&session.answers, SessionList::Paper);
    let own = handout_sources::session(site, session);
    let mut laid = laid.borrow_mut();
    let entries = laid.entries(context, session, &added);
    let sheet = Handout::new(
        &site.text(words::PAPER_HEADING),
        &about(session),
        std::iter::once(&own.entry).chain(entries.iter().map(|offer| &offer.entry)),
        &picks,
    );
    let picking = Picking { site, picks: &picks, answer: &writing.answer };
    // Entries that were just added are shown, even beyond the current page.
    let late: Vec<&Offer> =
        entries.iter().skip(*shown).filter(|offer| added.contains(&offer.entry.record)).collect();
    let portion = entries.iter().take(*shown).chain(late);
    let rest = {
        let shown = shown.clone();
        (entries.len() > *shown).then(|| {
            button("button quiet", &site.text(words::PAPER_MORE_BROUGHT), move || shown.set(*shown + PORTION))
                .into()
        })
    };
    let add = {
        let added = added.clone();
        Callback::from(move |id: String| {
            browser::focus_soon(answer_picker::heading_id(&id));
            added.set(added.iter().cloned().chain([id]).collect());
        })
    };
    let here: Vec<String> = entries.iter().map(|offer| offer.entry.record.clone()).collect();
    let picks = el("div")
        .class("taking-picks")
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Session), &site.text(words::SESSION_TO_SESSION))),
        )
        .child(title(&site.text(words::PAPER_TITLE)))
        .child(el("p").text(&site.text(words::PAPER_INTRO)))
        .child(conflict_notice(context, &writing, draft))
        .child(el("h2").text(&site.text(words::PAPER_CHOOSE)))
        .child(pick(&picking, &own))
        .children(portion.map(|offer| pick(&picking, offer)))
        .child_opt(rest)
        .child(html! { <EntryPicker session={session.id.clone()} {here} {add} /> })
        .child(
            el("div")
                .class("initials")
                .children(site.tools().session.paper.iter().map(|one| asked(context, &writing, one))),
        )
        .child(save_error(context, session, writing.saving(), &writing.save))
        .child(state_foot(writing.saving()));
    let end = context.app_state.is_guest().then(|| html! { <EndGuestSession /> });
    el("article")
        .class("screen taking")
        .child(picks)
        .child(sheet::with_ways(site, sheet))
        .child_opt(end)
        .into()
}

/// The line below the heading: today's date in the browser's format, and initials.
fn about(session: &Record) -> String {
    let initials = punctuation::visible_or_empty(session.answers.text(INITIALS)).trim();
    let said = [browser::day_in_words(&browser::now()), initials.to_string()];
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}
