//! A record laid out for reading, on the screen and in print.

use crate::domain::known_ids::CHECK_IN;
use crate::domain::known_ids::SESSION;
use crate::domain::layout;
use crate::domain::record::Record;
use crate::domain::worksheet::FieldKind;
use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The record as plain text, with its questions.
pub fn as_text(site: &Site, record: &Record) -> String {
    let (title, parts) = parts(site, record);
    let heading = if record.name().is_empty() { title } else { format!("{title}: {}", record.name()) };
    layout::as_text(&heading, &parts)
}

/// The name of the record's kind, and its laid-out sections.
pub fn parts(site: &Site, record: &Record) -> (String, Vec<layout::LayoutSection>) {
    if record.kind == CHECK_IN {
        return (
            site.text(words::SIGNS_CHECK_IN).to_string(),
            layout::of_check_in(&site.tools().signs, &record.answers),
        );
    }
    if record.kind == SESSION {
        return (
            site.text(words::SESSION_KIND).to_string(),
            layout::of_session(&site.tools().session, &record.answers),
        );
    }
    match site.tools().worksheet(&record.kind) {
        Some(worksheet) => {
            let mut parts = layout::of_worksheet(worksheet, &record.answers);
            layout::write_days(worksheet, &mut parts, |day| site.day(day));
            (worksheet.title.to_string(), parts)
        }
        None => (site.text(words::RECORD_UNKNOWN).to_string(), layout::of_unknown(&record.answers)),
    }
}

/// Renders the sections.
pub fn parts_view(parts: &[layout::LayoutSection]) -> Html {
    parts_with_frame(parts, |_| false)
}

/// Renders the sections. The answers to the questions for which `is_framed` holds are large and stand in a frame.
pub fn parts_with_frame(parts: &[layout::LayoutSection], is_framed: impl Fn(&str) -> bool) -> Html {
    el("div").class("parts").children(parts.iter().map(|one| part(one, &is_framed))).into()
}

/// Whether the answer to a question is the sentence that a worksheet is there to find.
pub fn is_sentence(site: &Site, kind: &str, key: &str) -> bool {
    let tools = site.tools();
    let mut fields = tools.worksheet(kind).into_iter().flat_map(|sheet| sheet.fields());
    fields.any(|field| *field.id == *key && matches!(field.kind, FieldKind::Script(_)))
}

fn part(part: &layout::LayoutSection, is_framed: &impl Fn(&str) -> bool) -> Html {
    let title = (!part.title.is_empty()).then(|| el("h2").written().text(&part.title).into());
    let rows = part.rows.iter().map(|row| answer(row, is_framed(&row.key)));
    el("section").class("part").child_opt(title).child(el("dl").children(rows)).into()
}

/// The class of a question with its answer. The print styles keep short answers on one page, and show large ones in a
/// frame.
pub fn answer_class(row: &layout::LayoutRow, is_large: bool) -> &'static str {
    match (row.is_long(), is_large) {
        (true, false) => "answer long",
        (true, true) => "answer long large",
        (false, false) => "answer",
        (false, true) => "answer large",
    }
}

fn answer(row: &layout::LayoutRow, is_large: bool) -> Html {
    let lines = row.lines.iter().map(|line| el("p").text(line).into());
    el("div")
        .class(answer_class(row, is_large))
        .child(el("dt").text(&row.label))
        .child(el("dd").written().children(lines))
        .into()
}
