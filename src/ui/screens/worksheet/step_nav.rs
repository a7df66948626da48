//! Navigation between the steps of an open record.

use super::{END, STOP};
use crate::browser;
use crate::domain::parent_link::parent_of;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::short_way::{WAY, WHOLE};
use crate::domain::worksheet::Worksheet;
use crate::state::SaveState;
use crate::ui::components::history_link::HISTORY;
use crate::ui::context::{AppContext, Location, NavKind};
use crate::ui::hooks::DraftHandle;
use crate::ui::screens::session::shared_view::TOGETHER;
use std::rc::Rc;
use yew::prelude::*;

/// The navigation of an open record.
#[derive(Clone)]
pub struct StepNav {
    /// The context.
    pub context: AppContext,
    pub sheet: Rc<Worksheet>,
    /// The record.
    pub writing: DraftHandle,
    /// The location of a new record that is not stored yet: after a reload it has to begin another in the same way.
    pub place: Option<String>,
}

impl StepNav {
    /// Navigates to a step.
    pub fn to(&self, step: String) -> impl Fn() + use<> {
        let this = self.clone();
        move || this.travel(&step, NavKind::Push)
    }

    /// Navigates back to a step.
    pub fn back_to(&self, step: String) -> impl Fn() + use<> {
        let this = self.clone();
        move || this.travel(&step, NavKind::StepBack)
    }

    /// Navigates back from the first step: to the start page, or to the entry that a note belongs to.
    pub fn before(&self, record: &Record) -> impl Fn() + use<> {
        let start = Location { route: Route::Worksheet(self.sheet.path.clone()), fragment: String::new() };
        let before = parent_of(&record.answers).map(|_| self.out(record));
        self.leave(before.unwrap_or(start))
    }

    /// Navigates out of the worksheet.
    pub fn close(&self, record: &Record) -> impl Fn() + use<> {
        self.leave(self.out(record))
    }

    /// The location outside the worksheet that the person came from: the history of the entry that a note belongs to,
    /// the shared view, or the list of worksheets.
    pub fn out(&self, record: &Record) -> Location {
        let Self { context, sheet, .. } = self;
        let entry = parent_of(&record.answers).filter(|_| sheet.is_part());
        match entry.zip(context.site.tools().worksheet(&sheet.part_of)) {
            Some((entry, of)) => {
                Location { route: Route::Worksheet(of.path.clone()), fragment: format!("{entry}/{HISTORY}") }
            }
            None if context.app_state.shared_view().is_some() => {
                Location { route: Route::Session, fragment: TOGETHER.into() }
            }
            None => Location { route: Route::Worksheets, fragment: String::new() },
        }
    }

    fn leave(&self, next: Location) -> impl Fn() + use<> {
        let this = self.clone();
        move || {
            this.writing.save.emit(());
            this.context.go.emit((next.clone(), NavKind::Push));
        }
    }

    /// Navigates to the closing page before the last step. The record stays a draft, at this step.
    pub fn stop(&self) -> Callback<()> {
        let this = self.clone();
        Callback::from(move |()| this.travel(STOP, NavKind::Push))
    }

    /// Completes the record and navigates to the end.
    pub fn finish(&self) -> Callback<()> {
        let this = self.clone();
        Callback::from(move |()| {
            this.writing.edit.emit(Box::new(|record| record.done = Some(browser::now())));
            this.travel(END, NavKind::Push);
        })
    }

    /// Changes to the whole way, and navigates to a step that the short way leaves out.
    pub fn rest(&self, step: String) -> impl Fn() + use<> {
        let this = self.clone();
        move || {
            this.writing.answer.emit(Box::new(|answers| answers.set_text(WAY, WHOLE)));
            this.travel(&step, NavKind::Push);
        }
    }

    fn travel(&self, step: &str, travel: NavKind) {
        let Some(draft) = &self.writing.draft else { return };
        if ![END, STOP].contains(&step) {
            let step = step.to_string();
            self.writing.edit.emit(Box::new(|record| record.step = step));
        }
        self.writing.save.emit(());
        let unkept = draft.saving == SaveState::Clean;
        let at = self.place.as_ref().filter(|_| unkept).unwrap_or(&draft.record.id);
        let fragment = format!("{at}/{step}");
        let route = Route::Worksheet(self.sheet.path.clone());
        self.context.go.emit((Location { route, fragment }, travel));
    }
}
