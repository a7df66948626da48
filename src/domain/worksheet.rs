//! The definition of a worksheet: its steps, fields, notices and words, in one language.
//!
//! A definition is data that arrives at run time (see [`crate::content::Catalog`]); nothing here assumes that it was
//! known when the program was compiled.

use super::from_json::{read_enum, read_struct};
use super::{SharedStr, answers::Answers, condition::Visibility};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A worksheet, ready to be drawn.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Worksheet {
    /// Stored with every record; never changed or reused.
    pub id: SharedStr,
    /// The address below the language's root: `forgiveness` for `/forgiveness/`.
    pub path: SharedStr,
    /// The name on the screen.
    pub title: SharedStr,
    /// One or two sentences for the list of worksheets.
    pub summary: SharedStr,
    /// Shown before the first step.
    pub intro: SharedStr,
    /// What it is and is not, who wrote it, when it was revised.
    pub about: SharedStr,
    /// The id of the worksheet whose entries this one looks back at, again and again; empty for one that stands by itself.
    #[serde(default, skip_serializing_if = "blank")]
    pub part_of: SharedStr,
    /// The words of the place where all that was noted about one entry stands together; only where there is a `part_of`.
    #[serde(default, skip_serializing_if = "History::is_empty")]
    pub history: History,
    /// In the order of the screen.
    pub steps: Vec<Rc<WorksheetStep>>,
    /// Shown when the person has come to the end, or ends early.
    pub end: Ending,
}

/// The last words of a worksheet.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Ending {
    /// The heading.
    pub title: SharedStr,
    /// Paragraphs, separated by blank lines.
    pub text: SharedStr,
    /// Other words under a condition; the first that holds counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
}

/// Words that take the place of a heading and of what stands below it, under a condition.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Variant {
    /// When they do.
    pub shown: Visibility,
    /// The heading.
    pub title: SharedStr,
    /// What stands below it.
    pub text: SharedStr,
}

/// The words of the history of one entry: what was noted about it since.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct History {
    /// What leads there.
    pub link: SharedStr,
    /// The heading.
    pub title: SharedStr,
    /// Begins another note.
    pub begin: SharedStr,
    /// The heading above the notes.
    pub notes: SharedStr,
    /// What stands there while there are none.
    pub empty: SharedStr,
}

impl History {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One screenful: a question, and what belongs to it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct WorksheetStep {
    /// Unique in the worksheet; part of the address of an open record.
    pub id: SharedStr,
    /// About how long it takes, in minutes: at least 1, and 0 for a care page.
    pub minutes: u8,
    /// A page that answers a safety question: notices alone, help first. It is not counted among the steps.
    #[serde(default, skip_serializing_if = "no")]
    pub care: bool,
    /// Not asked any more. Its questions are still known, so that what was answered once can be read.
    #[serde(default, skip_serializing_if = "no")]
    pub retired: bool,
    /// Another heading and help under a condition; the first that holds counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// The heading: a question.
    pub title: SharedStr,
    /// A line or two below the heading; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: SharedStr,
    /// When the step is part of the worksheet at all.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
    /// Fields and notices in the order of the screen.
    pub items: Vec<StepItem>,
}

/// What stands in a step.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepItem {
    /// Something to answer.
    Field(Rc<Field>),
    /// Something to read.
    Notice(Rc<Notice>),
}

/// A question with room for an answer. Every field may be left empty.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Field {
    /// The key of the answer in a record; never changed or reused.
    pub id: SharedStr,
    /// What kind of answer there is room for.
    pub kind: FieldKind,
    /// The question.
    pub label: SharedStr,
    /// A line below it; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: SharedStr,
    /// Folded away until the person opens it.
    #[serde(default, skip_serializing_if = "no")]
    pub collapsed: bool,
    /// When it is asked.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
}

/// The kinds of answers a field can hold. The words are those of the person's language.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Several lines of text.
    Text,
    /// One of several options.
    Choice(Vec<Choice>),
    /// Any number of options.
    Choices(Choices),
    /// 0 to 10, or nothing.
    Scale(ScaleLabels),
    /// Boxes of text side by side.
    Columns(Vec<Choice>),
    /// Lines the person adds, rewords and removes; `true`: each with an optional 0 to 10.
    List(bool),
    /// A day.
    Date,
    /// A box to tick, stored as `yes`.
    Toggle,
    /// A long text under the protocol for writing that is not for sending.
    Letter(Box<LetterTexts>),
    /// The sentence composer.
    Script(Box<ComposerInputs>),
}

/// An option to pick, or a column to write in.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Choice {
    /// Stored as the answer.
    pub id: SharedStr,
    /// What the person reads.
    pub label: SharedStr,
    /// A line of explanation; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: SharedStr,
}

/// What belongs to a field that takes any number of options.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Choices {
    /// The options, in the order of the screen.
    pub options: Vec<Choice>,
    /// Whether there is a line for words of one's own.
    #[serde(default, skip_serializing_if = "no")]
    pub own: bool,
    /// Whether each picked option can be given a 0 to 10.
    #[serde(default, skip_serializing_if = "no")]
    pub rate: bool,
}

/// The words at the two ends of a scale.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct ScaleLabels {
    /// At 0; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub low: SharedStr,
    /// At 10; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub high: SharedStr,
}

/// The words around a letter that is not for sending. The steps follow the expressive-writing protocol with the
/// safeguards of the literature (Sbarra et al. 2013; Freyd, Klest & Allard 2005): opt-in, short, with a way to stop.
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
    /// One prompt a line.
    pub prompts: SharedStr,
}

/// Which fields the composer draws on, by the name of the gap they fill.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct ComposerInputs {
    /// Gap name and field id.
    pub from: Vec<(SharedStr, SharedStr)>,
    /// Any that holds: nothing is said aloud, only the private pattern is offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub private_only_if: Vec<super::condition::Condition>,
}

/// A card to read between the fields.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Notice {
    /// Unique in the worksheet.
    pub id: SharedStr,
    /// How it is drawn.
    pub tone: Tone,
    /// The heading; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub title: SharedStr,
    /// Paragraphs, separated by blank lines.
    pub text: SharedStr,
    /// Where it leads: target and words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<(SharedStr, SharedStr)>,
    /// Offers to end the worksheet here, as complete.
    #[serde(default, skip_serializing_if = "no")]
    pub finish: bool,
    /// When it stands there.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
}

/// How much a notice asks for attention.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Information.
    Note,
    /// Warm: something heavy was said.
    Care,
    /// Help first.
    Urgent,
}

impl Worksheet {
    /// The steps that belong to the worksheet with these answers.
    pub fn steps_for<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a Rc<WorksheetStep>> {
        self.steps.iter().filter(move |step| !step.retired && step.shown.holds(answers))
    }

    /// About how long the steps take that belong to the worksheet with these answers, in minutes.
    pub fn minutes_for(&self, answers: &Answers) -> u32 {
        self.steps_for(answers).map(|step| u32::from(step.minutes)).sum()
    }

    /// Whether its records look back at entries of another worksheet.
    pub fn is_part(&self) -> bool {
        !self.part_of.is_empty()
    }

    /// Whether it asks the question `id`.
    pub fn asks(&self, id: &str) -> bool {
        self.fields().any(|field| *field.id == *id)
    }

    /// Every field of every step, whatever the answers.
    pub fn fields(&self) -> impl Iterator<Item = &Rc<Field>> {
        self.steps.iter().flat_map(|step| step.fields())
    }
}

impl Ending {
    /// The heading and the text with these answers.
    pub fn words(&self, answers: &Answers) -> (&SharedStr, &SharedStr) {
        words(&self.variants, answers).unwrap_or((&self.title, &self.text))
    }
}

/// The words of the first variant that holds.
fn words<'a>(variants: &'a [Variant], answers: &Answers) -> Option<(&'a SharedStr, &'a SharedStr)> {
    let first = variants.iter().find(|variant| variant.shown.holds(answers))?;
    Some((&first.title, &first.text))
}

impl WorksheetStep {
    /// The heading and the help with these answers.
    pub fn words(&self, answers: &Answers) -> (&SharedStr, &SharedStr) {
        words(&self.variants, answers).unwrap_or((&self.title, &self.help))
    }

    /// The step's fields, whatever the answers.
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

fn no(value: &bool) -> bool {
    !value
}

read_struct!(Worksheet { id = "id", path = "path", title = "title", summary = "summary", intro = "intro", about = "about", part_of = "part_of", history = "history", steps = "steps", end = "end" });
read_struct!(History or default { link = "link", title = "title", begin = "begin", notes = "notes", empty = "empty" });
read_struct!(Ending { title = "title", text = "text", variants = "variants" });
read_struct!(Variant { shown = "shown", title = "title", text = "text" });
read_struct!(WorksheetStep { id = "id", minutes = "minutes", care = "care", retired = "retired", variants = "variants", title = "title", help = "help", shown = "shown", items = "items" });
read_struct!(Field { id = "id", kind = "kind", label = "label", help = "help", collapsed = "collapsed", shown = "shown" });
read_struct!(Choice { id = "id", label = "label", help = "help" });
read_struct!(Choices { options = "options", own = "own", rate = "rate" });
read_struct!(ScaleLabels { low = "low", high = "high" });
read_struct!(LetterTexts { before = "before", minutes_5 = "minutes_5", minutes_10 = "minutes_10", minutes_15 = "minutes_15", no_timer = "no_timer", start = "start", stop = "stop", hide_timer = "hide_timer", show_timer = "show_timer", time_up = "time_up", after_title = "after_title", after_text = "after_text", burn = "burn", burn_confirm = "burn_confirm", burned = "burned", prompts_title = "prompts_title", prompts = "prompts" });
read_struct!(ComposerInputs { from = "from", private_only_if = "private_only_if" });
read_struct!(Notice { id = "id", tone = "tone", title = "title", text = "text", links = "links", finish = "finish", shown = "shown" });
read_enum!(StepItem, alone {  }, one { Field = "field", Notice = "notice" }, two {  });
read_enum!(FieldKind, alone { Line = "line", Text = "text", Date = "date", Toggle = "toggle" }, one { Choice = "choice", Choices = "choices", Scale = "scale", Columns = "columns", List = "list", Letter = "letter", Script = "script" }, two {  });
read_enum!(Tone, alone { Note = "note", Care = "care", Urgent = "urgent" }, one {  }, two {  });
