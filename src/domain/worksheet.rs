//! The definition of a worksheet: its steps, fields, notices and words, in one language.
//!
//! A definition is data that arrives at run time (see [`crate::content::Catalog`]); nothing here assumes that it was
//! known when the program was compiled.

use super::read::{read_enum, read_struct};
use super::{Text, answers::Answers, condition::Shown};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A worksheet, ready to be drawn.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Worksheet {
    /// Stored with every record; never changed or reused.
    pub id: Text,
    /// The address below the language's root: `forgiveness` for `/forgiveness/`.
    pub path: Text,
    /// The name on the screen.
    pub title: Text,
    /// One or two sentences for the list of worksheets.
    pub summary: Text,
    /// Shown before the first step.
    pub intro: Text,
    /// What it is and is not, who wrote it, when it was revised.
    pub about: Text,
    /// The id of the worksheet whose entries this one looks back at, again and again; empty for one that stands by itself.
    #[serde(default, skip_serializing_if = "blank")]
    pub part_of: Text,
    /// The words of the place where all that was noted about one entry stands together; only where there is a `part_of`.
    #[serde(default, skip_serializing_if = "History::is_empty")]
    pub history: History,
    /// In the order of the screen.
    pub steps: Vec<Rc<Step>>,
    /// Shown when the person has come to the end, or ends early.
    pub end: Ending,
}

/// The last words of a worksheet.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Ending {
    /// The heading.
    pub title: Text,
    /// Paragraphs, separated by blank lines.
    pub text: Text,
    /// Other words under a condition; the first that holds counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
}

/// Words that take the place of a heading and of what stands below it, under a condition.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Variant {
    /// When they do.
    pub shown: Shown,
    /// The heading.
    pub title: Text,
    /// What stands below it.
    pub text: Text,
}

/// The words of the history of one entry: what was noted about it since.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct History {
    /// What leads there.
    pub link: Text,
    /// The heading.
    pub title: Text,
    /// Begins another note.
    pub begin: Text,
    /// The heading above the notes.
    pub notes: Text,
    /// What stands there while there are none.
    pub empty: Text,
}

impl History {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One screenful: a question, and what belongs to it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Step {
    /// Unique in the worksheet; part of the address of an open record.
    pub id: Text,
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
    pub title: Text,
    /// A line or two below the heading; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: Text,
    /// When the step is part of the worksheet at all.
    #[serde(default, skip_serializing_if = "Shown::is_always")]
    pub shown: Shown,
    /// Fields and notices in the order of the screen.
    pub items: Vec<Item>,
}

/// What stands in a step.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// Something to answer.
    Field(Rc<Field>),
    /// Something to read.
    Notice(Rc<Notice>),
}

/// A question with room for an answer. Every field may be left empty.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Field {
    /// The key of the answer in a record; never changed or reused.
    pub id: Text,
    /// What kind of answer there is room for.
    pub kind: Kind,
    /// The question.
    pub label: Text,
    /// A line below it; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: Text,
    /// Folded away until the person opens it.
    #[serde(default, skip_serializing_if = "no")]
    pub collapsed: bool,
    /// When it is asked.
    #[serde(default, skip_serializing_if = "Shown::is_always")]
    pub shown: Shown,
}

/// The kinds of answers a field can hold. The words are those of the person's language.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One line of text.
    Line,
    /// Several lines of text.
    Text,
    /// One of several options.
    Choice(Vec<Choice>),
    /// Any number of options.
    Choices(Choices),
    /// 0 to 10, or nothing.
    Scale(Ends),
    /// Boxes of text side by side.
    Columns(Vec<Choice>),
    /// Lines the person adds, rewords and removes; `true`: each with an optional 0 to 10.
    List(bool),
    /// A day.
    Date,
    /// A box to tick, stored as `yes`.
    Toggle,
    /// A long text under the protocol for writing that is not for sending.
    Letter(Box<Protocol>),
    /// The sentence composer.
    Script(Box<Slots>),
}

/// An option to pick, or a column to write in.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Choice {
    /// Stored as the answer.
    pub id: Text,
    /// What the person reads.
    pub label: Text,
    /// A line of explanation; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub help: Text,
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
pub struct Ends {
    /// At 0; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub low: Text,
    /// At 10; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub high: Text,
}

/// The words around a letter that is not for sending. The steps follow the expressive-writing protocol with the
/// safeguards of the literature (Sbarra et al. 2013; Freyd, Klest & Allard 2005): opt-in, short, with a way to stop.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the control it is named after")]
pub struct Protocol {
    pub before: Text,
    pub minutes_5: Text,
    pub minutes_10: Text,
    pub minutes_15: Text,
    pub no_timer: Text,
    pub start: Text,
    pub stop: Text,
    pub hide_timer: Text,
    pub show_timer: Text,
    pub time_up: Text,
    pub after_title: Text,
    pub after_text: Text,
    pub burn: Text,
    pub burn_confirm: Text,
    pub burned: Text,
    pub prompts_title: Text,
    /// One prompt a line.
    pub prompts: Text,
}

/// Which fields the composer draws on, by the name of the gap they fill.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Slots {
    /// Gap name and field id.
    pub from: Vec<(Text, Text)>,
    /// Any that holds: nothing is said aloud, only the private pattern is offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub private_only_if: Vec<super::condition::Condition>,
}

/// A card to read between the fields.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Notice {
    /// Unique in the worksheet.
    pub id: Text,
    /// How it is drawn.
    pub tone: Tone,
    /// The heading; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub title: Text,
    /// Paragraphs, separated by blank lines.
    pub text: Text,
    /// Where it leads: target and words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<(Text, Text)>,
    /// Offers to end the worksheet here, as complete.
    #[serde(default, skip_serializing_if = "no")]
    pub finish: bool,
    /// When it stands there.
    #[serde(default, skip_serializing_if = "Shown::is_always")]
    pub shown: Shown,
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
    pub fn steps_for<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a Rc<Step>> {
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
    pub fn words(&self, answers: &Answers) -> (&Text, &Text) {
        words(&self.variants, answers).unwrap_or((&self.title, &self.text))
    }
}

/// The words of the first variant that holds.
fn words<'a>(variants: &'a [Variant], answers: &Answers) -> Option<(&'a Text, &'a Text)> {
    let first = variants.iter().find(|variant| variant.shown.holds(answers))?;
    Some((&first.title, &first.text))
}

impl Step {
    /// The heading and the help with these answers.
    pub fn words(&self, answers: &Answers) -> (&Text, &Text) {
        words(&self.variants, answers).unwrap_or((&self.title, &self.help))
    }

    /// The step's fields, whatever the answers.
    pub fn fields(&self) -> impl Iterator<Item = &Rc<Field>> {
        self.items.iter().filter_map(|item| match item {
            Item::Field(field) => Some(field),
            Item::Notice(_) => None,
        })
    }
}

fn blank(text: &Text) -> bool {
    text.is_empty()
}

fn no(value: &bool) -> bool {
    !value
}

read_struct!(Worksheet { id = "id", path = "path", title = "title", summary = "summary", intro = "intro", about = "about", part_of = "part_of", history = "history", steps = "steps", end = "end" });
read_struct!(History or default { link = "link", title = "title", begin = "begin", notes = "notes", empty = "empty" });
read_struct!(Ending { title = "title", text = "text", variants = "variants" });
read_struct!(Variant { shown = "shown", title = "title", text = "text" });
read_struct!(Step { id = "id", minutes = "minutes", care = "care", retired = "retired", variants = "variants", title = "title", help = "help", shown = "shown", items = "items" });
read_struct!(Field { id = "id", kind = "kind", label = "label", help = "help", collapsed = "collapsed", shown = "shown" });
read_struct!(Choice { id = "id", label = "label", help = "help" });
read_struct!(Choices { options = "options", own = "own", rate = "rate" });
read_struct!(Ends { low = "low", high = "high" });
read_struct!(Protocol { before = "before", minutes_5 = "minutes_5", minutes_10 = "minutes_10", minutes_15 = "minutes_15", no_timer = "no_timer", start = "start", stop = "stop", hide_timer = "hide_timer", show_timer = "show_timer", time_up = "time_up", after_title = "after_title", after_text = "after_text", burn = "burn", burn_confirm = "burn_confirm", burned = "burned", prompts_title = "prompts_title", prompts = "prompts" });
read_struct!(Slots { from = "from", private_only_if = "private_only_if" });
read_struct!(Notice { id = "id", tone = "tone", title = "title", text = "text", links = "links", finish = "finish", shown = "shown" });
read_enum!(Item, alone {  }, one { Field = "field", Notice = "notice" }, two {  });
read_enum!(Kind, alone { Line = "line", Text = "text", Date = "date", Toggle = "toggle" }, one { Choice = "choice", Choices = "choices", Scale = "scale", Columns = "columns", List = "list", Letter = "letter", Script = "script" }, two {  });
read_enum!(Tone, alone { Note = "note", Care = "care", Urgent = "urgent" }, one {  }, two {  });
