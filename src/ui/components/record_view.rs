//! A record laid out for reading, on the screen and in print.

use crate::domain::known_ids::CHECK_IN;
use crate::domain::known_ids::SESSION;
use crate::domain::layout;
use crate::domain::record::Record;
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
    el("div").class("parts").children(parts.iter().map(part)).into()
}

fn part(part: &layout::LayoutSection) -> Html {
    let title = (!part.title.is_empty()).then(|| el("h2").written().text(&part.title).into());
    let rows = part.rows.iter().map(answer);
    el("section").class("part").child_opt(title).child(el("dl").children(rows)).into()
}

/// The class of a question with its answer. The print styles keep short answers on one page.
pub fn answer_class(row: &layout::LayoutRow) -> &'static str {
    if row.is_long() { "answer long" } else { "answer" }
}

fn answer(row: &layout::LayoutRow) -> Html {
    let lines = row.lines.iter().map(|line| el("p").text(line).into());
    el("div")
        .class(answer_class(row))
        .child(el("dt").text(&row.label))
        .child(el("dd").written().children(lines))
        .into()
}
