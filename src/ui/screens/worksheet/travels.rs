//! The ways from step to step.

use super::END;
use super::head::before;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::state::Saving;
use crate::ui::dom;
use crate::ui::hooks::Writing;
use crate::ui::site::{Here, Scene, Travel};
use std::rc::Rc;
use yew::prelude::*;

/// The ways of a record that is open for writing.
#[derive(Clone)]
pub struct Travels {
    /// What every screen is handed.
    pub scene: Scene,
    /// The worksheet.
    pub sheet: Rc<Worksheet>,
    /// The record.
    pub writing: Writing,
    /// Where a note was begun that is not kept yet: a reload has to find the entry it belongs to.
    pub place: Option<String>,
}

impl Travels {
    /// To a step of this record.
    pub fn to(&self, step: String) -> impl Fn() + use<> {
        let this = self.clone();
        move || this.travel(&step, Travel::Push)
    }

    /// Back to a step of this record.
    pub fn back_to(&self, step: String) -> impl Fn() + use<> {
        let this = self.clone();
        move || this.travel(&step, Travel::StepBack)
    }

    /// Back from the first step, to where one came from.
    pub fn before(&self, record: &Record) -> impl Fn() + use<> {
        let this = self.clone();
        let before = before(&self.scene, &self.sheet, Some(record));
        move || {
            this.writing.save.emit(());
            this.scene.go.emit((before.clone(), Travel::Push));
        }
    }

    /// To the end, as complete.
    pub fn finish(&self) -> Callback<()> {
        let this = self.clone();
        Callback::from(move |()| {
            this.writing.edit.emit(Box::new(|record| record.done = Some(dom::now())));
            this.travel(END, Travel::Push);
        })
    }

    fn travel(&self, step: &str, travel: Travel) {
        let Some(draft) = &self.writing.draft else { return };
        if step != END {
            let step = step.to_string();
            self.writing.edit.emit(Box::new(|record| record.step = step));
        }
        self.writing.save.emit(());
        let unkept = draft.saving == Saving::Nothing;
        let at = self.place.as_ref().filter(|_| unkept).unwrap_or(&draft.record.id);
        let fragment = format!("{at}/{step}");
        let route = Route::Worksheet(self.sheet.path.clone());
        self.scene.go.emit((Here { route, fragment }, travel));
    }
}
