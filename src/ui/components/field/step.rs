//! One small step: a cue or a day, what the person will do, and what to do if that does not work.

use super::text::{Area, suggested};
use super::{FieldProps, group};
use crate::content::Key;
use crate::domain::SharedStr;
use crate::domain::answers::Answers;
use crate::domain::small_step::{DAY, ELSE, SmallStep, StepWords, WHEN, WILL, is_day};
use crate::ui::components::calendar_file::CalendarFile;
use crate::ui::early_input;
use crate::ui::html::{disclosure, el, fragment, p};
use crate::ui::words;
use yew::prelude::*;

pub fn step(ask: &FieldProps, words: &StepWords) -> Html {
    let set_when = |answers: &mut Answers, key: &str, text: &str| answers.set_column(key, WHEN, text);
    let set_will = |answers: &mut Answers, key: &str, text: &str| answers.set_column(key, WILL, text);
    let planned = ask.answers().map(|answers| SmallStep::read(answers, &ask.answer_key));
    let day = planned.as_ref().map(|step| step.day.clone()).filter(|day| is_day(day));
    let otherwise = ask.site.text(words::STEP_ELSE);
    let had_otherwise =
        ask.began.as_ref().is_some_and(|record| !record.answers.column(&ask.answer_key, ELSE).is_empty());
    let noted = planned.and_then(|step| words.noted(&step)).map(|noted| p("help", &noted));
    let inside = vec![
        sentence(ask, WHEN, words::STEP_WHEN, &ask.field.suggestions, set_when),
        day_field(ask),
        sentence(ask, WILL, words::STEP_WILL, &words.ideas, set_will),
        disclosure(&otherwise, had_otherwise, area(ask, ELSE, Some(&otherwise))),
        day.map(|day| html! { <CalendarFile {day} /> }).unwrap_or_default(),
        noted.unwrap_or_default(),
    ];
    group(ask, "field small-step", fragment(inside))
}

fn part_id(ask: &FieldProps, part: &str) -> String {
    format!("{}-{part}", ask.id())
}

fn part_label(ask: &FieldProps, part: &str, words: Key) -> Html {
    el("label").attr("for", &part_id(ask, part)).text(&ask.site.text(words)).into()
}

/// A part that is a sentence, with answers to start from.
fn sentence(
    ask: &FieldProps,
    part: &'static str,
    words: Key,
    ideas: &[SharedStr],
    write: fn(&mut Answers, &str, &str),
) -> Html {
    let written = ask.answers().map(|answers| answers.column(&ask.answer_key, part));
    el("div")
        .child(part_label(ask, part, words))
        .child(area(ask, part, None))
        .child_opt(written.and_then(|written| suggested(ask, ideas, written, write)))
        .into()
}

/// A text area that grows, in which a line break is kept as a space. `name` is its accessible name, if it has no label.
fn area(ask: &FieldProps, part: &'static str, name: Option<&str>) -> Html {
    let change = ask.change();
    let area = Area {
        id: part_id(ask, part),
        name: early_input::column(&ask.answer_key, part),
        text: ask.answers().map(|answers| answers.column(&ask.answer_key, part)),
        help: None,
        rows: 1,
    };
    area.element()
        .attr_opt("aria-label", name)
        .on_input(move |text| {
            let text = text.replace('\n', " ");
            change.by(move |answers, key| answers.set_column(key, part, &text));
        })
        .into()
}

fn day_field(ask: &FieldProps) -> Html {
    let change = ask.change();
    let input = el("input")
        .attr("type", "date")
        .id(&part_id(ask, DAY))
        .attr("name", &early_input::column(&ask.answer_key, DAY))
        .to_write_in()
        .value(ask.answers().map(|answers| answers.column(&ask.answer_key, DAY)))
        .on_input(move |text| change.by(move |answers, key| answers.set_column(key, DAY, &text)));
    el("div").child(part_label(ask, DAY, words::STEP_DAY)).child(input).into()
}
