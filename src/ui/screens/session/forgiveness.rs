//! Forgiveness over time: the position noted with each worksheet, and separately what the person intended and felt. No
//! position is shown as further along than another.

use crate::domain::known_ids::FORGIVENESS;
use crate::domain::route::Route;
use crate::domain::standing::{self, Standing, StandingEntry, StandingHistory};
use crate::domain::worksheet::Worksheet;
use crate::state::app_state::Stored;
use crate::ui::components::record_list::day_of;
use crate::ui::components::timeline_chart::{TimelineChart, TimelineChartProps, TimelineView, days};
use crate::ui::context::use_app_context;
use crate::ui::hooks::use_record_scan;
use crate::ui::html::{button, el, heading, link, p, plain_link, title};
use crate::ui::site::Site;
use crate::ui::words;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// How many worksheets are shown at first and added each time.
const PAGE: usize = 10;
/// The segment of a worksheet's location for noting the current position.
const HISTORY: &str = "history";

#[component]
pub fn ForgivenessHistory() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let sheet = site.tools().worksheet(FORGIVENESS).cloned();
    let pages = use_state(|| 1);
    let survey = use_record_scan(context, FORGIVENESS, {
        let sheet = sheet.clone();
        move |found: &mut StandingHistory, stored| {
            if let (Stored::Record(record), Some(sheet)) = (stored, &sheet) {
                found.add(sheet, &record);
            }
        }
    });
    let screen = el("article")
        .class("screen")
        .bool_attr("data-whole", survey.done)
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Notes), &site.text(words::NOTES_TITLE))),
        )
        .child(title(&site.text(words::STOOD_TITLE)));
    let found = survey.found.borrow();
    let Some(sheet) = sheet.filter(|_| survey.done || !found.entries.is_empty()) else {
        return screen.into();
    };
    if found.entries.is_empty() {
        return screen.child(none(site, &sheet)).into();
    }
    let shown = found.entries.iter().take(*pages * PAGE).map(|entry| {
        let drawn = Drawn { site: site.clone(), sheet: sheet.clone(), history: survey.found.clone() };
        drawn.entry(entry, &found, context.app_state.is_shared())
    });
    let more = (found.entries.len() > *pages * PAGE).then(|| {
        let pages = pages.clone();
        button("button quiet", &site.text(words::RECORD_MORE), move || pages.set(*pages + 1)).into()
    });
    screen
        .child(el("p").text(&site.text(words::STOOD_INTRO)))
        .child(el("p").text(&site.text(words::STOOD_APART)))
        .children(shown)
        .child_opt(more)
        .into()
}

fn none(site: &Site, sheet: &Worksheet) -> Html {
    let href = site.href(&Route::Worksheet(sheet.path.clone()));
    el("div")
        .class("card")
        .child(el("p").text(&site.text(words::STOOD_NONE)))
        .child(el("p").class("actions").child(link("button", &href, &site.text(words::STOOD_BEGIN))))
        .into()
}

struct Drawn {
    site: Rc<Site>,
    sheet: Rc<Worksheet>,
    history: Rc<RefCell<StandingHistory>>,
}

impl Drawn {
    /// One worksheet. Its label is not shown if other people use the device.
    fn entry(self, entry: &StandingEntry, found: &StandingHistory, shared: bool) -> Html {
        let site = self.site.clone();
        let day = day_of(&site, &entry.begun).unwrap_or_else(|| site.text(words::CHART_UNDATED).to_string());
        let name = match &*entry.label {
            label if !label.is_empty() && !shared => label.to_string(),
            _ => site.fill(words::STOOD_BEGUN, &[("name", &self.sheet.title), ("day", &day)]),
        };
        let id = format!("stood-{}", entry.id);
        let now =
            site.href_at(&Route::Worksheet(self.sheet.path.clone()), &format!("{}/{HISTORY}", entry.id));
        let now = el("a")
            .class("button quiet")
            .leads_to(&now)
            .attr("aria-describedby", &id)
            .text(&site.text(words::STOOD_NOW));
        let count = found.of(&entry.id).len();
        let inside = if count == 0 {
            p("empty", &site.text(words::STOOD_NOTHING))
        } else {
            self.over_time(entry, count)
        };
        el("section")
            .class("stood")
            .key(&entry.id)
            .attr("aria-labelledby", &id)
            .child(heading(2, &name).id(&id).written())
            .child(inside)
            .child(el("p").class("actions").child(now))
            .into()
    }

    fn over_time(self, entry: &StandingEntry, count: usize) -> Html {
        let (site, id) = (self.site.clone(), entry.id.clone());
        let chart = TimelineChartProps {
            caption: site.text(words::STOOD_CAPTION),
            one: Some(site.text(words::STOOD_PLACE)),
            notes: None,
            site,
            count,
            view: Callback::from(move |range| self.view(&id, range)),
        };
        html! { <TimelineChart key={&*entry.id} ..chart /> }
    }

    fn view(&self, entry: &str, range: Range<usize>) -> TimelineView {
        let site = &self.site;
        let history = self.history.borrow();
        let all = history.of(entry);
        let stood = all.get(range).unwrap_or_default();
        let chart = standing::chart(&self.sheet, stood);
        let days = days(site, &chart.columns);
        let side = |heading_of, words: fn(&Standing) -> &Vec<String>| {
            // The columns of the chart are oldest first.
            let dated = stood.iter().zip(days.iter().rev()).filter(|(one, _)| !words(one).is_empty());
            let dated = dated.map(|(one, day)| {
                let words = words(one).iter().map(|words| el("dd").written().text(words).into());
                el("div").class("dated").child(el("dt").text(day)).children(words).into()
            });
            let dated: Vec<Html> = dated.collect();
            (!dated.is_empty()).then(|| {
                let side = el("div").class("side").child(heading(3, &site.text(heading_of)));
                Html::from(side.child(el("dl").children(dated)))
            })
        };
        let below = el("div")
            .class("sides")
            .child_opt(side(words::STOOD_INTEND, |one| &one.intend))
            .child_opt(side(words::STOOD_FEEL, |one| &one.feel));
        let hrefs = chart.columns.iter().map(|column| self.href(entry, &column.id)).collect();
        TimelineView { chart, hrefs, said: Vec::new(), below: below.into() }
    }

    /// The URL of a position: the step of the worksheet that asks for it, or the page of a later note.
    fn href(&self, entry: &str, id: &str) -> String {
        if entry != id {
            return self.site.href_at(&Route::Session, id);
        }
        let step = standing::step(&self.sheet).map_or(String::new(), |step| format!("/{step}"));
        self.site.href_at(&Route::Worksheet(self.sheet.path.clone()), &format!("{id}{step}"))
    }
}
