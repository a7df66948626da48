//! Opens a record for a screen, which is saved automatically ([`crate::state::autosave`]).

use crate::browser::{self, Timeout};
use crate::domain::record::Record;
use crate::domain::unreadable::Unreadable;
use crate::state::autosave::{Autosave, Host, Task};
use crate::state::draft::{AnswerEdit, Edit};
use crate::state::{AppState, Draft, SaveState};
use crate::storage::journal::JournalWrite;
use crate::ui::context::AppContext;
use crate::ui::early_input;
use crate::ui::hooks::{use_before_leave, use_effect_keyed, use_effect_once, use_on_resume};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

thread_local! {
    /// Set during [`save_all`]: collects each failed save, with the version for the journal if it may be written there.
    static UNSTORED: RefCell<Option<Vec<Option<JournalWrite>>>> = const { RefCell::new(None) };
}

/// Saves every open draft.
///
/// # Errors
/// The versions that could not be stored and may be written to the journal.
pub fn save_all() -> Result<(), Vec<JournalWrite>> {
    UNSTORED.set(Some(Vec::new()));
    browser::dispatch_flush();
    let unstored = UNSTORED.take().unwrap_or_default();
    if unstored.is_empty() { Ok(()) } else { Err(unstored.into_iter().flatten().collect()) }
}

/// A record that is open on a screen.
#[derive(Clone)]
pub struct DraftHandle {
    /// The record; `None` before hydration, or if the stored record cannot be read.
    pub draft: Option<Draft>,
    /// Why the stored record cannot be read.
    pub unreadable: Option<Unreadable>,
    /// Changes the record.
    pub edit: Callback<Edit>,
    /// Changes the record's answers.
    pub answer: Callback<AnswerEdit>,
    /// Saves unsaved changes at once.
    pub save: Callback<()>,
}

impl DraftHandle {
    /// The state of the last change.
    pub fn saving(&self) -> SaveState {
        self.draft.as_ref().map(|draft| draft.saving).unwrap_or_default()
    }
}

/// The screen that a record is open on.
struct Screen {
    /// The state of the last render.
    app_state: RefCell<AppState>,
    redraw: UseForceUpdateHandle,
}

impl Host for Screen {
    fn app_state(&self) -> AppState {
        self.app_state.borrow().clone()
    }

    fn now(&self) -> String {
        browser::now()
    }

    fn start_timer(&self, after: u32, task: Task) -> Box<dyn Any> {
        Box::new(Timeout::new(after, task))
    }

    fn run_later(&self, task: Task) {
        Timeout::new(0, task).forget();
    }

    fn redraw(&self) {
        self.redraw.force_update();
    }

    fn save_failed(&self, write: Option<&JournalWrite>) {
        UNSTORED.with_borrow_mut(|all| all.iter_mut().for_each(|all| all.push(write.cloned())));
    }
}

/// What is the same in every render.
struct Shared {
    screen: Rc<Screen>,
    autosave: Autosave,
    edit: Callback<Edit>,
    answer: Callback<AnswerEdit>,
    save: Callback<()>,
}

impl Shared {
    fn new(redraw: UseForceUpdateHandle) -> Self {
        let screen = Rc::new(Screen { app_state: RefCell::default(), redraw: redraw.clone() });
        let autosave = Autosave::new(screen.clone());
        let (edits, answers, saves) = (autosave.clone(), autosave.clone(), autosave.clone());
        let also = redraw.clone();
        Self {
            screen,
            autosave,
            edit: Callback::from(move |change| {
                edits.edit(change);
                redraw.force_update();
            }),
            answer: Callback::from(move |change| {
                answers.answer(change);
                also.force_update();
            }),
            save: Callback::from(move |()| saves.save()),
        }
    }
}

/// Opens the record `id`. If it is not stored, a new one of this kind is begun, which `begin` may fill in; that alone
/// does not get it stored. With `None`, no record is opened.
#[hook]
pub fn use_draft(
    context: &AppContext,
    id: Option<String>,
    kind: &str,
    begin: impl Fn(Record) -> Record + 'static,
) -> DraftHandle {
    use_any_draft(context, id, kind, begin, true)
}

/// Opens the stored record `id` beside the one of the screen, which receives the input from before hydration.
#[hook]
pub fn use_draft_beside(context: &AppContext, id: Option<String>) -> DraftHandle {
    use_any_draft(context, id, "", |record| record, false)
}

#[hook]
fn use_any_draft(
    context: &AppContext,
    id: Option<String>,
    kind: &str,
    begin: impl Fn(Record) -> Record + 'static,
    takes_early: bool,
) -> DraftHandle {
    let redraw = use_force_update();
    let held = use_memo((), |()| Shared::new(redraw.clone()));
    held.screen.app_state.replace(context.app_state.clone());
    use_effect_keyed((context.app_state.storage_mode, id.clone()), {
        let (autosave, kind) = (held.autosave.clone(), kind.to_string());
        move || {
            if autosave.open(id, |id| begin(Record::begin(id, &kind, browser::now()))) {
                if takes_early {
                    take_early(&autosave);
                }
                redraw.force_update();
            }
            None
        }
    });
    use_before_leave(held.save.clone());
    use_on_resume({
        let autosave = held.autosave.clone();
        Callback::from(move |()| autosave.look_again())
    });
    use_effect_once({
        let save = held.save.clone();
        move || Some(Box::new(move || save.emit(())))
    });
    DraftHandle {
        draft: held.autosave.draft(),
        unreadable: held.autosave.unreadable(),
        edit: held.edit.clone(),
        answer: held.answer.clone(),
        save: held.save.clone(),
    }
}

/// Input from before hydration belongs to the record that was on the screen.
fn take_early(autosave: &Autosave) {
    if autosave.draft().is_some() {
        let touched = browser::take_early_input();
        if !touched.is_empty() {
            autosave.answer(Box::new(move |answers| early_input::replay(answers, &touched)));
        }
    }
}
