//! The ladder of an entry: its practice steps, gentlest first, each with the dates of practice and a link to a new
//! note.

use super::Note;
use crate::domain::ladder::{Ladder, Rung, rung_of};
use crate::domain::layout;
use crate::domain::punctuation;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::record_list::moment;
use crate::ui::context::AppContext;
use crate::ui::html::{el, link, p, plain_link};
use crate::ui::screens::worksheet::parent_entry::note_at;
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// How many dates are shown with a step, and how many notes on other situations. The list of notes has all of them.
const SHOWN: usize = 12;

pub fn ladder(
    context: &AppContext,
    sheet: &Worksheet,
    part: &Worksheet,
    ladder: &Ladder,
    entry: &Record,
    notes: &[Note],
) -> Html {
    let site = &context.site;
    let (texts, rungs) = (&ladder.texts, ladder.rungs(&entry.answers));
    let on = |note: &Note| rung_of(&rungs, note.answers.text(&ladder.rung));
    let drawn: Vec<Html> = rungs
        .iter()
        .enumerate()
        .map(|(at, rung)| {
            let practised = notes.iter().filter(|note| on(note) == Some(at));
            self::rung(site, part, ladder, entry, rung, practised)
        })
        .collect();
    let others = notes
        .iter()
        .filter(|note| !punctuation::is_empty(note.answers.text(&ladder.rung)) && on(note).is_none());
    let others: Vec<Html> = others.take(SHOWN).map(|note| other(site, part, ladder, note)).collect();
    let others = (!others.is_empty()).then(|| {
        let heading = el("h3").text(&site.text(words::LADDER_OTHERS));
        el("div").child(heading).child(el("ul").class("ways").children(others)).into()
    });
    let more = plain_link(&step_with(site, sheet, entry, &ladder.field), &texts.edit);
    let help = if drawn.is_empty() { &texts.empty } else { &texts.help };
    el("section")
        .class("ladder")
        .child(el("h2").text(&texts.title))
        .child(p("help", help))
        .child(el("ol").class("rungs").children(drawn))
        .child_opt(others)
        .child(el("p").class("back").child(more))
        .into()
}

fn rung<'a>(
    site: &Site,
    part: &Worksheet,
    ladder: &Ladder,
    entry: &Record,
    rung: &Rung,
    notes: impl Iterator<Item = &'a Note>,
) -> Html {
    let rate = rung.rate.map(|rate| p("help", &site.fill(words::LADDER_RATE, &[("n", &rate.to_string())])));
    let dates: Vec<Html> =
        notes.take(SHOWN).map(|note| el("li").child(dated(site, part, ladder, note)).into()).collect();
    let dates = (!dates.is_empty()).then(|| {
        let heading = p("help", &site.text(words::LADDER_DATES));
        el("div").child(heading).child(el("ul").class("ways").children(dates)).into()
    });
    let begin = &part.history.begin;
    let note = el("a")
        .class("button small quiet")
        .leads_to(&note_at(site, part, &entry.id, Some(rung.row)))
        .attr("aria-label", &format!("{begin}: {}", rung.text))
        .text(begin);
    el("li")
        .class("card")
        .child(el("h3").written().text(&rung.text))
        .child_opt(rate)
        .child_opt(dates)
        .child(el("p").class("actions").child(note))
        .into()
}

/// A link to a note, with its time and whether the step was said or done.
fn dated(site: &Site, part: &Worksheet, ladder: &Ladder, note: &Note) -> Html {
    let said = part.fields().find(|field| field.id == ladder.done);
    let said = said.map(|field| layout::lines(&field.id, field, &note.answers)).unwrap_or_default();
    let words = [vec![moment(site, &note.created)], said].concat().join(" · ");
    plain_link(&site.href_at(&Route::Session, &note.id), &words)
}

fn other(site: &Site, part: &Worksheet, ladder: &Ladder, note: &Note) -> Html {
    el("li")
        .child(el("p").written().text(note.answers.text(&ladder.rung)))
        .child(dated(site, part, ladder, note))
        .into()
}

/// The message that practice can wait, with alternatives: a question to think about, and people to talk to.
pub fn wait(site: &Site, sheet: &Worksheet, ladder: &Ladder, entry: &Record, why: &str) -> Html {
    let Ladder { texts, instead, .. } = ladder;
    let instead = (!instead.is_empty())
        .then(|| link("button quiet", &step_with(site, sheet, entry, instead), &texts.instead));
    el("section")
        .class("card care")
        .child(el("h2").text(&texts.wait_title))
        .child(el("p").text(why))
        .child(el("p").text(&texts.wait_text))
        .child(
            el("p")
                .class("actions")
                .child(link("button", &site.href(&Route::Help), &site.text(words::HELP_OPEN)))
                .child_opt(instead),
        )
        .into()
}

/// The URL of the step of an entry that asks a question.
fn step_with(site: &Site, sheet: &Worksheet, entry: &Record, question: &str) -> String {
    let step = sheet.steps.iter().find(|step| step.fields().any(|field| *field.id == *question));
    let step = step.map(|step| &*step.id).unwrap_or_default();
    site.href_at(&Route::Worksheet(sheet.path.clone()), &format!("{}/{step}", entry.id))
}
