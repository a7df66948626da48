//! The signs over time, each on its own, and notes on what else was going on.

use crate::browser;
use crate::domain::route::Route;
use crate::domain::timeline::{CheckIn, change, insert, of_check_ins, span};
use crate::state::app_state::Stored;
use crate::ui::components::timeline_chart::{
    TimelineChart, TimelineChartProps, TimelineView, days, sentence, span_sentence,
};
use crate::ui::context::use_app_context;
use crate::ui::hooks::use_record_scan;
use crate::ui::html::{el, link, p, plain_link, title};
use crate::ui::site::Site;
use crate::ui::words;
use std::ops::Range;
use yew::prelude::*;

#[component]
pub fn SignsHistory() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let words = site.tools().signs.clone();
    let survey = use_record_scan(context, "signs", move |found: &mut Vec<CheckIn>, stored| {
        if let Stored::Record(record) = stored
            && let Some(one) = CheckIn::of(&words, &record)
        {
            insert(found, one);
        }
    });
    let count = survey.found.borrow().len();
    let screen = el("article")
        .class("screen")
        .bool_attr("data-whole", survey.done)
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Notes), &site.text(words::NOTES_TITLE))),
        )
        .child(title(&site.text(words::OVER_TIME_TITLE)));
    if count == 0 {
        return screen.child_opt(survey.done.then(|| none(site))).into();
    }
    let chart = TimelineChartProps {
        site: site.clone(),
        caption: site.text(words::OVER_TIME_CAPTION),
        one: None,
        notes: Some((site.text(words::OVER_TIME_CONTEXT), site.text(words::OVER_TIME_CONTEXT_MARK))),
        count,
        view: {
            let (site, found) = (site.clone(), survey.found);
            Callback::from(move |range| view(&site, &found.borrow(), range))
        },
    };
    screen
        .child(el("p").text(&site.text(words::OVER_TIME_INTRO)))
        .child_opt((survey.done && count == 1).then(|| p("card note", &site.text(words::OVER_TIME_ONE))))
        .child_opt((count > 1).then(|| el("p").text(&site.text(words::OVER_TIME_FEELING)).into()))
        .child(html! { <TimelineChart ..chart /> })
        .into()
}

fn none(site: &Site) -> Html {
    el("div")
        .class("card")
        .child(el("p").text(&site.text(words::OVER_TIME_NONE)))
        .child(el("p").class("actions").child(link(
            "button",
            &site.href(&Route::Signs),
            &site.text(words::OVER_TIME_BEGIN),
        )))
        .into()
}

/// The check-ins of a range. The sentences compare the newest check-ins, so they are shown with the newest range only.
fn view(site: &Site, found: &[CheckIn], range: Range<usize>) -> TimelineView {
    let newest = range.start == 0;
    let chart = of_check_ins(&site.tools().signs, found.get(range).unwrap_or_default());
    let day = |iso: &str| browser::local(iso).map(|(day, _)| day).unwrap_or_default();
    let said = |sign: &str| {
        let change = change(found, sign).filter(|_| newest)?;
        let last = sentence(site, change.ordering, &day(change.then), &day(change.now));
        let whole = span(&site.tools().signs, found, sign).map(|span| span_sentence(site, &span));
        Some(whole.into_iter().chain([last]).collect::<Vec<_>>().join(" "))
    };
    let hrefs: Vec<String> =
        chart.columns.iter().map(|column| site.href_at(&Route::Signs, &column.id)).collect();
    let days = days(site, &chart.columns);
    let noted = chart.columns.iter().enumerate().rev().filter(|(_, column)| !column.notes.is_empty());
    let noted = noted.map(|(at, column)| {
        let notes = column.notes.iter().map(|note| el("dd").written().text(note).into());
        el("div")
            .class("dated")
            .child(el("dt").child(plain_link(&hrefs[at], &days[at])))
            .children(notes)
            .into()
    });
    let below = el("section")
        .child(el("h2").text(&site.text(words::OVER_TIME_CONTEXT)))
        .child(p("help", &site.text(words::OVER_TIME_CONTEXT_HELP)))
        .child(el("dl").children(noted));
    TimelineView {
        said: chart.rows.iter().map(|row| said(&row.id)).collect(),
        hrefs,
        below: below.into(),
        chart,
    }
}
