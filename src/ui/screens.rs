//! One screen for each route.

mod address;
mod help;
mod not_found;
mod read;
mod session;
mod settings;
mod signs;
mod worksheet;
mod worksheets;

use crate::domain::route::Route;
use crate::state::{Desk, Place};
use crate::storage::LocalStore;
use crate::storage::journal::idb::IdbJournal;
use crate::storage::journal::{Journal, Memo, NoJournal};
use crate::ui::components::notices::notices;
use crate::ui::components::undo::undo;
use crate::ui::components::where_to_keep::where_to_keep;
use crate::ui::dom;
use crate::ui::html::several;
use crate::ui::site::Scene;
use std::rc::Rc;
use yew::prelude::*;

/// The screens a program can draw. What it cannot draw is a page of its own, which brings its program with it.
#[derive(Clone, Copy)]
pub struct Screens {
    /// Whether it can draw the screen of a route.
    pub has: fn(&Route) -> bool,
    /// Draws the screen of the scene's route.
    pub draw: fn(&Scene) -> Html,
    /// Opens the desk, and hands it over.
    pub open: fn(Callback<Desk>),
}

/// Every screen.
pub const ALL: Screens = Screens { has: |route| *route != Route::NotFound, draw, open };

/// The article alone: what somebody downloads who comes to read.
pub const READING: Screens =
    Screens { has: |route| *route == Route::Read, draw: read::read, open: open_for_reading };

impl Screens {
    /// The screens of the program that a page brings with it.
    pub fn of_page(route: &Route) -> Self {
        if (READING.has)(route) { READING } else { ALL }
    }
}

/// Reading changes settings only: there is nothing to bring together.
fn open_for_reading(put: Callback<Desk>) {
    put.emit(Desk::open_for_reading(Rc::new(LocalStore)));
}

/// No record may be opened before store and journal have been brought together.
fn open(put: Callback<Desk>) {
    wasm_bindgen_futures::spawn_local(async move {
        let (journal, memo): (Rc<dyn Journal>, Memo) = match IdbJournal::open().await {
            Some((journal, memo)) => (Rc::new(journal), memo),
            None => (Rc::new(NoJournal), Memo::default()),
        };
        let place = Place { store: Rc::new(LocalStore), journal, page: dom::new_page().into() };
        put.emit(place.open(&memo));
    });
}

/// Where something can be deleted, it can be brought back.
fn draw(scene: &Scene) -> Html {
    several(vec![notices(scene), screen(scene), undo(scene), where_to_keep(scene)])
}

fn screen(scene: &Scene) -> Html {
    let site = &scene.site;
    match &scene.here.route {
        Route::Read => read::read(scene),
        Route::Signs => signs::signs(scene),
        Route::Worksheets => worksheets::worksheets(scene),
        Route::Worksheet(path) => match site.tools().worksheet_at(path) {
            Some(sheet) => worksheet::worksheet(scene, sheet),
            None => not_found::not_found(site),
        },
        Route::Session => session::session(scene),
        Route::Help => help::help(scene),
        Route::Settings => settings::settings(scene),
        Route::NotFound => not_found::not_found(site),
    }
}
