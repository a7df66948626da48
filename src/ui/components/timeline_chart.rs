//! A chart of marks over time, and the same content as a table.
//!
//! The chart is hidden from screen readers. Its marks differ in shape; none is shown as better or worse.

use crate::browser;
use crate::domain::SharedStr;
use crate::domain::punctuation;
use crate::domain::timeline::{Chart, Column, Mark, SHOWN, Span, TimelineRow, gaps, month_before, window};
use crate::ui::html::{Element, button, disclosure, el, p, plain_link};
use crate::ui::site::Site;
use crate::ui::words;
use std::cmp::Ordering;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// The part of the data that is visible.
pub struct TimelineView {
    /// The visible dates.
    pub chart: Chart,
    /// The URL of the entry of each date.
    pub hrefs: Vec<String>,
    /// A sentence about each row; fewer or none where there is nothing to say.
    pub said: Vec<Option<String>>,
    /// What is shown below the chart, about the same dates.
    pub below: Html,
}

#[derive(PartialEq, Properties)]
pub struct TimelineChartProps {
    /// The texts of the screen.
    pub site: Rc<Site>,
    /// The caption of the table.
    pub caption: SharedStr,
    /// The heading of the table's only column of marks, if no date has more than one mark; otherwise each row of the
    /// chart gets a column.
    pub one: Option<SharedStr>,
    /// The heading of the column of notes, and the legend of their mark; `None` without notes.
    pub notes: Option<(SharedStr, SharedStr)>,
    /// The number of dates.
    pub count: usize,
    /// Returns the dates of a range, counted from the newest.
    pub view: Callback<Range<usize>, TimelineView>,
}

/// A chart with its table.
#[component]
pub fn TimelineChart(it: &TimelineChartProps) -> Html {
    let skipped = use_state(|| 0);
    let range = window(it.count, *skipped);
    let view = it.view.emit(range.clone());
    let days = days(&it.site, &view.chart.columns);
    el("div")
        .class("over-time")
        .child(it.drawing(&view))
        .child_opt((it.count > SHOWN).then(|| it.ways(&range, &days, &skipped)))
        .child(disclosure(&it.site.text(words::CHART_TABLE), false, it.table(&view, &days)))
        .child(view.below)
        .into()
}

impl TimelineChartProps {
    fn drawing(&self, view: &TimelineView) -> Html {
        let Chart { columns, rows, legend } = &view.chart;
        let days: Vec<_> = columns.iter().map(|column| browser::day_number(&column.moment)).collect();
        let gaps = gaps(&days);
        let places: Vec<Place> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| Place {
                column,
                gap: gaps.get(at).copied().unwrap_or_default().to_string(),
                href: view.hrefs.get(at).map_or("", |href| href),
            })
            .collect();
        let dates = el("div")
            .class("chart-dates")
            .attr("aria-hidden", "true")
            .children(places.iter().map(|place| self.date(place)));
        let rows = rows.iter().enumerate().map(|(at, row)| {
            let said = view.said.get(at).and_then(Option::as_deref);
            self.row(row, &places, said)
        });
        el("div")
            .class(if self.one.is_some() { "chart chart-short" } else { "chart" })
            .child_opt((!legend.is_empty()).then(|| self.legend(legend, columns)))
            .child(dates)
            .children(rows)
            .into()
    }

    /// A short date: day, month, and a mark if there is a note.
    fn date(&self, place: &Place) -> Html {
        let column = place.column;
        let local = browser::local(&column.moment).map(|(day, _)| day).unwrap_or_default();
        let mut parts = local.split('-').skip(1);
        let (month, day) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let months = self.site.text(words::CHART_MONTHS);
        let month = month.parse().ok().and_then(|month: usize| months.split('|').nth(month.checked_sub(1)?));
        let noted = !column.notes.is_empty();
        place
            .link("chart-date")
            .child(el("span").class("chart-day").text(day.trim_start_matches('0')))
            .child(el("span").text(month.unwrap_or_default()))
            .child_opt(noted.then(|| el("i").class("chart-noted").into()))
            .into()
    }

    /// A row of marks with its name. It is hidden from screen readers, which have the table, unless there is a sentence
    /// about it.
    fn row(&self, row: &TimelineRow, places: &[Place], said: Option<&str>) -> Html {
        let places = row.marks.iter().zip(places).map(|(mark, place)| {
            let mark = mark.as_ref().map(|mark| noted(shape(mark), row, place.column, mark).into());
            place.link("chart-place").child_opt(mark).into()
        });
        el("div")
            .class("chart-row")
            .key(&row.id)
            .attr_opt("aria-hidden", said.is_none().then_some("true"))
            .child(el("p").class("chart-name").written().text(&self.name(row)))
            .child(el("div").class("chart-marks").attr("aria-hidden", "true").children(places))
            .child_opt(said.map(|words| p("chart-said", words)))
            .into()
    }

    /// The meaning of each mark.
    fn legend(&self, legend: &[Mark], columns: &[Column]) -> Html {
        let entry = |mark: Element, words: &str| el("span").class("chart-key").child(mark).text(words).into();
        let marks = legend.iter().map(|mark| entry(shape(mark), &mark.words));
        let noted = columns.iter().any(|column| !column.notes.is_empty());
        let notes = self.notes.as_ref().filter(|_| noted);
        el("div")
            .class("chart-legend")
            .attr("aria-hidden", "true")
            .children(marks)
            .child_opt(notes.map(|(_, mark)| entry(el("i").class("chart-noted"), mark)))
            .child(p("help", &self.site.text(words::CHART_LEGEND_NONE)))
            .into()
    }

    /// Buttons for older and newer dates. At an end the button is not removed, so that it keeps focus.
    fn ways(&self, range: &Range<usize>, days: &[String], skipped: &UseStateHandle<usize>) -> Html {
        let to = |words, begin: Option<usize>| {
            let skipped = skipped.clone();
            button("button quiet", words, move || begin.into_iter().for_each(|begin| skipped.set(begin)))
                .attr_opt("aria-disabled", begin.is_none().then_some("true"))
        };
        let site = &self.site;
        let earlier = (range.end < self.count).then_some(range.end);
        let later = (range.start > 0).then(|| range.start.saturating_sub(SHOWN));
        let (first, last) = (days.first().map_or("", |day| day), days.last().map_or("", |day| day));
        el("div")
            .class("actions chart-ways")
            .child(to(&site.text(words::CHART_EARLIER), earlier))
            .child(to(&site.text(words::CHART_LATER), later))
            .child(
                el("p")
                    .class("help")
                    .attr("role", "status")
                    .text(&site.fill(words::CHART_SHOWN, &[("first", first), ("last", last)])),
            )
            .into()
    }

    /// The table, newest date first.
    fn table(&self, view: &TimelineView, days: &[String]) -> Html {
        let Chart { columns, rows, .. } = &view.chart;
        let head = |words: &str| el("th").attr("scope", "col").written().text(words).into();
        let names: Vec<Html> = match &self.one {
            Some(one) => vec![head(one)],
            None => rows.iter().map(|row| head(&self.name(row))).collect(),
        };
        let notes = self.notes.as_ref().map(|(words, _)| head(words));
        let lines = columns.iter().enumerate().rev().map(|(at, column)| {
            let day = days.get(at).map_or("", |day| day);
            let href = view.hrefs.get(at).map_or("", |href| href);
            let cell = |row: &TimelineRow| {
                row.marks.get(at).and_then(Option::as_ref).map(|mark| {
                    let cell = noted(el("td").class("chart-cell"), row, column, mark).text(&mark.words);
                    Html::from(cell)
                })
            };
            let cells: Vec<Html> = match self.one {
                Some(_) => vec![rows.iter().find_map(cell).unwrap_or_else(empty)],
                None => rows.iter().map(|row| cell(row).unwrap_or_else(empty)).collect(),
            };
            let noted = column.notes.iter().map(|note| el("p").written().text(note).into());
            el("tr")
                .key(&column.id)
                .child(el("th").attr("scope", "row").child(plain_link(href, day)))
                .children(cells)
                .child_opt(self.notes.as_ref().map(|_| el("td").class("chart-notes").children(noted).into()))
                .into()
        });
        let table = el("table")
            .child(el("caption").text(&self.caption))
            .child(
                el("thead").child(
                    el("tr")
                        .child(Html::from(head(&self.site.text(words::CHART_DATE))))
                        .children(names)
                        .child_opt(notes),
                ),
            )
            .child(el("tbody").children(lines));
        // Only a wide table needs to be a scrollable region.
        let scrolls = self.one.is_none();
        el("div")
            .class("table-box")
            .attr_opt("tabindex", scrolls.then_some("0"))
            .attr_opt("role", scrolls.then_some("region"))
            .attr_opt("aria-label", scrolls.then_some(&*self.caption))
            .child(table)
            .into()
    }

    fn name(&self, row: &TimelineRow) -> String {
        if punctuation::is_empty(&row.name) {
            self.site.text(words::OVER_TIME_OWN).to_string()
        } else {
            row.name.clone()
        }
    }
}

/// A date of the chart.
struct Place<'a> {
    column: &'a Column,
    /// The space before it (see [`gaps`]).
    gap: String,
    /// The URL of its entry.
    href: &'a str,
}

impl Place<'_> {
    /// A link to the entry. The keyboard and screen readers have the links of the table.
    fn link(&self, class: &'static str) -> Element {
        el("a").class(class).attr("data-gap", &self.gap).attr("tabindex", "-1").leads_to(self.href)
    }
}

fn empty() -> Html {
    el("td").into()
}

/// The shape of a mark.
fn shape(mark: &Mark) -> Element {
    let class = match mark.rank {
        0 => "mark mark-ring",
        1 => "mark mark-quarter",
        2 => "mark mark-half",
        3 => "mark mark-most",
        _ => "mark mark-full",
    };
    el("i").class(class)
}

/// Adds data attributes for option, row and column, on the mark as well as in the table.
fn noted(el: Element, row: &TimelineRow, column: &Column, mark: &Mark) -> Element {
    el.attr("data-mark", &mark.option).attr("data-row", &row.id).attr("data-column", &column.id)
}

/// The dates in words, with the time where several are on the same day.
pub fn days(site: &Site, columns: &[Column]) -> Vec<String> {
    let local: Vec<_> = columns.iter().map(|column| browser::local(&column.moment)).collect();
    let words = local.iter().map(|one| match one {
        Some((day, time)) => {
            let same = local.iter().flatten().filter(|(other, _)| other == day).count();
            let day = site.day(day);
            if same > 1 { site.fill(words::DATE_MOMENT, &[("day", &day), ("time", time)]) } else { day }
        }
        None => site.text(words::CHART_UNDATED).to_string(),
    });
    words.collect()
}

/// A sentence about the whole time: the first answer and the newest, in the words of the options.
pub fn span_sentence(site: &Site, span: &Span) -> String {
    let day = |iso: &str| browser::local(iso).map(|(day, _)| day).unwrap_or_default();
    let (then, now) = (day(span.first.1), day(span.newest.1));
    let months = site.text(words::DATE_MONTHS);
    let month = month_before(&then, &now).and_then(|month| months.split('|').nth(month));
    let when = match month {
        Some(month) => site.fill(words::OVER_TIME_IN_MONTH, &[("month", month)]),
        None => site.fill(words::OVER_TIME_ON_DAY, &[("day", &site.day(&then))]),
    };
    site.fill(words::OVER_TIME_SPAN, &[("when", &when), ("first", &span.first.0), ("newest", &span.newest.0)])
}

/// A sentence that compares a sign with the time before, without judgement and without a number. `then` and `now` are
/// dates such as `2026-09-14`.
pub fn sentence(site: &Site, way: Ordering, then: &str, now: &str) -> String {
    let months = site.text(words::DATE_MONTHS);
    let month = month_before(then, now).and_then(|month| months.split('|').nth(month));
    match (way, month) {
        (Ordering::Less, Some(month)) => site.fill(words::OVER_TIME_LESS_MONTH, &[("month", month)]),
        (Ordering::Less, None) => site.text(words::OVER_TIME_LESS).to_string(),
        (Ordering::Greater, _) => site.text(words::OVER_TIME_MORE).to_string(),
        (Ordering::Equal, _) => site.text(words::OVER_TIME_SAME).to_string(),
    }
}
