//! Opens a record for a screen: loading, editing, autosave after a short debounce, and retries.

use crate::browser;
use crate::browser::Timeout;
use crate::domain::record::{Record, Version};
use crate::state::app_state::{StorageMode, Stored};
use crate::state::draft::{AnswerEdit, Edit};
use crate::state::{AppState, Draft, SaveState};
use crate::storage::format::Unreadable;
use crate::storage::journal::JournalWrite;
use crate::ui::context::AppContext;
use crate::ui::early_input;
use crate::ui::hooks::{use_before_leave, use_effect_keyed, use_effect_once, use_on_resume};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The debounce of autosave, in milliseconds. A change has to be stored within 300 ms of the last keystroke.
const DEBOUNCE: u32 = 200;
/// The delay before a failed save is tried again, in milliseconds.
const RETRY_AFTER: u32 = 5000;

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

#[derive(Default)]
struct OpenDraft {
    draft: Option<Draft>,
    unreadable: Option<Unreadable>,
    timer: Option<Timeout>,
    /// Where entries were stored when the record was opened.
    keeping: Option<StorageMode>,
}

/// Opens the record `id`. If it is not stored, a new one of this kind is begun, which `begin` may fill in; that alone
/// does not get it stored. With `None`, no record is opened.
#[hook]
pub fn use_draft(
    scene: &AppContext,
    id: Option<String>,
    kind: &str,
    begin: impl Fn(Record) -> Record + 'static,
) -> DraftHandle {
    let open = use_mut_ref(OpenDraft::default);
    let redraw = use_force_update();
    // The callbacks below outlive a render, so they read the current state from here.
    let app_state = use_mut_ref(AppState::default);
    app_state.replace(scene.app_state.clone());

    let save: Callback<()> = {
        let hand = Autosaver { open: open.clone(), app_state: app_state.clone(), redraw: redraw.clone() };
        Callback::from(move |()| hand.save())
    };
    use_effect_keyed((scene.app_state.storage_mode, id.clone()), {
        let (open, redraw, save) = (open.clone(), redraw.clone(), save.clone());
        let (app_state, kind) = (scene.app_state.clone(), kind.to_string());
        move || {
            let same = id.is_some() && open.borrow().shown() == id.as_deref();
            if app_state.is_ready() && !same {
                save.emit(());
                open.borrow_mut().load(&app_state, id, |id| begin(Record::begin(id, &kind, browser::now())));
                take_early(&open, &save);
                redraw.force_update();
            } else if same && open.borrow().keeping != Some(app_state.storage_mode) {
                open.borrow_mut().move_to(app_state.storage_mode);
                save.emit(());
            }
            None
        }
    });
    use_before_leave(save.clone());
    use_on_resume({
        let hand = Autosaver { open: open.clone(), app_state, redraw: redraw.clone() };
        Callback::from(move |()| hand.look_again())
    });
    use_effect_once({
        let save = save.clone();
        move || Some(Box::new(move || save.emit(())))
    });

    let edit = {
        let (open, save) = (open.clone(), save.clone());
        Callback::from(move |change: Edit| {
            open.borrow_mut().edit(change, &save);
            redraw.force_update();
        })
    };
    let answer = {
        let edit = edit.clone();
        Callback::from(move |change: AnswerEdit| {
            edit.emit(Box::new(|record: &mut Record| change(&mut record.answers)));
        })
    };
    let open = open.borrow();
    DraftHandle { draft: open.draft.clone(), unreadable: open.unreadable, edit, answer, save }
}

impl OpenDraft {
    fn shown(&self) -> Option<&str> {
        self.draft.as_ref().map(|draft| draft.record.id.as_str())
    }

    fn load(&mut self, app_state: &AppState, id: Option<String>, begin: impl FnOnce(String) -> Record) {
        self.draft = None;
        self.unreadable = None;
        self.keeping = Some(app_state.storage_mode);
        let Some(id) = id else { return };
        match app_state.open_record(&id) {
            Some((Stored::Record(record), text)) => {
                self.draft = Some(Draft::open((*record).clone(), Some(text)));
            }
            Some((Stored::Newer(_), _)) => self.unreadable = Some(Unreadable::Newer),
            Some((Stored::Unreadable(_, why), _)) => self.unreadable = Some(why),
            None => self.draft = Some(Draft::open(begin(id), None)),
        }
    }

    /// Entries are stored elsewhere now, so the draft has to be stored there too.
    fn move_to(&mut self, keeping: StorageMode) {
        self.keeping = Some(keeping);
        if let Some(draft) = &mut self.draft {
            draft.mark_dirty();
        }
    }

    fn edit(&mut self, change: Edit, save: &Callback<()>) {
        let Some(draft) = &mut self.draft else { return };
        let failed = matches!(draft.saving, SaveState::Failed(_));
        draft.edit(browser::now(), change);
        if draft.saving == SaveState::Pending && (failed || self.timer.is_none()) {
            let save = save.clone();
            self.timer = Some(Timeout::new(DEBOUNCE, move || save.emit(())));
        }
    }
}

/// What autosave needs, now and when the journal answers.
#[derive(Clone)]
struct Autosaver {
    open: Rc<RefCell<OpenDraft>>,
    app_state: Rc<RefCell<AppState>>,
    redraw: UseForceUpdateHandle,
}

impl Autosaver {
    fn save(&self) {
        let note = {
            let mut open = self.open.borrow_mut();
            open.timer = None;
            let Some(draft) = &mut open.draft else { return };
            let note = draft.save(&self.app_state.borrow());
            if let SaveState::Failed(_) = draft.saving {
                UNSTORED.with_borrow_mut(|all| all.iter_mut().for_each(|all| all.push(note.clone())));
                let hand = self.clone();
                open.timer = Some(Timeout::new(RETRY_AFTER, move || hand.save()));
            }
            note
        };
        self.hand_over(note);
    }

    /// Writes a version to the journal, which may answer synchronously: nothing may be borrowed here.
    fn hand_over(&self, note: Option<JournalWrite>) {
        let Some(note) = note else { return };
        self.redraw.force_update();
        let (key, stamp) = (note.key.clone(), note.entry.as_ref().map(|entry| entry.stamp.clone()));
        let hand = self.clone();
        let app_state = self.app_state.borrow().clone();
        app_state.note(
            note,
            Box::new(move |noted| {
                let app_state = hand.app_state.borrow().clone();
                let stamp: Version = stamp.unwrap_or_default();
                let draft = &mut hand.open.borrow_mut().draft;
                let next = draft.as_mut().and_then(|draft| draft.noted(&key, &stamp, noted, &app_state));
                hand.redraw.force_update();
                if next.is_some() {
                    let hand = hand.clone();
                    // A new task, so that the borrow above has ended.
                    Timeout::new(0, move || hand.hand_over(next)).forget();
                }
            }),
        );
    }

    fn look_again(&self) {
        let hand = self.clone();
        let app_state = self.app_state.borrow().clone();
        app_state.ask_if_erased(Box::new(move || hand.refresh()));
    }

    fn refresh(&self) {
        let changed = {
            let app_state = self.app_state.borrow().clone();
            let draft = &mut self.open.borrow_mut().draft;
            draft.as_mut().is_some_and(|draft| draft.refresh(&app_state))
        };
        if changed {
            self.redraw.force_update();
            self.save();
        }
    }
}

/// Input from before hydration belongs to the record that was on the screen.
fn take_early(open: &RefCell<OpenDraft>, save: &Callback<()>) {
    if open.borrow().draft.is_some() {
        let touched = browser::take_early();
        if !touched.is_empty() {
            let apply = move |record: &mut Record| early_input::replay(&mut record.answers, &touched);
            open.borrow_mut().edit(Box::new(apply), save);
        }
    }
}
