//! A worksheet: a few short steps. While the page is only drawn, all steps are there, to read and to print; the program
//! shows one at a time.
//!
//! The address of an open worksheet is its record's id and a step (`#k3f…/feelings`), so that a reload, a new tab and
//! Back land where one was. Behind `#<id>/history` is what was noted about an entry since.

mod blank;
mod ending;
mod history;
mod origin;
mod step;

use crate::domain::answers::Answers;
use crate::domain::part::entry_of;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::{Step, Worksheet};
use crate::state::{Draft, Saving};
use crate::ui::components::bring::Bring;
use crate::ui::components::elsewhere::elsewhere;
use crate::ui::components::history_link::{HISTORY, history_link};
use crate::ui::components::kept_line::kept_line;
use crate::ui::components::record_list::{List, Which, record_list};
use crate::ui::components::trouble::trouble;
use crate::ui::dom;
use crate::ui::hooks::{Writing, use_address, use_draft, use_fresh_at, use_session};
use crate::ui::html::{button, disclosure, el, of, p, paragraphs, plain_link, title};
use crate::ui::part::{Part, part};
use crate::ui::site::{Here, Scene, Site, Travel};
use crate::ui::words as k;
pub use blank::BLANK;
use ending::end_view;
use origin::{Origin, parse};
use std::rc::Rc;
use step::{Shown, step_view};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// The last place of a worksheet's address.
const END: &str = "end";

/// One worksheet: its beginning, a step of it, or its end.
pub fn worksheet(scene: &Scene, sheet: &Rc<Worksheet>) -> Html {
    let has_parts = scene.site.tools().parts_of(&sheet.id).next().is_some();
    if let (Some(id), Some(HISTORY)) = parse(&scene.here.fragment)
        && has_parts
        && scene.is_ready()
    {
        return history::history(scene, sheet, id);
    }
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
    let from = Origin::read(scene, sheet, &scene.here.fragment);
    let (origin, (named, wanted_step)) = match from {
        Some((origin, step)) => (Some(origin), (None, step)),
        None => (None, parse(&scene.here.fragment)),
    };

    // Without a record in the address a new one is begun; it gets its address at the first word. So it is where the
    // address names the entry that a note is to belong to.
    let place = origin.as_ref().map(|origin| origin.place.clone());
    let begun_at = if named.is_some() { None } else { Some(place.as_deref().unwrap_or_default()) };
    let fresh = use_fresh_at(scene, begun_at, dom::new_id);
    let began_here = fresh.is_some() && (named.is_none() || named == fresh);
    let id = named.clone().or(fresh).filter(|_| scene.is_ready());
    // Where nothing was begun here yet, what is open still is of another place.
    let has_address = named.is_some() || id.is_none();
    let writing = use_draft(scene, id, &sheet.id, {
        let sheet = sheet.clone();
        move |mut record: Record| {
            if let Some(origin) = &origin {
                origin.begin(&mut record, &sheet);
            }
            record
        }
    });
    use_address(scene, has_address, &writing, Route::Worksheet(sheet.path.clone()));

    let session = use_session(scene);

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
    let to = Travels { scene: scene.clone(), sheet: sheet.clone(), writing: writing.clone(), place };
    let bring = Bring {
        site: site.clone(),
        session: Some(session),
        record: record.id.clone(),
        is_hidden: scene.desk.together().is_some(),
    };

    if wanted_step == Some(END) {
        let back = to.to(steps.last().map(|step| step.id.to_string()).unwrap_or_default());
        return end_view(site, sheet, record, &bring, back);
    }
    match steps.get(number) {
        Some(step) => {
            one_step(&At { to: &to, draft, steps: &steps, number, step, began_here, bring: &bring })
        }
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
    bring: &'a Bring,
}

fn one_step(at: &At) -> Html {
    let At { to, draft, steps, number, step, bring, .. } = at;
    let record = &draft.record;
    let Travels { scene, sheet, writing, .. } = to;
    let site = &scene.site;
    let first = *number == 0;
    of("article", "screen worksheet")
        .child_if(way_back(site, sheet, record).filter(|_| first))
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
            bring,
            finish: Some(to.finish()),
        }))
        .child(trouble(scene, record, writing.saving(), &writing.save))
        .child(kept_line(scene, bring.saving(writing)))
        .child(ways(at))
        .child_if(begun(at))
        .into()
}

/// From a note to what it belongs to.
fn way_back(site: &Site, sheet: &Worksheet, record: &Record) -> Option<Html> {
    let (href, words) = history_link(site, record).filter(|_| sheet.is_part())?;
    Some(of("p", "back").child(plain_link(&href, &words)).into())
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
    // Those of an entry stand in its history.
    let belongs = at.to.sheet.is_part() && entry_of(&at.draft.record.answers).is_some();
    (at.began_here && at.number == 0 && !belongs).then(|| {
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
    let bring = Bring { site: site.clone(), session: None, record: String::new(), is_hidden: false };
    sheet.steps.iter().map(move |step| {
        step_view(&Shown {
            site,
            step,
            sheet,
            draft: None,
            answer: &answer,
            label: None,
            bring: &bring,
            finish: None,
        })
    })
}

/// The ways from step to step.
#[derive(Clone)]
struct Travels {
    scene: Scene,
    sheet: Rc<Worksheet>,
    writing: Writing,
    /// Where a note was begun that is not kept yet: a reload has to find the entry it belongs to.
    place: Option<String>,
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
        let unkept = draft.saving == Saving::Nothing && step != END;
        let at = self.place.as_ref().filter(|_| unkept).unwrap_or(&draft.record.id);
        let fragment = format!("{at}/{step}");
        let route = Route::Worksheet(self.sheet.path.clone());
        self.scene.go.emit((Here { route, fragment }, Travel::Push));
    }
}
