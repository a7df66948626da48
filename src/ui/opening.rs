//! Opening what is kept, with a lock or without, and closing it again.
//!
//! Each time it is all read anew: another page may have changed it meanwhile, the lock included.

use crate::state::lock::{Anew, Shut, Unlocking};
use crate::state::settings::SPARE;
use crate::state::{Desk, Place};
use crate::storage::journal::idb::IdbJournal;
use crate::storage::journal::{ERASED, Entry, Journal, Memo, NoJournal};
use crate::storage::locking::Device;
use crate::storage::{LocalStore, StoreError};
use crate::ui::cleaning::clean;
use crate::ui::dom;
use crate::ui::hooks::save_all;
use crate::ui::site::Scene;
use crate::vault::{Code, Made, SALT, Stretch};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
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
        if memo.held(ERASED).is_some() {
            clean(place.erasing(), drop);
        }
        put.emit(place.open(&memo));
        // A page that was locked is loaded anew. Whoever uses the keyboard goes on where the lock's screen begins.
        if dom::was_reloaded() {
            dom::focus_where("passphrase", "title");
        }
    });
}

/// Opens what is locked; `told` why it stays locked.
pub fn unlock(scene: Scene, with: Unlocking, told: impl FnOnce(Shut) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        let (place, mut memo) = gather().await;
        UNSTORED.with_borrow(|all| memo.add_newer(all));
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

/// How far sealing anew is.
#[derive(Clone, PartialEq)]
pub enum Sealing {
    /// So many texts of so many are done.
    At(usize, usize),
    /// All are, and this spare code opens them.
    Done(Code),
    /// It could not be begun; everything is as it was.
    Failed(StoreError),
    /// It was begun and could not go on: the page is locked, and the new passphrase goes on with it.
    Stopped,
}

/// How long other tabs have to store what waits there, in milliseconds, before it is sealed anew.
const OTHERS: u32 = 400;

/// Seals everything anew with a vault that was made for it ([`Desk::make_anew`]). Other tabs store what waits and lock first.
pub fn seal_anew(scene: Scene, made: Rc<Made>, told: Rc<dyn Fn(Sealing)>) {
    dom::say_leaving();
    dom::tell_tabs();
    told(Sealing::At(0, 0));
    let before = scene.now().settings.get(SPARE).to_string();
    // Not confirmed until it was typed back: a page that goes on after a kill says so.
    let begin = move || {
        scene.change_desk(|desk| {
            desk.choose(SPARE, &made.code.last());
            desk.expect(Some(&made));
        });
        let begun = {
            let (scene, made) = (scene.clone(), made.clone());
            move |begun: Result<Anew, StoreError>| match begun {
                Ok(anew) => step(scene, made, anew, told),
                Err(error) => {
                    scene.change_desk(|desk| {
                        desk.expect(None);
                        desk.choose(SPARE, &before);
                    });
                    told(Sealing::Failed(error));
                }
            }
        };
        scene.now().begin_anew(&made, Box::new(begun));
    };
    Timeout::new(OTHERS, begin).forget();
}

fn step(scene: Scene, made: Rc<Made>, mut anew: Anew, told: Rc<dyn Fn(Sealing)>) {
    // A page that was locked meanwhile stays locked; the next one that opens goes on.
    let done = if scene.now().is_unlocked() { anew.step() } else { Err(StoreError::Locked) };
    let (at, of) = anew.progress();
    told(Sealing::At(at, of));
    match done {
        Ok(false) => {
            Timeout::new(0, move || step(scene, made, anew, told)).forget();
        }
        Ok(true) => wasm_bindgen_futures::spawn_local(async move {
            let (place, memo) = gather().await;
            match place.open_anew(&memo, &anew) {
                Ok(desk) if scene.now().is_unlocked() => {
                    scene.now().forget_keys();
                    scene.put.emit(desk);
                    told(Sealing::Done(made.code.clone()));
                }
                _ => stop(&scene, &made, &told),
            }
        }),
        Err(_) => stop(&scene, &made, &told),
    }
}

fn stop(scene: &Scene, made: &Made, told: &Rc<dyn Fn(Sealing)>) {
    made.vault.forget();
    lock(scene);
    told(Sealing::Stopped);
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

/// Locks at once, here and in every other tab: what was typed is stored, the keys are forgotten, the screens are empty,
/// and the page is loaded anew.
pub fn lock(scene: &Scene) {
    if scene.now().is_unlocked() {
        close(scene);
        dom::tell_tabs();
    }
}

/// Locks this page, because another one did.
pub fn lock_too(scene: &Scene) {
    if scene.now().is_unlocked() {
        close(scene);
    }
}

/// Follows a page that has put a lock on, seals everything anew, or has taken the lock off.
pub fn follow(scene: &Scene) {
    if !scene.now().is_overtaken() {
        return;
    }
    if scene.now().is_locked_elsewhere() || scene.now().is_replaced() {
        close(scene);
    } else {
        dom::say_leaving();
        scene.change_desk(Desk::lock);
        open(scene.put.clone());
    }
}

thread_local! {
    /// What could be stored nowhere when this page was locked, sealed: it is stored by whoever opens it again.
    static UNSTORED: RefCell<Vec<(String, Entry)>> = const { RefCell::new(Vec::new()) };
}

/// Stores what waits, locks, and loads the page anew, because its memory still holds what was read. The page stays where
/// that would cost words that could not be stored, or where it could not be loaded.
fn close(scene: &Scene) {
    let before = scene.now();
    let saved = save_all();
    let is_saved = saved.is_ok();
    UNSTORED.set(before.seal_notes(saved.err().unwrap_or_default()));
    if !is_saved {
        scene.change_desk(Desk::lock);
        return dom::focus_where("passphrase", "title");
    }
    scene.change_desk(Desk::lock_and_close);
    let scene = scene.clone();
    let load = async move {
        if dom::can_load_again().await {
            return dom::load_again();
        }
        scene.change_desk(Desk::stay);
        dom::focus_where("passphrase", "title");
    };
    before.when_noted(Box::new(|| wasm_bindgen_futures::spawn_local(load)));
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
