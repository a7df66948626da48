//! Boundaries in practice: the sentences of each, how it went the last time, and a link to its history.

use crate::domain::answers::Answers;
use crate::domain::known_ids::{BOUNDARIES, PRACTICE};
use crate::domain::ladder::Ladder;
use crate::domain::layout;
use crate::domain::parent_link::parent_of;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::state::app_state::Stored;
use crate::ui::components::history_link::history_link;
use crate::ui::components::record_list::{day_of, name_of};
use crate::ui::components::record_view::parts_view;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::use_record_scan;
use crate::ui::html::{button, el, p, plain_link, title};
use crate::ui::words;
use serde_json::{Map, Value};
use yew::prelude::*;

/// How many boundaries are shown at first and added each time.
const PAGE: usize = 20;
/// The key for the time of a note, beside its summarized answers.
const WHEN: &str = "when";

/// The result of the scan: the ids of the boundaries, newest first, and the summary of the last note on each.
#[derive(Default)]
struct BoundaryRecords {
    ids: Vec<String>,
    last: Map<String, Value>,
}

#[component]
pub fn BoundaryOverview() -> Html {
    let context = &use_app_context();
    let pages = use_state(|| 1);
    let site = &context.site;
    let [boundaries, practice] = [BOUNDARIES, PRACTICE].map(|kind| site.tools().worksheet(kind));
    let ladder = boundaries.and_then(|sheet| sheet.ladder.clone()).unwrap_or_default();
    let survey = use_record_scan(context, "", {
        let ladder = ladder.clone();
        move |found: &mut BoundaryRecords, stored| take(&ladder, found, stored)
    });
    let found = survey.found.borrow();
    let shown = *pages * PAGE;
    let drawn = found.ids.iter().take(shown).filter_map(|id| {
        let (Stored::Record(record) | Stored::Newer(record)) = context.app_state.record(id)? else {
            return None;
        };
        Some(one(context, boundaries?, practice?, &ladder, &record, found.last.get(id)))
    });
    let more = (found.ids.len() > shown).then(|| {
        let pages = pages.clone();
        button("button quiet", &site.text(words::RECORD_MORE), move || pages.set(*pages + 1)).into()
    });
    let is_empty = survey.done && found.ids.is_empty();
    let begin = boundaries.map(|sheet| {
        let href = site.href(&Route::Worksheet(sheet.path.clone()));
        el("p").class("back").child(plain_link(&href, &site.text(words::PRACTICE_BEGIN))).into()
    });
    el("article")
        .class("screen")
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Notes), &site.text(words::NOTES_TITLE))),
        )
        .child(title(&site.text(words::PRACTICE_TITLE)))
        .child(el("p").text(&site.text(words::PRACTICE_INTRO)))
        .child_opt(is_empty.then(|| p("empty", &site.text(words::PRACTICE_EMPTY))))
        .child(el("ul").class("records").children(drawn))
        .child_opt(more)
        .child_opt(begin)
        .into()
}

fn take(ladder: &Ladder, found: &mut BoundaryRecords, stored: Stored) {
    let (Stored::Record(record) | Stored::Newer(record)) = stored else { return };
    let [boundaries, practice] = [BOUNDARIES, PRACTICE];
    if record.kind == boundaries {
        found.ids.push(record.id.clone());
    } else if record.kind == practice
        && let Some(entry) = parent_of(&record.answers)
        && !found.last.contains_key(entry)
    {
        let mut last = ladder.summary(&record.answers);
        last.set_text(WHEN, &record.created);
        found.last.insert(entry.into(), Value::Object(last.0));
    }
}

fn one(
    context: &AppContext,
    sheet: &Worksheet,
    part: &Worksheet,
    ladder: &Ladder,
    record: &Record,
    last: Option<&Value>,
) -> Html {
    let site = &context.site;
    let begun = day_of(site, &record.created).unwrap_or_default();
    let name = match name_of(context, record, "") {
        "" => format!("{} · {begun}", sheet.title),
        label => label.to_string(),
    };
    let href = history_link(site, record).map(|(href, _)| href).unwrap_or_default();
    let words = ladder.wording(&record.answers);
    let words = words.into_iter().map(|words| el("blockquote").written().text(words).into());
    let (noted, laid) = match last {
        Some(Value::Object(last)) => {
            let last = Answers(last.clone());
            let day = day_of(site, last.text(WHEN)).unwrap_or_default();
            let few = ladder.summary(&last);
            (site.fill(words::PRACTICE_LAST, &[("day", &day)]), layout::of_worksheet_flat(part, &few))
        }
        _ => {
            let laid = layout::of_parent_answers(sheet, part, &ladder.summary(&record.answers));
            let noted = if laid.rows.is_empty() { words::PRACTICE_NONE } else { words::PRACTICE_FIRST };
            (site.text(noted).to_string(), laid)
        }
    };
    el("li")
        .class("record")
        .key(&record.id)
        .child(el("h2").class("record-name").written().child(plain_link(&href, &name)))
        .children(words)
        .child(p("help", &noted))
        .child(parts_view(&[laid]))
        .into()
}
