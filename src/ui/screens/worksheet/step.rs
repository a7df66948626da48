//! A step: a question as its heading, a description, fields and notices.

use crate::domain::SharedStr;
use crate::domain::gates::Gates;
use crate::domain::recall::recalled;
use crate::domain::record::Record;
use crate::domain::worksheet::{Field, StepItem, Why, Worksheet, WorksheetStep};
use crate::state::draft::{AnswerEdit, Draft};
use crate::ui::components::field::{FieldProps, field};
use crate::ui::components::notice::notice_card;
use crate::ui::components::session_mark::Bring;
use crate::ui::html::{disclosure, el, fragment, p, paragraphs, text};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// A step to render.
pub struct Shown<'a> {
    /// The texts around it.
    pub site: &'a Rc<Site>,
    /// Its definition.
    pub step: &'a WorksheetStep,
    /// Its worksheet.
    pub sheet: &'a Rc<Worksheet>,
    /// The open record; `None` in prerendered markup, which shows everything without a condition.
    pub draft: Option<&'a Draft>,
    /// The entry that the record is a note on, and its worksheet, if they are there and nothing hides them.
    pub entry: Option<(&'a Worksheet, &'a Record)>,
    /// Changes the answers.
    pub answer: &'a Callback<AnswerEdit>,
    /// The checkboxes for bringing answers to a session.
    pub bring: &'a Bring,
    /// The marks for printed conditions, if the step is rendered for paper.
    pub gates: Option<&'a Gates>,
    /// Ends the worksheet.
    pub finish: Option<Callback<()>>,
}

/// The step.
pub fn step_view(shown: &Shown) -> Html {
    let Shown { site, step, sheet, draft, finish, .. } = shown;
    let record = draft.map(|draft| &draft.record);
    let title = format!("step-{}", step.id);
    let items = step.items.iter().map(|item| match (item, record) {
        (StepItem::Field(one), Some(record)) if sheet.is_asked(one, &record.answers) => {
            fragment(vec![recall(shown, one), field(&ask(shown, one))])
        }
        (StepItem::Notice(notice), Some(record)) if sheet.is_shown(notice, &record.answers) => {
            notice_card(site, notice, finish.clone())
        }
        // In print all fields are shown. On the screen conditional ones are hidden until the program runs.
        (StepItem::Field(one), None) if one.shown.is_always() => on_paper(shown, one),
        (StepItem::Field(one), None) => el("div").class("conditional").child(on_paper(shown, one)).into(),
        (StepItem::Notice(notice), None) if notice.shown.is_without_answers() => {
            notice_card(site, notice, None)
        }
        _ => Html::default(),
    });
    let (heading, help) = match record {
        Some(record) => step.words(&record.answers),
        None => (&step.title, &step.help),
    };
    let explained = Some(step).filter(|step| record.is_none_or(|record| step.is_explained(&record.answers)));
    let example = explained.filter(|step| !step.example.is_empty()).map(|step| {
        let inside = disclosure(&site.text(words::WORKSHEET_EXAMPLE), false, paragraphs(&step.example));
        el("div").class("example").child(inside).into()
    });
    let marks = shown.gates.map(|gates| gates.marks(&step.id, None)).unwrap_or_default();
    el("section")
        .class(if marks.is_empty() { "step" } else { "step grey" })
        .key(&step.id)
        .attr("aria-labelledby", &title)
        .child(marked(site, &marks))
        .child(
            el("h2").id(&title).attr("tabindex", "-1").bool_attr("data-begin", draft.is_some()).text(heading),
        )
        .child_opt((!help.is_empty()).then(|| p("help", help)))
        .child_opt(explained.and_then(|step| step.why.as_ref()).map(why))
        .child_opt(example)
        .children(items)
        .into()
}

/// Why a step may help, with a link to the source.
fn why(why: &Why) -> Html {
    let source = match &*why.url {
        "" => text(&why.source),
        url => el("a").attr("href", url).attr("rel", "noreferrer").text(&why.source).into(),
    };
    el("p").class("help why").text(&why.text).text(" (").child(source).text(")").into()
}

/// The earlier answers that are shown above a question.
fn recall(shown: &Shown, one: &Field) -> Html {
    let own = shown.draft.map(|draft| recalled(shown.sheet, &draft.record.answers, &one.recall));
    let of_entry = shown.entry.map(|(sheet, entry)| recalled(sheet, &entry.answers, &one.recall_entry));
    let all = own.into_iter().chain(of_entry).flatten().map(|one| -> Html {
        let said = if one.is_picked { words::RECALL_PICKED } else { words::RECALL_WRITTEN };
        el("div")
            .class("recall")
            .child(p("help", &shown.site.text(said)))
            .children(one.lines.iter().map(|line| el("p").written().text(line).into()))
            .into()
    });
    all.collect()
}

/// A question for print: above it the marks of the conditions it depends on, below it what its own answers lead to.
fn on_paper(shown: &Shown, one: &Rc<Field>) -> Html {
    let asked = field(&ask(shown, one));
    let Some(gates) = shown.gates else { return asked };
    let gate = gates.at(&one.id).map(|gate| {
        let mark = gate.mark.map(|mark| mark_of(shown.site, mark));
        p("on-paper gate", &gate_words(shown.site, &gate.answers, mark.as_deref()))
    });
    let marks = gates.marks(&shown.step.id, Some(&one.id));
    if marks.is_empty() {
        return [asked, gate.unwrap_or_default()].into_iter().collect();
    }
    el("div").class("grey").child(marked(shown.site, &marks)).child(asked).child_opt(gate).into()
}

fn gate_words(site: &Site, answers: &[SharedStr], mark: Option<&str>) -> String {
    let answers = answers.iter().map(|answer| answer.to_string());
    let answers =
        answers.reduce(|a, b| site.fill(words::BLANK_OR, &[("a", &a), ("b", &b)])).unwrap_or_default();
    match mark {
        Some(mark) => site.fill(words::BLANK_GATE, &[("answers", &answers), ("mark", mark)]),
        None => site.fill(words::BLANK_GATE_HELP, &[("answers", &answers)]),
    }
}

/// The symbol of a mark.
fn mark_of(site: &Site, mark: usize) -> String {
    let marks = site.text(words::BLANK_MARKS);
    marks.split('|').nth(mark).map_or_else(|| (mark + 1).to_string(), String::from)
}

/// The line that says which marks a part depends on. Its bar at the side is drawn by the class `grey` around it.
fn marked(site: &Site, marks: &[usize]) -> Html {
    if marks.is_empty() {
        return Html::default();
    }
    let signs: Vec<_> = marks.iter().map(|mark| mark_of(site, *mark)).collect();
    p("on-paper marked", &site.fill(words::BLANK_MARKED, &[("mark", &signs.join(", "))]))
}

fn ask(shown: &Shown, field: &Rc<Field>) -> FieldProps {
    FieldProps {
        site: shown.site.clone(),
        field: field.clone(),
        answer_key: field.id.to_string(),
        about: None,
        record: shown.draft.map(|draft| draft.record.clone()),
        began: shown.draft.map(|draft| draft.began.clone()),
        answer: shown.answer.clone(),
        worksheet: Some(shown.sheet.clone()),
        bring: Some(shown.bring.clone()),
    }
}
