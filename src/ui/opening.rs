//! Opening what is kept, with a lock or without, and closing it again.
//!
//! Each time it is all read anew: another page may have changed it meanwhile, the lock included.

use crate::state::lock::{Shut, Unlocking};
use crate::state::settings::SPARE;
use crate::state::{Desk, Place};
use crate::storage::journal::idb::IdbJournal;
use crate::storage::journal::{Journal, Memo, NoJournal};
use crate::storage::locking::Device;
use crate::storage::{LocalStore, StoreError};
use crate::ui::dom;
use crate::ui::site::Scene;
use crate::vault::{Made, SALT, Stretch};
use std::rc::Rc;
use yew::prelude::*;

/// Opens for somebody who only reads: it changes settings only, and there is nothing to bring together.
pub fn open_for_reading(put: Callback<Desk>) {
    put.emit(Desk::open_for_reading(Rc::new(LocalStore)));
}

/// Opens. No record may be opened before store and journal have been brought together.
pub fn open(put: Callback<Desk>) {
    wasm_bindgen_futures::spawn_local(async move {
        let (place, memo) = gather().await;
        put.emit(place.open(&memo));
    });
}

/// Opens what is locked; `told` why it stays locked.
pub fn unlock(scene: Scene, with: Unlocking, told: impl FnOnce(Shut) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        let (place, memo) = gather().await;
        match place.unlock(&memo, &with) {
            // What was written beside it, before it was known that there is a lock, goes where the rest is.
            Ok(mut desk) => match desk.take_over(&scene.now()) {
                Ok(()) => scene.put.emit(desk),
                Err(_) => told(Shut::NotKept),
            },
            Err(why) => told(why),
        }
    });
}

/// Locks everything that is kept, and what was written in memory; `told` whether that worked. If it did not, all is as it was.
pub fn put_lock_on(
    scene: Scene,
    made: Rc<Made>,
    shared: bool,
    told: impl FnOnce(Result<(), StoreError>) + 'static,
) {
    wasm_bindgen_futures::spawn_local(async move {
        dom::say_leaving();
        let (place, memo) = gather().await;
        let written = scene.now();
        place.put_lock_on(
            memo,
            &made,
            shared,
            Box::new(move |opened| {
                let done = opened.and_then(|mut desk| desk.take_over(&written).map(|()| desk));
                if let Ok(desk) = &done {
                    scene.put.emit(desk.clone());
                    dom::tell_tabs();
                }
                told(done.map(drop));
            }),
        );
    });
}

/// Takes the lock off: all of it is kept in the clear again; `told` whether it worked.
pub fn take_lock_off(scene: Scene, told: impl FnOnce(bool) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        dom::say_leaving();
        let (place, memo) = gather().await;
        // What the lock's header says is from then on a setting.
        scene.change_desk(|desk| {
            desk.remember_shared(desk.is_shared());
            desk.choose(SPARE, "");
        });
        let now = scene.now();
        let desk = now.clone();
        let done = move |taken: Result<(), StoreError>| {
            if taken.is_ok() {
                desk.forget_keys();
                open(scene.put.clone());
                dom::tell_tabs();
            }
            told(taken.is_ok());
        };
        place.take_lock_off(&memo, &now, Box::new(done));
    });
}

/// Locks at once, here and in every other tab: what was typed is stored, the keys are forgotten, and the screens are empty.
pub fn lock(scene: &Scene) {
    if scene.now().is_unlocked() {
        dom::say_leaving();
        scene.change_desk(Desk::lock);
        dom::tell_tabs();
        dom::focus_where("passphrase", "title");
    }
}

/// How a passphrase is to be stretched that opens what is kept here.
pub fn asks(scene: &Scene) -> Result<([u8; SALT], Stretch), Shut> {
    scene.now().asks()
}

async fn gather() -> (Place, Memo) {
    let (journal, memo): (Rc<dyn Journal>, Memo) = match IdbJournal::open().await {
        Some((journal, memo)) => (Rc::new(journal), memo),
        None => (Rc::new(NoJournal), Memo::default()),
    };
    let device = Device { store: Rc::new(LocalStore), journal, chance: Rc::new(dom::fill_by_chance) };
    (Place { device, page: dom::new_page().into() }, memo)
}
