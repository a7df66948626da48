//! The definition of a worksheet in one language: its steps, fields, notices and texts.
//!
//! A definition is data that is loaded at run time (see [`crate::content::Catalog`]), so nothing here may assume that a
//! worksheet was known at compile time.

use super::from_json::{read_enum, read_struct};
use super::ladder::Ladder;
use super::short_way::{ShortWay, Times};
use super::small_step::StepWords;
use super::{SharedStr, answers::Answers, condition::Visibility};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A group of the list of worksheets.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Group {
    /// The id, which worksheets name.
    pub id: SharedStr,
    /// The heading.
    pub title: SharedStr,
}

/// A worksheet.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Worksheet {
    /// The id. It is stored with every record, so it must never be changed or reused.
    pub id: SharedStr,
    /// The path below the language's root: `forgiveness` for `/forgiveness/`.
    pub path: SharedStr,
    /// The id of its group in the list of worksheets; empty for a part of another worksheet.
    #[serde(default, skip_serializing_if = "blank")]
    pub group: SharedStr,
    pub title: SharedStr,
    /// One or two sentences for the list of worksheets.
    pub summary: SharedStr,
    /// The text before the first step.
    pub intro: SharedStr,
    /// The text on the scope of the worksheet, its authors and its last revision.
    pub about: SharedStr,
    /// The id of the worksheet whose entries the records of this one belong to, any number for each entry; empty for a
    /// worksheet of its own.
    #[serde(default, skip_serializing_if = "blank")]
    pub part_of: SharedStr,
    /// The texts of the screen that lists all records of one entry. Only used with a `part_of`.
    #[serde(default, skip_serializing_if = "History::is_empty")]
    pub history: History,
    /// The steps in display order.
    pub steps: Vec<Rc<WorksheetStep>>,
    /// The texts of the last screen, which is shown after the last step or when the person ends early.
    pub end: Ending,
    /// A way that asks fewer questions and has an ending of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Rc<ShortWay>>,
    /// The longest time that each way can take.
    pub times: Times,
    /// The ladder of situations to practise, with notes of a worksheet that is part of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ladder: Option<Rc<Ladder>>,
}

/// The texts of a worksheet's last screen.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Ending {
    pub title: SharedStr,
    /// Paragraphs, separated by blank lines.
    pub text: SharedStr,
    /// Alternatives to the heading and the text; the first variant whose condition holds is used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// Links to what could come next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<EndLink>,
    /// The answers that are shown first, above the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub first: Vec<EndFirst>,
}

/// A link of a last screen.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct EndLink {
    /// The target.
    pub to: SharedStr,
    pub text: SharedStr,
    /// The condition under which it is shown.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
}

/// An answer that a last screen shows first.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct EndFirst {
    /// The id of the field.
    pub field: SharedStr,
    /// The condition under which it is shown.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
}

/// An alternative heading and text, shown under a condition.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Variant {
    /// The condition.
    pub shown: Visibility,
    pub title: SharedStr,
    /// The text below the heading.
    pub text: SharedStr,
}

/// The texts of the screen that lists the records belonging to one entry.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct History {
    /// The text of the link to the screen.
    pub link: SharedStr,
    pub title: SharedStr,
    /// The text of the button that begins another record.
    pub begin: SharedStr,
    /// The heading above the list of records.
    pub notes: SharedStr,
    /// The text shown while there are no records.
    pub empty: SharedStr,
}

impl History {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A step: one screen with a question and its fields and notices.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct WorksheetStep {
    /// The id, unique in the worksheet. It is part of the location of an open record.
    pub id: SharedStr,
    /// About how long the step takes, in minutes: at least 1, or 0 for a care page.
    pub minutes: u8,
    /// About how long it takes on the short way, in minutes; 0 if it takes as long.
    #[serde(default, skip_serializing_if = "zero")]
    pub short_minutes: u8,
    /// Whether the step is a care page, which answers a safety question: it has only notices, shows help first, and is
    /// not counted among the steps.
    #[serde(default, skip_serializing_if = "no")]
    pub care: bool,
    /// The ids of the safety questions that a care page answers, which the step before it asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<SharedStr>,
    /// Whether the step is no longer shown. Its fields are still known, so that earlier answers can be read.
    #[serde(default, skip_serializing_if = "no")]
    pub retired: bool,
    /// Alternatives to the heading and the help text; the first variant whose condition holds is used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// The heading, which is a question.
    pub title: SharedStr,
    /// A line or two below the heading; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: SharedStr,
    /// Why the step may help, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// A worked example, in paragraphs; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub example: SharedStr,
    /// The condition under which the step belongs to the worksheet.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
    /// The fields and notices in display order.
    pub items: Vec<StepItem>,
}

/// Why a step may help.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Why {
    pub text: SharedStr,
    /// The source, by its first author and its year.
    pub source: SharedStr,
    /// The URL of the source; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub url: SharedStr,
}

/// An item of a step.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepItem {
    Field(Rc<Field>),
    Notice(Rc<Notice>),
}

/// A question with room for an answer. No field is required.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Field {
    /// The key of the answer in a record; it must never be changed or reused.
    pub id: SharedStr,
    pub kind: FieldKind,
    /// The question.
    pub label: SharedStr,
    /// A line below the question; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: SharedStr,
    /// Whether the field is collapsed until the person opens it.
    #[serde(default, skip_serializing_if = "no")]
    pub collapsed: bool,
    /// The words for rating what is picked or listed; empty for the usual ones.
    #[serde(default, skip_serializing_if = "Rating::is_empty")]
    pub rating: Rating,
    /// Answers to start from, for a line, and cues for a step: tapping one writes it into the empty field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<SharedStr>,
    /// The ids of earlier questions of the worksheet whose answers are shown with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recall: Vec<SharedStr>,
    /// The ids of questions of the entry that a note belongs to, whose answers are shown with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recall_entry: Vec<SharedStr>,
    /// The condition under which the field is shown.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
}

/// The words for rating what is picked or listed.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Rating {
    /// What is rated; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub label: SharedStr,
    /// Three names to tap in place of the numbers, the weakest first (see [`super::strength`]); empty for numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strengths: Vec<SharedStr>,
}

impl Rating {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The kinds of fields. All texts are in the language of the catalogue.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// One line of text.
    #[default]
    Line,
    /// Several lines of text.
    Text,
    /// One of several options (radio buttons).
    Choice(Vec<Choice>),
    /// Any number of options (checkboxes).
    Choices(Choices),
    /// A number from 0 to 10, or nothing.
    Scale(ScaleLabels),
    /// Several text areas side by side.
    Columns(Vec<Choice>),
    /// Lines that the person adds, edits and removes; with `true`, each can be rated from 0 to 10.
    List(bool),
    /// A date.
    Date,
    /// A single checkbox, stored as `yes`.
    Toggle,
    /// A long text, written with the protocol for letters that are not sent.
    Letter(Box<LetterTexts>),
    /// The sentence composer.
    Script(Box<ComposerInputs>),
    /// One small step: when, what, and later how it went.
    Step(Box<StepWords>),
}

/// An option of a choice, or a column.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Choice {
    /// The id. For an option it is stored as the answer; for a column it is the key of its text.
    pub id: SharedStr,
    pub label: SharedStr,
    /// A line of explanation; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: SharedStr,
}

/// The options of a field that allows any number of them.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Choices {
    /// The options in display order.
    pub options: Vec<Choice>,
    /// Whether there is a text field for an answer that is not among the options.
    #[serde(default, skip_serializing_if = "no")]
    pub own: bool,
    /// Whether each picked option can be rated from 0 to 10.
    #[serde(default, skip_serializing_if = "no")]
    pub rate: bool,
}

/// The labels at the two ends of a scale.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct ScaleLabels {
    /// The label at 0; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub low: SharedStr,
    /// The label at 10; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub high: SharedStr,
}

/// The texts around a letter that is not sent. The steps follow the expressive-writing protocol with the safeguards of
/// the literature (Sbarra et al. 2013; Freyd, Klest & Allard 2005): it is opt-in and short, and can be stopped.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the control it is named after")]
pub struct LetterTexts {
    pub before: SharedStr,
    pub minutes_5: SharedStr,
    pub minutes_10: SharedStr,
    pub minutes_15: SharedStr,
    pub no_timer: SharedStr,
    pub start: SharedStr,
    pub stop: SharedStr,
    pub hide_timer: SharedStr,
    pub show_timer: SharedStr,
    pub time_up: SharedStr,
    pub after_title: SharedStr,
    pub after_text: SharedStr,
    pub burn: SharedStr,
    pub burn_confirm: SharedStr,
    pub burned: SharedStr,
    pub prompts_title: SharedStr,
    /// One prompt on each line.
    pub prompts: SharedStr,
}

/// The fields from which the composer takes its answers.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct ComposerInputs {
    /// Pairs of a placeholder's name and the id of the field that fills it.
    pub from: Vec<(SharedStr, SharedStr)>,
    /// If any of these conditions holds, nothing is to be said aloud: only the pattern of a private limit is used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub private_only_if: Vec<super::condition::Condition>,
}

/// A card to read between the fields.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Notice {
    /// The id, unique in the worksheet.
    pub id: SharedStr,
    pub tone: Tone,
    /// The id of the field that it stands after; empty at the end of its step.
    #[serde(default, skip_serializing_if = "blank")]
    pub after: SharedStr,
    /// The heading; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub title: SharedStr,
    /// Paragraphs, separated by blank lines.
    pub text: SharedStr,
    /// The links: pairs of a target and a text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<(SharedStr, SharedStr)>,
    /// Whether the notice has a button that ends the worksheet here, as complete.
    #[serde(default, skip_serializing_if = "no")]
    pub finish: bool,
    /// The condition under which the notice is shown.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
}

/// How strongly a notice asks for attention.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Plain information.
    Note,
    /// A warm reply to an answer that is hard to give.
    Care,
    /// Urgent: shows help first.
    Urgent,
}

impl Worksheet {
    /// Whether the records of this worksheet belong to entries of another one.
    pub fn is_part(&self) -> bool {
        !self.part_of.is_empty()
    }

    /// Whether the worksheet has a field with this id.
    pub fn asks(&self, id: &str) -> bool {
        self.fields().any(|field| *field.id == *id)
    }

    /// Whether no condition hides a question, given these answers. The way that a person is on makes no difference.
    pub fn is_visible(&self, id: &str, answers: &Answers) -> bool {
        let mut steps = self.steps.iter().filter(|step| !step.retired && step.shown.holds(answers));
        steps.any(|step| step.fields().any(|field| *field.id == *id && field.shown.holds(answers)))
    }

    /// The fields of all steps, regardless of any answers.
    pub fn fields(&self) -> impl Iterator<Item = &Rc<Field>> {
        self.steps.iter().flat_map(|step| step.fields())
    }
}

impl Ending {
    /// The heading and the text, given these answers.
    pub fn words(&self, answers: &Answers) -> (&SharedStr, &SharedStr) {
        words(&self.variants, answers).unwrap_or((&self.title, &self.text))
    }
}

/// The heading and the text of the first variant whose condition holds.
fn words<'a>(variants: &'a [Variant], answers: &Answers) -> Option<(&'a SharedStr, &'a SharedStr)> {
    let first = variants.iter().find(|variant| variant.shown.holds(answers))?;
    Some((&first.title, &first.text))
}

impl WorksheetStep {
    /// The heading and the help text, given these answers.
    pub fn words(&self, answers: &Answers) -> (&SharedStr, &SharedStr) {
        words(&self.variants, answers).unwrap_or((&self.title, &self.help))
    }

    /// Whether the reason and the example of the step are shown, given these answers. They belong to its own words: where
    /// a variant takes their place, they could speak of what it leaves out.
    pub fn is_explained(&self, answers: &Answers) -> bool {
        !self.variants.iter().any(|variant| variant.shown.holds(answers))
    }

    /// The fields of the step, regardless of any answers.
    pub fn fields(&self) -> impl Iterator<Item = &Rc<Field>> {
        self.items.iter().filter_map(|item| match item {
            StepItem::Field(field) => Some(field),
            StepItem::Notice(_) => None,
        })
    }
}

fn blank(text: &SharedStr) -> bool {
    text.is_empty()
}

fn zero(value: &u8) -> bool {
    *value == 0
}

fn no(value: &bool) -> bool {
    !value
}

read_struct!(Group { id = "id", title = "title" });
read_struct!(Worksheet { id = "id", path = "path", group = "group", title = "title", summary = "summary", intro = "intro", about = "about", part_of = "part_of", history = "history", steps = "steps", end = "end", short = "short", times = "times", ladder = "ladder" });
read_struct!(History or default { link = "link", title = "title", begin = "begin", notes = "notes", empty = "empty" });
read_struct!(Ending or default { title = "title", text = "text", variants = "variants", links = "links", first = "first" });
read_struct!(EndLink { to = "to", text = "text", shown = "shown" });
read_struct!(EndFirst { field = "field", shown = "shown" });
read_struct!(Variant { shown = "shown", title = "title", text = "text" });
read_struct!(WorksheetStep { id = "id", minutes = "minutes", short_minutes = "short_minutes", care = "care", answers = "answers", retired = "retired", variants = "variants", title = "title", help = "help", why = "why", example = "example", shown = "shown", items = "items" });
read_struct!(Field { id = "id", kind = "kind", label = "label", help = "help", collapsed = "collapsed", rating = "rating", suggestions = "suggestions", recall = "recall", recall_entry = "recall_entry", shown = "shown" });
read_struct!(Rating or default { label = "label", strengths = "strengths" });
read_struct!(Choice { id = "id", label = "label", help = "help" });
read_struct!(Choices { options = "options", own = "own", rate = "rate" });
read_struct!(ScaleLabels { low = "low", high = "high" });
read_struct!(LetterTexts { before = "before", minutes_5 = "minutes_5", minutes_10 = "minutes_10", minutes_15 = "minutes_15", no_timer = "no_timer", start = "start", stop = "stop", hide_timer = "hide_timer", show_timer = "show_timer", time_up = "time_up", after_title = "after_title", after_text = "after_text", burn = "burn", burn_confirm = "burn_confirm", burned = "burned", prompts_title = "prompts_title", prompts = "prompts" });
read_struct!(ComposerInputs { from = "from", private_only_if = "private_only_if" });
read_struct!(Notice { id = "id", tone = "tone", after = "after", title = "title", text = "text", links = "links", finish = "finish", shown = "shown" });
read_struct!(Why { text = "text", source = "source", url = "url" });
read_enum!(StepItem, alone {  }, one { Field = "field", Notice = "notice" }, two {  });
read_enum!(FieldKind, alone { Line = "line", Text = "text", Date = "date", Toggle = "toggle" }, one { Choice = "choice", Choices = "choices", Scale = "scale", Columns = "columns", List = "list", Letter = "letter", Script = "script", Step = "step" }, two {  });
read_enum!(Tone, alone { Note = "note", Care = "care", Urgent = "urgent" }, one {  }, two {  });
