//! Navigation between the steps of an open record.

use super::END;
use super::head::before;
use crate::browser;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::short_way::{WAY, WHOLE};
use crate::domain::worksheet::Worksheet;
use crate::state::SaveState;
use crate::ui::context::{AppContext, Location, NavKind};
use crate::ui::hooks::DraftHandle;
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
    /// The location of a new note that is not stored yet: after a reload it has to lead to the entry.
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

    /// Navigates back from the first step.
    pub fn before(&self, record: &Record) -> impl Fn() + use<> {
        let this = self.clone();
        let before = before(&self.context, &self.sheet, Some(record));
        move || {
            this.writing.save.emit(());
            this.context.go.emit((before.clone(), NavKind::Push));
        }
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
        if step != END {
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
