//! The checklist. A check-in is a draft until it is saved; then it is dated and kept.
//!
//! Each sign stands for itself: no total, no band, no order among them.

mod card;
mod ending;
mod own;

use crate::domain::id::is_id;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::signs::{self, CHECK_IN, Sign};
use crate::domain::worksheet::Field;
use crate::state::Saving;
use crate::state::desk::Stored;
use crate::ui::components::disclosure::disclosure;
use crate::ui::components::field::{Ask, field};
use crate::ui::components::kept_line::kept_line;
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::components::record_list::{RecordList, moment};
use crate::ui::components::trouble::trouble;
use crate::ui::components::unsafe_now::UnsafeNow;
use crate::ui::dom;
use crate::ui::hooks::use_draft;
use crate::ui::site::{Here, Travel, use_scene};
use crate::ui::words as k;
use card::{Card, sign_card};
use ending::end_view;
use own::OwnSigns;
use std::rc::Rc;
use yew::prelude::*;

/// The last place of a check-in's address.
const END: &str = "end";

/// The checklist, or the end of a check-in.
#[component]
pub fn SignsScreen() -> Html {
    let scene = use_scene();
    let (site, go) = (&scene.site, &scene.go);
    let ready = scene.is_ready();
    let (named, ended) = parse(&scene.here.fragment);
    let support = use_state(|| true);

    // The draft that was begun, or a new one.
    let fresh = use_state(|| None::<String>);
    use_effect_with((ready, named.is_none()), {
        let (fresh, desk) = (fresh.clone(), scene.desk.clone());
        move |(ready, unnamed)| {
            if *ready && *unnamed {
                let begun = desk.records_of(CHECK_IN).into_iter().find(|record| record.done.is_none());
                fresh.set(Some(begun.map_or_else(dom::new_id, |record| record.id.clone())));
            }
        }
    });
    let id = named.clone().or_else(|| (*fresh).clone()).filter(|_| ready);
    // Signs of one's own go from one check-in to the next.
    let begin = {
        let desk = scene.desk.clone();
        Callback::from(move |mut record: Record| {
            if let Some(last) = desk.records_of(CHECK_IN).first() {
                signs::set_own_signs(&mut record.answers, &signs::own_signs(&last.answers));
            }
            record
        })
    };
    let writing = use_draft(id, CHECK_IN, begin);

    let stored = writing.draft.as_ref().filter(|draft| draft.saving != Saving::Nothing);
    let address = stored.map(|draft| draft.record.id.clone()).filter(|_| named.is_none());
    use_effect_with(address, {
        let go = go.clone();
        move |id| {
            if let Some(fragment) = id.clone() {
                go.emit((Here { route: Route::Signs, fragment }, Travel::Replace));
            }
        }
    });

    let record = writing.draft.as_ref().map(|draft| draft.record.clone());
    if let (Some(record), true) = (&record, ended) {
        let dismiss = { let support = support.clone(); Callback::from(move |()| support.set(false)) };
        return end_view(&scene, record, *support, dismiss);
    }
    let words = &site.catalog.signs;
    let saved = record.as_ref().and_then(|record| record.done.clone());
    let finish = {
        let (go, writing, record) = (go.clone(), writing.clone(), record.clone());
        move |_: MouseEvent| {
            let Some(record) = &record else { return };
            writing.edit.emit(Box::new(|record| {
                record.done.get_or_insert_with(dom::now);
            }));
            writing.save.emit(());
            let fragment = format!("{}/{END}", record.id);
            go.emit((Here { route: Route::Signs, fragment }, Travel::Push));
        }
    };
    let earlier = use_memo((ready, scene.desk.round, record.as_ref().map(|r| r.id.clone())), |(_, _, id)| {
        let mut records = scene.desk.records_of(CHECK_IN);
        records.retain(|other| other.done.is_some() && Some(&other.id) != id.as_ref());
        records.into_iter().map(Stored::Record).collect::<Vec<_>>()
    });
    let ask = |field: &Rc<Field>, key_of: &str| Ask {
        site: site.clone(),
        field: field.clone(),
        key_of: key_of.to_string().into(),
        record: record.clone(),
        answer: writing.answer.clone(),
        worksheet: None,
    };
    let card = |sign: &Sign, own: bool| sign_card(&Card { site, sign, own, ask: &ask, answer: &writing.answer });
    html! {
        <article class="screen signs">
            <h1 tabindex="-1" id="title">{ words.title.clone() }</h1>
            <UnsafeNow />
            if writing.unreadable.is_some() {
                <p class="card urgent">{ site.t(k::WORKSHEET_UNREADABLE) }</p>
            }
            if let Some(day) = &saved {
                <p class="where">{ site.fill(k::SIGNS_SAVED_ON, &[("moment", &moment(site, day))]) }</p>
            }
            { paragraphs(&words.intro) }
            { disclosure(&site.t(k::WORKSHEET_ABOUT), false, paragraphs(&words.about)) }
            if !ready {
                <p class="without">{ site.t(k::WORKSHEET_WITHOUT) }</p>
            }
            { for words.signs.iter().map(|sign| card(sign, false)) }
            if let Some(record) = &record {
                { for signs::own_signs(&record.answers).into_iter().map(|own| {
                    card(&Sign { id: own.id.into(), title: own.text.into(), help: "".into(), tools: Vec::new() }, true)
                }) }
                <OwnSigns answer={writing.answer.clone()} />
            }
            <section class="after" aria-labelledby="after-title">
                <h2 id="after-title">{ site.t(k::SIGNS_AFTER) }</h2>
                { for words.after.iter().map(|one| field(&ask(one, &one.id))) }
            </section>
            if let Some(record) = &record {
                { trouble(&scene, record, writing.saving(), &writing.save) }
            }
            { kept_line(&scene, writing.saving()) }
            if ready {
                <p class="step-ways">
                    <button type="button" class="button" id="save" onclick={finish}>
                        { site.t(if saved.is_some() { k::SIGNS_DONE } else { k::SIGNS_SAVE }) }
                    </button>
                </p>
            }
            if !earlier.is_empty() {
                <section>
                    <h2>{ site.t(k::SIGNS_EARLIER) }</h2>
                    <RecordList records={(*earlier).clone()} kinds={false} />
                </section>
            }
        </article>
    }
}

/// The check-in of an address, and whether its end is meant.
fn parse(fragment: &str) -> (Option<String>, bool) {
    let (id, rest) = fragment.split_once('/').unwrap_or((fragment, ""));
    (is_id(id).then(|| id.to_string()), rest == END)
}
