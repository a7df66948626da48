//! A record open for writing on a screen: loaded, edited, stored a moment later.

use crate::domain::record::Record;
use crate::state::desk::Stored;
use crate::state::draft::{Answer, Edit};
use crate::state::{Draft, Saving};
use crate::storage::format::Unreadable;
use crate::ui::{dom, early};
use crate::ui::hooks::use_leaving;
use crate::ui::site::use_scene;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long a change waits for the next, in milliseconds: stored within 300 ms of the last keystroke, with room to spare.
const WAIT: u32 = 200;

/// The record of a screen.
#[derive(Clone, PartialEq)]
pub struct Writing {
    /// The record; `None` while the page is only drawn, or when what is stored cannot be read.
    pub draft: Option<Draft>,
    /// Why it cannot be read.
    pub unreadable: Option<Unreadable>,
    /// Changes the record.
    pub edit: Callback<Edit>,
    /// Changes its answers.
    pub answer: Callback<Answer>,
    /// Stores now what waits.
    pub save: Callback<()>,
}

impl Writing {
    /// How the last change stands.
    pub fn saving(&self) -> Saving {
        self.draft.as_ref().map(|draft| draft.saving).unwrap_or_default()
    }
}

#[derive(Default)]
struct Open {
    wanted: Option<String>,
    draft: Option<Draft>,
    unreadable: Option<Unreadable>,
    timer: Option<Timeout>,
}

/// Opens the record `id`. One that is not stored yet begins as a new one of this kind; `begin` may put something into it,
/// which alone is no reason to store it. `None` opens nothing.
#[hook]
pub fn use_draft(id: Option<String>, kind: &str, begin: Callback<Record, Record>) -> Writing {
    let at = use_scene();
    let open = use_mut_ref(Open::default);
    let redraw = use_force_update();

    // The callbacks below live as long as the component; the desk changes under them.
    let desk = use_mut_ref(|| at.desk.clone());
    desk.replace(at.desk.clone());
    let save = {
        let (open, redraw) = (open.clone(), redraw.clone());
        use_callback((), move |(), ()| {
            let mut open = open.borrow_mut();
            open.timer = None;
            if let Some(draft) = &mut open.draft
                && matches!(draft.saving, Saving::Waiting | Saving::Failed(_))
            {
                draft.save(&desk.borrow());
                redraw.force_update();
            }
        })
    };

    {
        let (open, redraw, save) = (open.clone(), redraw.clone(), save.clone());
        let kind = kind.to_string();
        use_effect_with((at.desk.keeping, id), move |(_, id)| {
            let same = {
                let open = open.borrow();
                let shown = open.draft.as_ref().map(|draft| draft.record.id.as_str());
                id.is_some() && shown == id.as_deref()
            };
            if at.desk.is_ready() && !same {
                save.emit(());
                let mut open = open.borrow_mut();
                open.wanted = id.clone();
                (open.draft, open.unreadable) = match id {
                    None => (None, None),
                    Some(id) => match at.desk.record(id) {
                        Some(Stored::Record(record)) => {
                            (Some(Draft::open((*record).clone(), true)), None)
                        }
                        Some(Stored::Unreadable(_, why)) => (None, Some(why)),
                        None => {
                            let record = Record::begin(id.clone(), &kind, dom::now());
                            (Some(Draft::open(begin.emit(record), false)), None)
                        }
                    },
                };
                // What was typed before the program was there belongs to the record that was on the screen.
                let touched = dom::take_early();
                if let Some(draft) = open.draft.as_mut().filter(|_| !touched.is_empty()) {
                    draft.edit(dom::now(), Box::new(move |r| early::apply(&mut r.answers, &touched)));
                    if draft.saving == Saving::Waiting {
                        let save = save.clone();
                        open.timer = Some(Timeout::new(WAIT, move || save.emit(())));
                    }
                }
                redraw.force_update();
            }
        });
    }
    use_leaving(save.clone());
    {
        let save = save.clone();
        use_effect_with((), move |()| move || save.emit(()));
    }

    let edit = {
        let (open, redraw, save) = (open.clone(), redraw, save.clone());
        use_callback((), move |change: Edit, ()| {
            let mut held = open.borrow_mut();
            let Some(draft) = &mut held.draft else { return };
            draft.edit(dom::now(), change);
            if draft.saving == Saving::Waiting && held.timer.is_none() {
                let save = save.clone();
                held.timer = Some(Timeout::new(WAIT, move || save.emit(())));
            }
            redraw.force_update();
        })
    };
    let answer = {
        let edit = edit.clone();
        use_callback((), move |change: Answer, ()| {
            edit.emit(Box::new(|record: &mut Record| change(&mut record.answers)));
        })
    };
    let open = open.borrow();
    Writing { draft: open.draft.clone(), unreadable: open.unreadable, edit, answer, save }
}
