//! A worksheet: a few short steps. While the page is only drawn, all steps are there, to read and to print; the program
//! shows one at a time.
//!
//! The address of an open worksheet is its record's id and a step (`#k3f…/feelings`), so that a reload, a new tab and
//! Back land where one was.

mod ending;
mod step;

use crate::domain::id::is_id;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::{self, Worksheet};
use crate::state::Saving;
use crate::ui::components::disclosure::disclosure;
use crate::ui::components::kept_line::kept_line;
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::components::record_list::RecordList;
use crate::ui::components::trouble::trouble;
use crate::ui::dom;
use crate::ui::hooks::{Writing, use_draft};
use crate::ui::site::{Here, Scene, Site, Travel, use_scene};
use crate::ui::words as k;
use ending::end_view;
use std::rc::Rc;
use step::{Shown, step_view};
use yew::prelude::*;

/// The last place of a worksheet's address.
const END: &str = "end";

/// The worksheet.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its definition.
    pub sheet: Rc<Worksheet>,
}

/// One worksheet: its beginning, a step of it, or its end.
#[component]
pub fn WorksheetScreen(Props { sheet }: &Props) -> Html {
    let scene = use_scene();
    let site = &scene.site;
    let ready = scene.is_ready();
    let (named, wanted_step) = parse(&scene.here.fragment);

    // Without a record in the address a new one is begun; it gets its address at the first word.
    let fresh = use_state(|| None::<String>);
    use_effect_with((ready, named.is_none()), {
        let fresh = fresh.clone();
        move |(ready, unnamed)| {
            if *ready && *unnamed {
                fresh.set(Some(dom::new_id()));
            }
        }
    });
    let began_here = fresh.is_some() && (named.is_none() || named == *fresh);
    let id = named.clone().or_else(|| (*fresh).clone()).filter(|_| ready);
    let begin = use_callback((), |record: Record, ()| record);
    let writing = use_draft(id, &sheet.id, begin);
    use_address(&writing, &named, sheet, &scene);

    let record = writing.draft.as_ref().map(|draft| draft.record.clone());
    let Some(record) = record else {
        if writing.unreadable.is_some() {
            return html! {
                <article class="screen">
                    <h1 tabindex="-1" id="title">{ sheet.title.clone() }</h1>
                    <p class="card urgent">{ site.t(k::WORKSHEET_UNREADABLE) }</p>
                    <p><a href={site.href(&Route::Session)}>{ site.t(k::SESSION_TITLE) }</a></p>
                </article>
            };
        }
        return drawn(site, sheet);
    };

    let steps: Vec<Rc<worksheet::Step>> = sheet.steps_for(&record.answers).cloned().collect();
    let asked = wanted_step.filter(|step| *step != END).unwrap_or(&record.step);
    let number = steps.iter().position(|step| *step.id == *asked).unwrap_or(0);
    let to = Travels { scene: scene.clone(), sheet: sheet.clone(), writing: writing.clone() };

    if wanted_step == Some(END) {
        let back = to.to(steps.last().map(|step| step.id.to_string()).unwrap_or_default());
        return end_view(site, sheet, &record, back);
    }
    let Some(step) = steps.get(number).cloned() else {
        return drawn(site, sheet);
    };
    let earlier = (began_here && number == 0).then(|| scene.desk.records_of(&sheet.id)).unwrap_or_default();
    let earlier: Vec<_> = earlier
        .into_iter()
        .filter(|other| other.id != record.id)
        .map(crate::state::desk::Stored::Record)
        .collect();
    let minutes: u32 = steps[number..].iter().map(|step| u32::from(step.minutes)).sum();
    let next = steps.get(number + 1).map_or(END.to_string(), |step| step.id.to_string());
    let back = number.checked_sub(1).and_then(|n| steps.get(n)).map(|step| step.id.to_string());
    html! {
        <article class="screen worksheet">
            <h1 tabindex="-1" id="title">{ sheet.title.clone() }</h1>
            if number == 0 {
                { paragraphs(&sheet.intro) }
                { disclosure(&site.t(k::WORKSHEET_ABOUT), false, paragraphs(&sheet.about)) }
                if !earlier.is_empty() {
                    <section class="begun">
                        <h2>{ site.t(k::WORKSHEET_BEGUN) }</h2>
                        <RecordList records={earlier} kinds={false} />
                    </section>
                }
            }
            <p class="where">
                { site.fill(k::WORKSHEET_WHERE, &[
                    ("n", &(number + 1).to_string()),
                    ("of", &steps.len().to_string()),
                    ("minutes", &minutes.to_string()),
                ]) }
            </p>
            { step_view(&Shown {
                site,
                step: &step,
                sheet,
                record: Some(&record),
                answer: &writing.answer,
                label: (number == 0).then_some(&writing.edit),
                finish: Some(to.finish()),
            }) }
            { trouble(&scene, &record, writing.saving(), &writing.save) }
            { kept_line(&scene, writing.saving()) }
            <div class="step-ways">
                if let Some(back) = back {
                    <button type="button" class="button quiet" id="back" onclick={to.to(back)}>{ site.t(k::WORKSHEET_BACK) }</button>
                }
                if next == END {
                    <button type="button" class="button" id="next" onclick={let finish = to.finish(); move |_| finish.emit(())}>
                        { site.t(k::WORKSHEET_FINISH) }
                    </button>
                } else {
                    <button type="button" class="button" id="next" onclick={to.to(next.clone())}>{ site.t(k::WORKSHEET_NEXT) }</button>
                    <button type="button" class="button quiet skip-step" id="skip" onclick={to.to(next)}>{ site.t(k::WORKSHEET_SKIP) }</button>
                }
            </div>
        </article>
    }
}

/// Every step, before the program runs or without it.
fn drawn(site: &Rc<Site>, sheet: &Rc<Worksheet>) -> Html {
    html! {
        <article class="screen worksheet drawn">
            <h1 tabindex="-1" id="title">{ sheet.title.clone() }</h1>
            { paragraphs(&sheet.intro) }
            { disclosure(&site.t(k::WORKSHEET_ABOUT), false, paragraphs(&sheet.about)) }
            <p class="without">{ site.t(k::WORKSHEET_WITHOUT) }</p>
            { for sheet.steps.iter().map(|step| step_view(&Shown {
                site,
                step,
                sheet,
                record: None,
                answer: &Callback::noop(),
                label: None,
                finish: None,
            })) }
        </article>
    }
}

/// The record and the step of an address; what is no record's id is none.
fn parse(fragment: &str) -> (Option<String>, Option<&str>) {
    let (id, step) = match fragment.split_once('/') {
        Some((id, step)) => (id, Some(step)),
        None => (fragment, None),
    };
    if is_id(id) { (Some(id.into()), step) } else { (None, None) }
}

/// Gives a record its address as soon as there is something of it to keep.
#[hook]
fn use_address(writing: &Writing, named: &Option<String>, sheet: &Rc<Worksheet>, scene: &Scene) {
    let stored = writing.draft.as_ref().filter(|draft| draft.saving != Saving::Nothing);
    let id = stored.map(|draft| draft.record.id.clone()).filter(|_| named.is_none());
    use_effect_with(id, {
        let (go, sheet) = (scene.go.clone(), sheet.clone());
        move |id| {
            if let Some(fragment) = id.clone() {
                let route = Route::Worksheet(sheet.path.clone());
                go.emit((Here { route, fragment }, Travel::Replace));
            }
        }
    });
}

/// The ways from step to step.
#[derive(Clone)]
struct Travels {
    scene: Scene,
    sheet: Rc<Worksheet>,
    writing: Writing,
}

impl Travels {
    /// To a step of this record.
    fn to(&self, step: String) -> Callback<MouseEvent> {
        let this = self.clone();
        Callback::from(move |_| this.travel(&step))
    }

    /// To the end, as complete.
    fn finish(&self) -> Callback<()> {
        let this = self.clone();
        Callback::from(move |()| {
            this.writing.edit.emit(Box::new(|record| record.done = Some(dom::now())));
            this.travel(END);
        })
    }

    fn travel(&self, step: &str) {
        let Some(draft) = &self.writing.draft else { return };
        if step != END {
            let step = step.to_string();
            self.writing.edit.emit(Box::new(|record| record.step = step));
        }
        self.writing.save.emit(());
        let fragment = format!("{}/{step}", draft.record.id);
        let route = Route::Worksheet(self.sheet.path.clone());
        self.scene.go.emit((Here { route, fragment }, Travel::Push));
    }
}
