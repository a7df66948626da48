//! What was marked over time: a drawing, and the same words as a table below it.
//!
//! The drawing is for the eyes alone. Its marks differ in form; none of them is better or worse than another.

use crate::domain::Text;
use crate::domain::marks;
use crate::domain::over_time::{Chart, Column, Mark, Row, SHOWN, month_before, window};
use crate::ui::dom;
use crate::ui::html::{El, button, disclosure, el, of, p, plain_link};
use crate::ui::part::{Part, part};
use crate::ui::site::Site;
use crate::ui::words as k;
use std::cmp::Ordering;
use std::ops::Range;
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// What is drawn of it at a time.
pub struct View {
    /// The dates that are shown.
    pub chart: Chart,
    /// Where the entry of each date is opened.
    pub hrefs: Vec<String>,
    /// What is said about each row; fewer, or none, where there is nothing to say.
    pub said: Vec<Option<String>>,
    /// What stands below, about the same dates.
    pub below: Html,
}

/// The drawing with its table.
pub struct OverTime {
    /// The words of the screen.
    pub site: Rc<Site>,
    /// What the table is about.
    pub caption: Text,
    /// The heading of the table's one column of words, where no date has more than one mark; else each row has a column.
    pub one: Option<Text>,
    /// What the notes beside the dates are, and what the mark for them means; `None` where there are none.
    pub notes: Option<(Text, Text)>,
    /// How many dates there are.
    pub count: usize,
    /// The dates of a range, counted from the newest.
    pub view: Rc<dyn Fn(Range<usize>) -> View>,
}

/// Draws it. `name`: unique among the parts that may stand in its place.
pub fn over_time(name: &str, over_time: OverTime) -> Html {
    part(name, over_time)
}

impl Part for OverTime {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_over_time(self).run(context)
    }
}

#[hook]
fn use_over_time(it: &OverTime) -> Html {
    let skipped = use_state(|| 0);
    let range = window(it.count, *skipped);
    let view = (it.view)(range.clone());
    let days = days(&it.site, &view.chart.columns);
    of("div", "over-time")
        .child(it.drawing(&view))
        .child_if((it.count > SHOWN).then(|| it.ways(&range, &days, &skipped)))
        .child(disclosure(&it.site.t(k::CHART_TABLE), false, it.table(&view, &days)))
        .child(view.below)
        .into()
}

impl OverTime {
    fn drawing(&self, view: &View) -> Html {
        let Chart { columns, rows, legend } = &view.chart;
        let dates = of("div", "chart-dates")
            .attr("aria-hidden", "true")
            .all(columns.iter().map(|column| self.date(column)));
        let rows = rows.iter().enumerate().map(|(at, row)| {
            let said = view.said.get(at).and_then(Option::as_deref);
            self.row(row, columns, said)
        });
        of("div", if self.one.is_some() { "chart chart-short" } else { "chart" })
            .child(dates)
            .all(rows)
            .child_if((!legend.is_empty()).then(|| self.legend(legend, columns)))
            .into()
    }

    /// A date as short as it goes: the day above the month, and whether something was noted beside it.
    fn date(&self, column: &Column) -> Html {
        let local = dom::local(&column.moment).map(|(day, _)| day).unwrap_or_default();
        let mut parts = local.split('-').skip(1);
        let (month, day) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let months = self.site.t(k::CHART_MONTHS);
        let month = month.parse().ok().and_then(|month: usize| months.split('|').nth(month.checked_sub(1)?));
        let noted = !column.notes.is_empty();
        of("span", "chart-date")
            .child(of("span", "chart-day").text(day.trim_start_matches('0')))
            .child(el("span").text(month.unwrap_or_default()))
            .child_if(noted.then(|| of("i", "chart-noted").into()))
            .into()
    }

    /// A name with its marks. Where something is said about it, name and words are for everyone; else the table has it all.
    fn row(&self, row: &Row, columns: &[Column], said: Option<&str>) -> Html {
        let places = row.marks.iter().zip(columns).map(|(mark, column)| {
            let mark = mark.as_ref().map(|mark| noted(shape(mark), row, column, mark).into());
            of("span", "chart-place").child_if(mark).into()
        });
        of("div", "chart-row")
            .key(&row.id)
            .maybe("aria-hidden", said.is_none().then_some("true"))
            .child(of("p", "chart-name").written().text(&self.name(row)))
            .child(of("div", "chart-marks").attr("aria-hidden", "true").all(places))
            .child_if(said.map(|words| p("chart-said", words)))
            .into()
    }

    /// What each mark means.
    fn legend(&self, legend: &[Mark], columns: &[Column]) -> Html {
        let entry = |mark: El, words: &str| of("span", "chart-key").child(mark).text(words).into();
        let marks = legend.iter().map(|mark| entry(shape(mark), &mark.words));
        let noted = columns.iter().any(|column| !column.notes.is_empty());
        let notes = self.notes.as_ref().filter(|_| noted);
        of("div", "chart-legend")
            .attr("aria-hidden", "true")
            .all(marks)
            .child_if(notes.map(|(_, mark)| entry(of("i", "chart-noted"), mark)))
            .child(p("help", &self.site.t(k::CHART_LEGEND_NONE)))
            .into()
    }

    /// To older and newer dates. At an end the button stays, so that the keyboard's focus does.
    fn ways(&self, range: &Range<usize>, days: &[String], skipped: &UseStateHandle<usize>) -> Html {
        let to = |words, begin: Option<usize>| {
            let skipped = skipped.clone();
            button("button quiet", words, move || begin.into_iter().for_each(|begin| skipped.set(begin)))
                .maybe("aria-disabled", begin.is_none().then_some("true"))
        };
        let site = &self.site;
        let earlier = (range.end < self.count).then_some(range.end);
        let later = (range.start > 0).then(|| range.start.saturating_sub(SHOWN));
        let (first, last) = (days.first().map_or("", |day| day), days.last().map_or("", |day| day));
        of("div", "actions chart-ways")
            .child(to(&site.t(k::CHART_EARLIER), earlier))
            .child(to(&site.t(k::CHART_LATER), later))
            .child(
                of("p", "help")
                    .attr("role", "status")
                    .text(&site.fill(k::CHART_SHOWN, &[("first", first), ("last", last)])),
            )
            .into()
    }

    /// The same words as a table, the newest date first.
    fn table(&self, view: &View, days: &[String]) -> Html {
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
            let cell = |row: &Row| {
                row.marks.get(at).and_then(Option::as_ref).map(|mark| {
                    let cell = noted(of("td", "chart-cell"), row, column, mark).text(&mark.words);
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
                .all(cells)
                .child_if(self.notes.as_ref().map(|_| of("td", "chart-notes").all(noted).into()))
                .into()
        });
        let table = el("table")
            .child(el("caption").text(&self.caption))
            .child(el("thead").child(
                el("tr").child(Html::from(head(&self.site.t(k::CHART_DATE)))).all(names).child_if(notes),
            ))
            .child(el("tbody").all(lines));
        // A table of two columns needs no room of its own to scroll in.
        let scrolls = self.one.is_none();
        of("div", "table-box")
            .maybe("tabindex", scrolls.then_some("0"))
            .maybe("role", scrolls.then_some("region"))
            .maybe("aria-label", scrolls.then_some(&*self.caption))
            .child(table)
            .into()
    }

    fn name(&self, row: &Row) -> String {
        if marks::is_empty(&row.name) { self.site.t(k::OVER_TIME_OWN).to_string() } else { row.name.clone() }
    }
}

fn empty() -> Html {
    el("td").into()
}

/// A mark, by its form.
fn shape(mark: &Mark) -> El {
    let class = match mark.place {
        0 => "mark mark-ring",
        1 => "mark mark-quarter",
        2 => "mark mark-half",
        3 => "mark mark-most",
        _ => "mark mark-full",
    };
    of("i", class)
}

/// Notes what was picked, about what, and when: the same on a mark and in the table.
fn noted(el: El, row: &Row, column: &Column, mark: &Mark) -> El {
    el.attr("data-mark", &mark.option).attr("data-row", &row.id).attr("data-column", &column.id)
}

/// The dates in words, each told from the others: with the time, where two are of the same day.
pub fn days(site: &Site, columns: &[Column]) -> Vec<String> {
    let local: Vec<_> = columns.iter().map(|column| dom::local(&column.moment)).collect();
    let words = local.iter().map(|one| match one {
        Some((day, time)) => {
            let same = local.iter().flatten().filter(|(other, _)| other == day).count();
            let day = site.day(day);
            if same > 1 { site.fill(k::DATE_MOMENT, &[("day", &day), ("time", time)]) } else { day }
        }
        None => site.t(k::CHART_UNDATED).to_string(),
    });
    words.collect()
}

/// How a sign was marked, beside the time before. No judgement, and no number. `then` and `now`: days such as `2026-09-14`.
pub fn sentence(site: &Site, way: Ordering, then: &str, now: &str) -> String {
    let months = site.t(k::DATE_MONTHS);
    let month = month_before(then, now).and_then(|month| months.split('|').nth(month));
    match (way, month) {
        (Ordering::Less, Some(month)) => site.fill(k::OVER_TIME_LESS_MONTH, &[("month", month)]),
        (Ordering::Less, None) => site.t(k::OVER_TIME_LESS).to_string(),
        (Ordering::Greater, _) => site.t(k::OVER_TIME_MORE).to_string(),
        (Ordering::Equal, _) => site.t(k::OVER_TIME_SAME).to_string(),
    }
}
