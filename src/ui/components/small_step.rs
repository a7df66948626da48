//! "One small step": the step that is open, in the person's own words, and how it went.
//!
//! At most one is shown, and nothing about how many there are or were. The answer goes into the record that the step was
//! planned in, which is open beside the screen's own while the card is shown.

use crate::browser;
use crate::content::Tools;
use crate::domain::SharedStr;
use crate::domain::answers::Answers;
use crate::domain::known_ids::SESSION;
use crate::domain::parent_link::parent_of;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::small_step::{
    NOTE, Outcome, SmallStep, StepWords, open_among, open_in, set_outcome, shown,
};
use crate::domain::worksheet::{FieldKind, Worksheet};
use crate::state::SaveState;
use crate::state::app_state::{StorageMode, Stored};
use crate::ui::components::save_error::save_error;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::{DraftHandle, use_draft_beside};
use crate::ui::html::{button, el, plain_link};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// How many of the newest records are read: more could block a phone.
const READ: usize = 200;

/// The id of the heading.
const HEADING: &str = "small-step";
/// The id of the first outcome's button.
const FIRST: &str = "small-step-first";
/// The id of the field for a line about the outcome.
const LINE: &str = "small-step-note";
/// The id of the button that saves it.
const SAVE: &str = "small-step-save";
/// The id of the button that changes the outcome.
const CHANGE: &str = "small-step-change";

/// The step to show now, with its record and the id of its question. `None` if there is none, and while nothing of one's
/// own may be on the screen. Where other people use the device ([`AppState::is_shared`]), leave its words out.
///
/// [`AppState::is_shared`]: crate::state::AppState::is_shared
pub fn current_step(context: &AppContext) -> Option<(Rc<Record>, SharedStr, SmallStep)> {
    if is_hidden(context) {
        return None;
    }
    let (today, _) = browser::local(&browser::now())?;
    let read = context.app_state.records().take(READ).filter_map(|stored| match stored {
        Stored::Record(record) => Some(record),
        _ => None,
    });
    step_among(context.site.tools(), &read.collect::<Vec<_>>(), &today)
}

/// The same for these records, the newest first.
pub fn step_among(
    tools: &Tools,
    records: &[Rc<Record>],
    today: &str,
) -> Option<(Rc<Record>, SharedStr, SmallStep)> {
    // The session that is not done is open on its own screen, and its step begins with its end.
    let next = records.iter().find(|record| record.kind == SESSION && record.done.is_none());
    let others = records.iter().filter(|record| next.is_none_or(|next| next.id != record.id));
    let mut steps: Vec<_> = others
        .flat_map(|record| {
            let open = open_steps(tools, record, records);
            open.into_iter().map(move |(id, step)| (record.clone(), id, step))
        })
        .collect();
    let at = shown(steps.iter().map(|(_, _, step)| step), today)?;
    Some(steps.swap_remove(at))
}

/// The open steps of a record. There are none while practice in steps waits for the entry that it belongs to.
fn open_steps(tools: &Tools, record: &Record, records: &[Rc<Record>]) -> Vec<(SharedStr, SmallStep)> {
    if record.kind == SESSION {
        return open_among(tools.session.together.iter(), &record.answers);
    }
    let Some(sheet) = tools.worksheet(&record.kind) else { return Vec::new() };
    let open = open_in(sheet, &record.answers);
    if !open.is_empty() && waits(tools, sheet, record, records) { Vec::new() } else { open }
}

fn waits(tools: &Tools, sheet: &Worksheet, record: &Record, records: &[Rc<Record>]) -> bool {
    let (of, entry) = match parent_of(&record.answers).filter(|_| sheet.is_part()) {
        Some(entry) => (tools.worksheet(&sheet.part_of).map(|of| &**of), entry),
        None => (Some(sheet), record.id.as_str()),
    };
    let Some(ladder) = of.and_then(|of| of.ladder.as_ref()) else { return false };
    let nothing = Answers::default();
    let answers = records.iter().find(|one| one.id == entry).map_or(&nothing, |one| &one.answers);
    let notes = records.iter().map(|note| &note.answers).filter(|note| parent_of(note) == Some(entry));
    ladder.why_wait(answers, notes).is_some()
}

/// Whether nothing of one's own may be on the screen.
fn is_hidden(context: &AppContext) -> bool {
    let app_state = &context.app_state;
    !app_state.is_ready()
        || app_state.storage_mode == StorageMode::Locked
        || app_state.shared_view().is_some()
}

/// The words of the question `id` of a kind of records.
fn words_of(tools: &Tools, kind: &str, id: &str) -> Option<StepWords> {
    let mut fields = tools
        .worksheet(kind)
        .into_iter()
        .flat_map(|sheet| sheet.fields())
        .chain(tools.session.together.iter().filter(|_| kind == SESSION));
    match &fields.find(|field| *field.id == *id)?.kind {
        FieldKind::Step(words) => Some((**words).clone()),
        _ => None,
    }
}

/// Which step the card shows.
#[derive(Default)]
struct Held {
    /// Where entries were stored and how their list was when the step was looked for.
    looked: Option<(StorageMode, u32, bool)>,
    /// The ids of the record and of the question.
    at: Option<(String, SharedStr)>,
    /// Whether it was answered here. It then stays, so that the answer can be changed.
    is_answered: bool,
}

impl Held {
    /// Looks for the step if the list of entries may have changed.
    fn look(&mut self, context: &AppContext) -> Option<(String, SharedStr)> {
        let app_state = &context.app_state;
        if is_hidden(context) {
            self.looked = None;
            return None;
        }
        let looked = (app_state.storage_mode, app_state.list_version, context.site.is_whole());
        if self.looked != Some(looked) {
            let is_there = self.at.as_ref().is_some_and(|(record, _)| app_state.record(record).is_some());
            if !(self.is_answered && is_there) {
                self.at = current_step(context).map(|(record, id, _)| (record.id.clone(), id));
                self.is_answered = false;
            }
            self.looked = Some(looked);
        }
        self.at.clone()
    }
}

/// A card with the step that is open; nothing if there is none.
#[component]
pub fn SmallStepCard() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let held = use_mut_ref(Held::default);
    let is_line_done = use_state(|| false);
    let at = held.borrow_mut().look(context);
    let writing = use_draft_beside(context, at.as_ref().map(|(record, _)| record.clone()));
    let Some(((_, id), draft)) = at.zip(writing.draft.clone()) else { return Html::default() };
    let record = &draft.record;
    let step = SmallStep::read(&record.answers, &id);
    let Some(words) =
        words_of(site.tools(), &record.kind, &id).filter(|_| step.is_open() || step.how.is_some())
    else {
        return Html::default();
    };
    let answer = {
        let (writing, id, line_done) = (writing.clone(), id.clone(), is_line_done.clone());
        move |outcome: Option<Outcome>| {
            held.borrow_mut().is_answered = true;
            let id = id.clone();
            let today = browser::local(&browser::now()).map(|(day, _)| day).unwrap_or_default();
            writing.answer.emit(Box::new(move |answers| {
                set_outcome(answers, &id, outcome.map(|outcome| (outcome, &*today)));
            }));
            writing.save.emit(());
            line_done.set(false);
            browser::focus_when_there(if outcome.is_some() { LINE } else { FIRST }.into());
        }
    };
    let is_failed = matches!(writing.saving(), SaveState::Failed(_));
    let noted = step.how.map(|how| site.fill(words::STEP_NOTED, &[("how", &words.outcome(how))]));
    let below = match step.how {
        None => outcomes(context, &words, answer),
        Some(_) => {
            let is_open = !*is_line_done || is_failed;
            let (save, done) = (writing.save.clone(), is_line_done.clone());
            let keep = move || {
                save.emit(());
                done.set(true);
                browser::focus_soon(CHANGE.into());
            };
            let keep = button("button small", &site.text(words::STEP_SAVE), keep).id(SAVE);
            let change = button("button small quiet", &site.text(words::STEP_CHANGE), move || answer(None));
            let actions = el("p").class("actions").child_opt(is_open.then(|| keep.into()));
            el("div")
                .child_opt(is_open.then(|| line(context, &writing, &id, &step)))
                .child(actions.child(change.id(CHANGE)))
                .into()
        }
    };
    let status = el("p").class("noted").attr("role", "status");
    el("section")
        .class("card one-step")
        .attr("aria-labelledby", HEADING)
        .child(el("h2").id(HEADING).text(&site.text(words::STEP_TITLE)))
        .child(plan(context, record, &words, &step))
        .child(status.text(noted.as_deref().unwrap_or_default()))
        .child(below)
        .child(save_error(context, record, writing.saving(), &writing.save))
        .into()
}

/// What was planned. Where other people use the device, only that something was.
fn plan(context: &AppContext, record: &Record, words: &StepWords, step: &SmallStep) -> Html {
    let site = &context.site;
    if context.app_state.is_shared() {
        let entry = site.href_at(&Route::Session, &record.id);
        return el("p")
            .text(&site.text(words::STEP_PLANNED))
            .text(" ")
            .child(plain_link(&entry, &site.text(words::STEP_OPEN)))
            .into();
    }
    let lines = words.plan(step);
    el("div").class("brought").children(lines.iter().map(|line| el("p").written().text(line).into())).into()
}

/// The four outcomes.
fn outcomes(
    context: &AppContext,
    words: &StepWords,
    answer: impl Fn(Option<Outcome>) + Clone + 'static,
) -> Html {
    let buttons = Outcome::ALL.into_iter().enumerate().map(|(at, outcome)| {
        let answer = answer.clone();
        let one = button("button small quiet", &words.outcome(outcome), move || answer(Some(outcome)));
        if at == 0 { one.id(FIRST).into() } else { one.into() }
    });
    el("div")
        .class("actions")
        .attr("role", "group")
        .attr("aria-label", &context.site.text(words::STEP_HOW))
        .children(buttons)
        .into()
}

/// The field for a line about the outcome. It is saved while one types, as everywhere; a button puts it away.
fn line(context: &AppContext, writing: &DraftHandle, id: &SharedStr, step: &SmallStep) -> Html {
    let (answer, id) = (writing.answer.clone(), id.clone());
    let field = el("textarea").id(LINE).attr("rows", "1").to_write_in().value(Some(&step.note)).on_input(
        move |text| {
            let id = id.clone();
            answer.emit(Box::new(move |answers| answers.set_column(&id, NOTE, &text)));
        },
    );
    el("div")
        .class("field")
        .child(el("label").attr("for", LINE).text(&context.site.text(words::STEP_NOTE)))
        .child(field)
        .into()
}
