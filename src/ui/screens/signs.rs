//! The checklist of signs. A check-in is a draft until it is saved; then it has a date.
//!
//! Each sign stands alone: there is no total, no band and no ranking.

mod card;
mod ending;
mod own;

use crate::browser;
use crate::domain::SharedStr;
use crate::domain::id::is_id;
use crate::domain::known_ids::CHECK_IN;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::short_way::{SHORT, WHOLE};
use crate::domain::signs::{self, Sign};
use crate::domain::worksheet::{Choice, Field};
use crate::ui::components::conflict_notice::conflict_notice;
use crate::ui::components::field::{FieldProps, field};
use crate::ui::components::foot::state_foot;
use crate::ui::components::record_list::{RecordFilter, RecordList, moment};
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::save_error::save_error;
use crate::ui::components::session_mark::Bring;
use crate::ui::hooks::{DraftHandle, use_draft, use_new_record_id, use_record_url, use_session};
use crate::ui::html::{button, disclosure, el, p, paragraphs, title};

use crate::ui::context::{AppContext, Location, NavKind, use_app_context};
use crate::ui::screens::worksheet::way;
use crate::ui::words;
use card::{SignCard, heading_id};
use ending::end_view;
use own::OwnSignForm;
use std::rc::Rc;
use yew::prelude::*;

/// The last segment of a check-in's location.
const END: &str = "end";

/// The checklist, or the end of a check-in.
#[component]
pub fn CheckInScreen() -> Html {
    let context = &use_app_context();
    let (named, ended) = parse(&context.here.fragment);
    let support = use_state(|| true);

    // Continues the draft of a check-in, if there is one.
    let fresh = use_new_record_id(context, named.is_some(), {
        let app_state = context.app_state.clone();
        move || {
            let begun = app_state.recent_of(CHECK_IN).find(|record| record.done.is_none());
            begun.map_or_else(browser::new_id, |record| record.id.clone())
        }
    });
    let id = named.clone().or(fresh).filter(|_| context.is_ready());
    // The person's own signs are copied from the last check-in.
    let writing = use_draft(context, id, CHECK_IN, {
        let app_state = context.app_state.clone();
        move |mut record: Record| {
            if let Some(last) = app_state.recent_of(CHECK_IN).next() {
                signs::set_own_signs(&mut record.answers, &signs::own_signs(&last.answers));
            }
            record
        }
    });
    use_record_url(context, named.is_some(), &writing, Route::Signs);

    let session = use_session(context);

    let record = writing.draft.as_ref().map(|draft| draft.record.clone());
    let bring = Bring {
        site: context.site.clone(),
        session: record.is_some().then_some(session),
        record: record.as_ref().map(|record| record.id.clone()).unwrap_or_default(),
        offers_answers: context.app_state.settings.session_seen(),
        is_hidden: context.app_state.shared_view().is_some(),
    };
    match &record {
        Some(record) if ended => {
            let offered = *support;
            end_view(context, record, &bring, offered, move || support.set(false))
        }
        _ => checklist(context, &writing, record, &bring),
    }
}

fn checklist(context: &AppContext, writing: &DraftHandle, record: Option<Rc<Record>>, bring: &Bring) -> Html {
    let site = &context.site;
    let ready = context.is_ready();
    let words = &site.tools().signs;
    let saved = record.as_ref().and_then(|record| record.done.as_ref());
    let ask = |field: &Rc<Field>, answer_key: String, about: Option<String>| FieldProps {
        site: site.clone(),
        field: field.clone(),
        answer_key,
        about,
        record: record.clone(),
        began: writing.draft.as_ref().map(|draft| draft.began.clone()),
        answer: writing.answer.clone(),
        worksheet: None,
        bring: Some(bring.clone()),
    };
    let is_asked =
        |field: &&Rc<Field>| record.as_ref().is_none_or(|record| words.is_asked(field, &record.answers));
    let card = |sign: Rc<Sign>, own: bool| {
        let asks = words.ask.iter().filter(is_asked);
        let asks = asks.map(|field| ask(field, signs::key(&sign.id, &field.id), Some(heading_id(&sign.id))));
        let asks: Vec<FieldProps> = asks.collect();
        let key = sign.id.to_string();
        html! { <SignCard {key} {sign} {own} {asks} answer={writing.answer.clone()} /> }
    };
    let own_cards = |record: &Rc<Record>| -> Html {
        let cards = signs::own_signs(&record.answers).into_iter().map(|own| {
            let sign = Sign { id: own.id.into(), title: own.text.into(), help: "".into(), tools: Vec::new() };
            card(Rc::new(sign), true)
        });
        cards.chain([html! { <OwnSignForm key="own-sign" answer={writing.answer.clone()} /> }]).collect()
    };
    let asked_after: Vec<_> = words.after.iter().filter(is_asked).collect();
    let after = (!asked_after.is_empty()).then(|| {
        el("section")
            .class("after")
            .attr("aria-labelledby", "after-title")
            .child(el("h2").id("after-title").text(&site.text(words::SIGNS_AFTER)))
            .children(asked_after.into_iter().map(|one| field(&ask(one, one.id.to_string(), None))))
            .into()
    });
    let way = words.short.as_ref().map(|short| {
        let choice =
            |id: &str, label: &SharedStr| Choice { id: id.into(), label: label.clone(), help: "".into() };
        let ways = vec![choice(SHORT, &short.text), choice(WHOLE, &site.text(words::WAY_ALL))];
        way::choice(site, ways, writing.draft.as_ref(), &writing.answer)
    });
    el("article")
        .class("screen signs")
        .child(title(&words.title))
        .child(html! { <SafetyButton /> })
        .child_opt(writing.unreadable.map(|_| p("card urgent", &site.text(words::WORKSHEET_UNREADABLE))))
        .child_opt(
            saved.map(|at| p("where", &site.fill(words::SIGNS_SAVED_ON, &[("moment", &moment(site, at))]))),
        )
        .child(paragraphs(&words.intro))
        .child(disclosure(&site.text(words::SIGNS_ABOUT), false, paragraphs(&words.about)))
        .child_opt((!ready).then(|| p("without", &site.text(words::WORKSHEET_WITHOUT))))
        .child_opt(writing.draft.as_ref().map(|draft| conflict_notice(context, writing, draft)))
        .child_opt(way)
        .children(words.signs.iter().map(|sign| card(sign.clone(), false)))
        .child_opt(record.as_ref().map(own_cards))
        .child_opt(after)
        .child_opt(record.as_ref().map(|record| save_error(context, record, writing.saving(), &writing.save)))
        .child(bring.whole())
        .child(state_foot(bring.saving(writing)))
        .child_opt(ready.then(|| save(context, writing, saved.is_some())))
        .child_opt(record.as_ref().map(|record| {
            let which = RecordFilter::Of { kind: CHECK_IN.into(), but: record.id.clone(), done: true };
            let heading = Some(site.text(words::SIGNS_EARLIER));
            html! { <RecordList {which} {heading} /> }
        }))
        .into()
}

/// The button that dates the check-in and opens its end.
fn save(context: &AppContext, writing: &DraftHandle, saved: bool) -> Html {
    let words = context.site.text(if saved { words::SIGNS_DONE } else { words::SIGNS_SAVE });
    let finish = {
        let (go, writing) = (context.go.clone(), writing.clone());
        move || {
            let Some(draft) = &writing.draft else { return };
            writing.edit.emit(Box::new(|record| {
                record.done.get_or_insert_with(browser::now);
            }));
            writing.save.emit(());
            let fragment = format!("{}/{END}", draft.record.id);
            go.emit((Location { route: Route::Signs, fragment }, NavKind::Push));
        }
    };
    el("p").class("step-ways").child(button("button", &words, finish).id("save")).into()
}

/// The id of a check-in in a location, and whether the location is its end.
fn parse(fragment: &str) -> (Option<String>, bool) {
    let (id, rest) = fragment.split_once('/').unwrap_or((fragment, ""));
    (is_id(id).then(|| id.to_string()), rest == END)
}
