//! A field of a worksheet: the question and its control, with one function for each kind of field.

pub mod choice;
mod choices;
mod columns;
mod letter;
mod list;
mod rate;
mod scale;
mod script;
mod step;
mod text;

use crate::domain::answers::Answers;
use crate::domain::record::Record;
use crate::domain::worksheet::{self, FieldKind, Worksheet};
use crate::state::draft::AnswerEdit;
use crate::ui::components::session_mark::Bring;
use crate::ui::html::{disclosure, el};
use crate::ui::site::Site;
use letter::LetterField;
use script::ScriptField;
use std::rc::Rc;
use yew::prelude::*;

/// A question and its answer so far.
#[derive(Clone, Properties)]
pub struct FieldProps {
    /// The texts around it.
    pub site: Rc<Site>,
    /// The question.
    pub field: Rc<worksheet::Field>,
    /// The key of the answer: the field's id, or `sign.question` where a question is asked about each of several
    /// things.
    pub answer_key: String,
    /// The id of the heading that names the thing, where a question is asked about each of several things.
    pub about: Option<String>,
    /// The record; `None` before hydration: a value would then overwrite what the person has typed.
    pub record: Option<Rc<Record>>,
    /// The record as it was opened.
    pub began: Option<Rc<Record>>,
    /// Changes the answers.
    pub answer: Callback<AnswerEdit>,
    /// The worksheet, whose other fields the composer reads.
    pub worksheet: Option<Rc<Worksheet>>,
    /// The checkbox for bringing the answer to a session, if there is one.
    pub bring: Option<Bring>,
}

impl PartialEq for FieldProps {
    /// Whether both show the same. The callbacks are left out, because they act on the latest record.
    fn eq(&self, other: &Self) -> bool {
        let same_answer = match (&self.record, &other.record) {
            // The composer reads the answers to other questions too.
            (Some(ours), Some(theirs)) if self.worksheet.is_some() => Rc::ptr_eq(ours, theirs),
            (Some(ours), Some(theirs)) => {
                ours.id == theirs.id
                    && ours.answers.raw(&self.answer_key) == theirs.answers.raw(&other.answer_key)
            }
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        };
        let marks = |ask: &Self| ask.bring.as_ref().map(|bring| bring.shows(&ask.answer_key));
        same_answer
            && Rc::ptr_eq(&self.field, &other.field)
            && self.answer_key == other.answer_key
            && self.about == other.about
            && self.was_answered() == other.was_answered()
            && marks(self) == marks(other)
    }
}

/// Changes one answer.
#[derive(Clone)]
pub struct Change {
    answer_key: String,
    answer: Callback<AnswerEdit>,
}

impl Change {
    fn by(&self, change: impl FnOnce(&mut Answers, &str) + 'static) {
        let key = self.answer_key.clone();
        self.answer.emit(Box::new(move |answers| change(answers, &key)));
    }
}

impl FieldProps {
    fn id(&self) -> String {
        format!("f-{}", self.answer_key)
    }

    fn help_id(&self) -> Option<String> {
        (!self.field.help.is_empty()).then(|| format!("h-{}", self.answer_key))
    }

    fn answers(&self) -> Option<&Answers> {
        self.record.as_ref().map(|record| &record.answers)
    }

    /// Whether it was answered when the record was opened; the field is then shown expanded. It does not change while
    /// the person types, so that nothing collapses meanwhile.
    pub fn was_answered(&self) -> bool {
        self.began.as_ref().is_some_and(|record| record.answers.raw(&self.answer_key).is_some())
    }

    fn text(&self) -> Option<&str> {
        self.answers().map(|answers| answers.text(&self.answer_key))
    }

    /// The name of a stateful component for this field and record.
    fn component_key(&self) -> String {
        let record = self.record.as_ref().map(|record| record.id.as_str()).unwrap_or_default();
        format!("{record} {}", self.answer_key)
    }

    fn change(&self) -> Change {
        Change { answer_key: self.answer_key.clone(), answer: self.answer.clone() }
    }
}

/// Renders the field.
pub fn field(ask: &FieldProps) -> Html {
    let inside = match &ask.field.kind {
        FieldKind::Line => text::line(ask),
        FieldKind::Date => text::date(ask),
        FieldKind::Text => text::lines(ask),
        FieldKind::Choice(options) => choice::choice(ask, options),
        FieldKind::Toggle => choice::toggle(ask),
        FieldKind::Choices(options) => choices::choices(ask, options),
        FieldKind::Scale(ends) => scale::scale(ask, ends),
        FieldKind::Columns(options) => columns::columns(ask, options),
        FieldKind::List(rated) => list::list(ask, *rated),
        FieldKind::Letter(_) => html! { <LetterField key={ask.component_key()} ..ask.clone() /> },
        FieldKind::Script(_) => html! { <ScriptField key={ask.component_key()} ..ask.clone() /> },
        FieldKind::Step(words) => step::step(ask, words),
    };
    let mark = ask.bring.as_ref().map(|bring| bring.answer(&ask.answer_key, &ask.field.label));
    let inside = match mark {
        Some(mark) => el("div").class("asked").child(inside).child(mark).into(),
        None => inside,
    };
    if ask.field.collapsed {
        let inside = disclosure(&ask.field.label, ask.was_answered(), inside);
        el("div").class("folded").child(inside).into()
    } else {
        inside
    }
}

/// The `<label>` of a single control.
fn label(ask: &FieldProps) -> Html {
    el("label").attr("for", &ask.id()).text(&ask.field.label).into()
}

/// The description below the question.
fn help(ask: &FieldProps) -> Html {
    match ask.help_id() {
        Some(id) => el("p").class("help").id(&id).text(&ask.field.help).into(),
        None => Html::default(),
    }
}

/// A `<fieldset>` for several controls. Its accessible name starts with the thing that is asked about, so that it is
/// unique on the page.
fn group(ask: &FieldProps, class: &'static str, inside: Html) -> Html {
    let legend_id = format!("l-{}", ask.answer_key);
    let names = ask.about.as_ref().map(|about| format!("{about} {legend_id}"));
    el("fieldset")
        .class(class)
        .attr_opt("aria-labelledby", names.as_deref())
        .attr_opt("aria-describedby", ask.help_id().as_deref())
        .child(el("legend").attr_opt("id", names.is_some().then_some(&legend_id)).text(&ask.field.label))
        .child(help(ask))
        .child(inside)
        .into()
}
