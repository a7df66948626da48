//! The history of an entry: its sentences, its practice steps with their dates, and its notes, newest first. Nothing is
//! counted.

mod ladder;

use crate::domain::SharedStr;
use crate::domain::answers::Answers;
use crate::domain::ladder::Ladder;
use crate::domain::layout::{self, LayoutSection as Laid};
use crate::domain::parent_link::parent_of;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::state::app_state::Stored;
use crate::ui::components::record_list::{day_of, moment, name_of};
use crate::ui::components::record_view::parts_view;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::{ScanResult, use_record_scan};
use crate::ui::html::{button, el, link, p, plain_link, title};
use crate::ui::screens::worksheet::parent_entry::{self, note_at};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// How many notes are shown at first and added each time.
const PAGE: usize = 20;

/// The summary of a note; the rest is read when it is shown.
struct Note {
    id: String,
    kind: String,
    created: String,
    answers: Answers,
}

#[derive(PartialEq, Properties)]
pub struct HistoryProps {
    pub sheet: Rc<Worksheet>,
    /// The id of the entry.
    pub id: String,
}

#[component]
pub fn History(props: &HistoryProps) -> Html {
    let context = &use_app_context();
    let HistoryProps { sheet, id } = props;
    let pages = use_state(|| 1);
    let survey = use_record_scan(context, id, {
        let (site, sheet, id) = (context.site.clone(), sheet.clone(), id.to_string());
        move |notes: &mut Vec<Note>, stored| {
            let (Stored::Record(record) | Stored::Newer(record)) = stored else { return };
            let is_part = || site.tools().parts_of(&sheet.id).any(|part| *part.id == *record.kind);
            if parent_of(&record.answers) == Some(&*id) && is_part() {
                notes.push(Note {
                    id: record.id.clone(),
                    kind: record.kind.clone(),
                    created: record.created.clone(),
                    answers: sheet
                        .ladder
                        .as_ref()
                        .map(|ladder| ladder.summary(&record.answers))
                        .unwrap_or_default(),
                });
            }
        }
    });
    let site = &context.site;
    let entry = parent_entry::entry(context, &sheet.id, id);
    let parts: Vec<_> = site.tools().parts_of(&sheet.id).cloned().collect();
    let heading = parts.first().map(|part| part.history.title.clone()).unwrap_or_default();
    let sections = parts.iter().map(|part| {
        let about = About { context, sheet, part, entry: entry.as_deref(), survey: &survey };
        section(&about, &pages)
    });
    el("article")
        .class("screen history")
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href_at(&Route::Session, id), &site.text(words::HISTORY_ENTRY))),
        )
        .child(title(&heading))
        .child(match &entry {
            Some(entry) => el("p").class("help").written().text(&name(context, sheet, entry)).into(),
            None => p("empty", &site.text(words::HISTORY_GONE)),
        })
        .child(written(sheet, entry.as_deref()))
        .children(sections)
        .into()
}

/// An entry, and the worksheet for notes on it.
struct About<'a> {
    context: &'a AppContext,
    sheet: &'a Rc<Worksheet>,
    part: &'a Rc<Worksheet>,
    entry: Option<&'a Record>,
    survey: &'a ScanResult<Vec<Note>>,
}

/// The name of an entry with its date: its label, or the worksheet's title if it has none or other people use the
/// device.
pub fn name(context: &AppContext, sheet: &Worksheet, entry: &Record) -> String {
    let day = day_of(&context.site, &entry.created).unwrap_or_default();
    format!("{} · {day}", name_of(context, entry, &sheet.title))
}

/// What stands above a ladder, as it was written.
fn written(sheet: &Worksheet, entry: Option<&Record>) -> Html {
    let both = sheet.ladder.as_ref().zip(entry);
    let words = both.map(|(ladder, entry)| ladder.wording(&entry.answers)).unwrap_or_default();
    words.into_iter().map(|words| Html::from(el("blockquote").written().text(words))).collect()
}

fn section(about: &About, pages: &UseStateHandle<usize>) -> Html {
    let waits = why_wait(about);
    let begin = begin(about, waits.is_some());
    let steps = steps(about, waits.as_deref());
    // If practice should wait, help comes first.
    let first = if waits.is_some() { [steps, begin] } else { [begin, steps] };
    first.into_iter().chain([notes(about, pages)]).collect()
}

/// The link to a new note on the entry as a whole.
fn begin(about: &About, quiet: bool) -> Html {
    let Some(entry) = about.entry else { return Html::default() };
    let href = note_at(&about.context.site, about.part, &entry.id, None);
    let class = if quiet { "button quiet" } else { "button" };
    el("p").class("actions").child(link(class, &href, &about.part.history.begin)).into()
}

/// Why practice in steps should wait; `None` if it need not.
fn why_wait(about: &About) -> Option<SharedStr> {
    let (ladder, entry) = ladder_of(about)?;
    let found = about.survey.found.borrow();
    ladder.why_wait(&entry.answers, found.iter().map(|note| &note.answers)).cloned()
}

/// The ladder that the notes are on, and the entry.
fn ladder_of<'a>(about: &About<'a>) -> Option<(&'a Ladder, &'a Record)> {
    let ladder = about.sheet.ladder.as_deref().filter(|ladder| about.part.asks(&ladder.rung))?;
    Some((ladder, about.entry?))
}

/// The practice steps, or the message that they can wait if practice may not be safe.
fn steps(about: &About, waits: Option<&str>) -> Html {
    let About { context, sheet, part, survey, .. } = about;
    match (ladder_of(about), waits) {
        (Some((ladder, entry)), Some(why)) => ladder::wait(&context.site, sheet, ladder, entry, why),
        // Steps are shown only after the scan, which may find that the last practice was unsafe.
        (Some((ladder, entry)), None) if survey.done => {
            ladder::ladder(context, sheet, part, ladder, entry, &survey.found.borrow())
        }
        _ => Html::default(),
    }
}

fn notes(about: &About, pages: &UseStateHandle<usize>) -> Html {
    let About { context, part, entry, survey, sheet } = about;
    let site = &context.site;
    let found = survey.found.borrow();
    let mut of_part = found.iter().filter(|note| *note.kind == *part.id);
    let drawn: Vec<Html> =
        of_part.by_ref().take(**pages * PAGE).filter_map(|note| drawn(context, part, note)).collect();
    let is_more = of_part.next().is_some();
    let own = entry.filter(|_| survey.done && !is_more).and_then(|entry| {
        let laid = layout::of_parent_answers(sheet, part, &entry.answers);
        (!laid.rows.is_empty()).then(|| in_itself(site, entry, laid))
    });
    let is_empty = survey.done && drawn.is_empty() && own.is_none();
    let more = is_more.then(|| {
        let pages = pages.clone();
        button("button quiet", &site.text(words::RECORD_MORE), move || pages.set(*pages + 1)).into()
    });
    el("section")
        .class("notes")
        .child(el("h2").text(&part.history.notes))
        .child_opt(is_empty.then(|| p("empty", &part.history.empty)))
        .child(el("ul").class("records").children(drawn).child_opt(own))
        .child_opt(more)
        .into()
}

/// A note with its answers and a link to it.
fn drawn(context: &AppContext, part: &Worksheet, note: &Note) -> Option<Html> {
    let site = &context.site;
    let (Stored::Record(record) | Stored::Newer(record)) = context.app_state.record(&note.id)? else {
        return None;
    };
    let laid = layout::of_worksheet_flat(part, &record.answers);
    let when = plain_link(&site.href_at(&Route::Session, &note.id), &moment(site, &note.created));
    let empty = laid.rows.is_empty().then(|| p("empty", &site.text(words::SESSION_NOTHING)));
    let note = el("li").class("record").key(&note.id).child(el("h3").class("record-name").child(when));
    Some(note.child_opt(empty).child(parts_view(&[laid])).into())
}

/// The entry's own answers to the same questions, shown as its first note.
fn in_itself(site: &Site, entry: &Record, laid: Laid) -> Html {
    let day = day_of(site, &entry.changed).unwrap_or_default();
    let words = site.fill(words::HISTORY_FIRST, &[("day", &day)]);
    let when = plain_link(&site.href_at(&Route::Session, &entry.id), &words);
    el("li")
        .class("record")
        .child(el("h3").class("record-name").child(when))
        .child(parts_view(&[laid]))
        .into()
}
