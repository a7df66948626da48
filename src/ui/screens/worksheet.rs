//! A worksheet: a few short steps. While the page is only drawn, all steps are there, to read and to print; the program
//! shows one at a time.
//!
//! The address of an open worksheet is its record's id and a step (`#k3f…/feelings`), so that a reload, a new tab and
//! Back land where one was.

mod blank;
mod ending;
mod step;

use crate::domain::answers::Answers;
use crate::domain::id::is_id;
use crate::domain::route::Route;
use crate::domain::worksheet::{Step, Worksheet};
use crate::state::Draft;
use crate::ui::components::elsewhere::elsewhere;
use crate::ui::components::kept_line::kept_line;
use crate::ui::components::record_list::{List, Which, record_list};
use crate::ui::components::trouble::trouble;
use crate::ui::dom;
use crate::ui::hooks::{Writing, use_address, use_draft, use_fresh};
use crate::ui::html::{button, disclosure, el, of, p, paragraphs, plain_link, title};
use crate::ui::part::{Part, part};

use crate::ui::site::{Here, Scene, Site, Travel};
use crate::ui::words as k;
pub use blank::BLANK;
use ending::end_view;
use std::rc::Rc;
use step::{Shown, step_view};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// The last place of a worksheet's address.
const END: &str = "end";

/// One worksheet: its beginning, a step of it, or its end.
pub fn worksheet(scene: &Scene, sheet: &Rc<Worksheet>) -> Html {
    let name = format!("worksheet {}", sheet.path);
    part(&name, WorksheetPart { scene: scene.clone(), sheet: sheet.clone() })
}

struct WorksheetPart {
    scene: Scene,
    sheet: Rc<Worksheet>,
}

impl Part for WorksheetPart {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_worksheet(&self.scene, &self.sheet).run(context)
    }
}

#[hook]
fn use_worksheet(scene: &Scene, sheet: &Rc<Worksheet>) -> Html {
    let site = &scene.site;
    let (named, wanted_step) = parse(&scene.here.fragment);

    // Without a record in the address a new one is begun; it gets its address at the first word.
    let fresh = use_fresh(scene, named.is_some(), dom::new_id);
    let began_here = fresh.is_some() && (named.is_none() || named == fresh);
    let id = named.clone().or(fresh).filter(|_| scene.is_ready());
    let writing = use_draft(scene, id, &sheet.id, |record| record);
    use_address(scene, named.is_some(), &writing, Route::Worksheet(sheet.path.clone()));

    if scene.is_ready() && scene.here.fragment == BLANK {
        return blank::blank(site, sheet);
    }
    let Some(draft) = &writing.draft else {
        return if writing.unreadable.is_some() { unreadable(site, sheet) } else { drawn(site, sheet) };
    };
    let record = &draft.record;
    let steps: Vec<Rc<Step>> = sheet.steps_for(&record.answers).cloned().collect();
    let asked = wanted_step.filter(|step| *step != END).unwrap_or(&record.step);
    let number = steps.iter().position(|step| *step.id == *asked).unwrap_or(0);
    let to = Travels { scene: scene.clone(), sheet: sheet.clone(), writing: writing.clone() };

    if wanted_step == Some(END) {
        let back = to.to(steps.last().map(|step| step.id.to_string()).unwrap_or_default());
        return end_view(site, sheet, record, back);
    }
    match steps.get(number) {
        Some(step) => one_step(&At { to: &to, draft, steps: &steps, number, step, began_here }),
        None => drawn(site, sheet),
    }
}

/// A step of a record on the screen.
struct At<'a> {
    to: &'a Travels,
    draft: &'a Draft,
    steps: &'a [Rc<Step>],
    number: usize,
    step: &'a Step,
    began_here: bool,
}

fn one_step(at: &At) -> Html {
    let At { to, draft, steps, number, step, .. } = at;
    let record = &draft.record;
    let Travels { scene, sheet, writing } = to;
    let site = &scene.site;
    let first = *number == 0;
    of("article", "screen worksheet")
        .child(title(&sheet.title))
        .child_if(first.then(|| beginning(site, sheet)))
        .child(place(site, steps, *number))
        .child(elsewhere(scene, writing, draft))
        .child(step_view(&Shown {
            site,
            step,
            sheet,
            draft: Some(draft),
            answer: &writing.answer,
            label: first.then_some(&writing.edit),
            finish: Some(to.finish()),
        }))
        .child(trouble(scene, record, writing.saving(), &writing.save))
        .child(kept_line(scene, writing.saving()))
        .child(ways(at))
        .child_if(begun(at))
        .into()
}

/// Which step this is, of how many, and about how long the rest takes.
fn place(site: &Site, steps: &[Rc<Step>], number: usize) -> Html {
    let minutes: u32 = steps.iter().skip(number).map(|step| u32::from(step.minutes)).sum();
    let words = site.fill(
        k::WORKSHEET_WHERE,
        &[
            ("n", &(number + 1).to_string()),
            ("of", &steps.len().to_string()),
            ("minutes", &minutes.to_string()),
        ],
    );
    p("where", &words)
}

/// What stands above the first step.
fn beginning(site: &Site, sheet: &Worksheet) -> Html {
    [paragraphs(&sheet.intro), about(site, sheet)].into_iter().collect()
}

/// Those that were begun before. Below the step, so that nothing moves when the list arrives.
fn begun(at: &At) -> Option<Html> {
    let scene = &at.to.scene;
    (at.began_here && at.number == 0).then(|| {
        let but = at.draft.record.id.clone();
        let which = Which::Of { kind: at.to.sheet.id.to_string(), but, done: false };
        let heading = Some(scene.site.t(k::WORKSHEET_BEGUN));
        record_list(scene, List { which, heading, empty: None, kinds: false })
    })
}

fn about(site: &Site, sheet: &Worksheet) -> Html {
    disclosure(&site.t(k::WORKSHEET_ABOUT), false, paragraphs(&sheet.about))
}

fn ways(at: &At) -> Html {
    let At { to, steps, number, .. } = at;
    let site = &to.scene.site;
    let back = number.checked_sub(1).and_then(|n| steps.get(n)).map(|step| {
        button("button quiet", &site.t(k::WORKSHEET_BACK), to.to(step.id.to_string())).id("back").into()
    });
    let on: Html = match steps.get(number + 1) {
        Some(next) => [
            button("button", &site.t(k::WORKSHEET_NEXT), to.to(next.id.to_string())).id("next"),
            button("button quiet skip-step", &site.t(k::WORKSHEET_SKIP), to.to(next.id.to_string()))
                .id("skip"),
        ]
        .into_iter()
        .collect(),
        None => {
            let finish = to.finish();
            button("button", &site.t(k::WORKSHEET_FINISH), move || finish.emit(())).id("next").into()
        }
    };
    of("div", "step-ways").child_if(back).child(on).into()
}

/// What stands in the place of a record that cannot be read.
fn unreadable(site: &Site, sheet: &Worksheet) -> Html {
    of("article", "screen")
        .child(title(&sheet.title))
        .child(p("card urgent", &site.t(k::WORKSHEET_UNREADABLE)))
        .child(el("p").child(plain_link(&site.href(&Route::Session), &site.t(k::SESSION_TITLE))))
        .into()
}

/// Every step, before the program runs or without it.
fn drawn(site: &Rc<Site>, sheet: &Rc<Worksheet>) -> Html {
    let first: Vec<Rc<Step>> = sheet.steps_for(&Answers::default()).cloned().collect();
    of("article", "screen worksheet drawn")
        // Without the program the page is an empty worksheet already.
        .id(BLANK)
        .child(title(&sheet.title))
        .child(paragraphs(&sheet.intro))
        .child(about(site, sheet))
        .child(p("without", &site.t(k::WORKSHEET_WITHOUT)))
        // What the program puts there: its room is kept.
        .child(place(site, &first, 0))
        .all(drawn_steps(site, sheet))
        .into()
}

/// Each step, unanswered.
fn drawn_steps(site: &Rc<Site>, sheet: &Rc<Worksheet>) -> impl Iterator<Item = Html> {
    let answer = Callback::noop();
    sheet.steps.iter().map(move |step| {
        step_view(&Shown { site, step, sheet, draft: None, answer: &answer, label: None, finish: None })
    })
}

/// The record and the step of an address; what is no record's id is none.
fn parse(fragment: &str) -> (Option<String>, Option<&str>) {
    let (id, step) = match fragment.split_once('/') {
        Some((id, step)) => (id, Some(step)),
        None => (fragment, None),
    };
    if is_id(id) { (Some(id.into()), step) } else { (None, None) }
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
    fn to(&self, step: String) -> impl Fn() + use<> {
        let this = self.clone();
        move || this.travel(&step)
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
