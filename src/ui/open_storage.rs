//! Opens the storage, with a lock or without, and locks it again.
//!
//! Each function reads everything anew, because another page may have changed it, the lock included.

use crate::browser;
use crate::browser::Timeout;
use crate::browser::{IdbJournal, LocalStore};
use crate::state::Setting;
use crate::state::lock::{Rekeying, UnlockError, Unlocking};
use crate::state::{AppState, PageStorage};
use crate::storage::StoreError;
use crate::storage::journal::{Journal, JournalEntry, JournalSnapshot, NoJournal, WIPED};
use crate::storage::lock::DeviceStorage;
use crate::ui::cleaning::clean;
use crate::ui::context::AppContext;
use crate::ui::hooks::save_all;
use crate::vault::{KdfParams, NewVault, RecoveryCode, SALT};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Opens the storage for the article, which changes settings only and therefore needs no journal.
pub fn open_for_reading(put: Callback<AppState>) {
    put.emit(AppState::open_for_reading(Rc::new(LocalStore)));
}

/// Opens the storage. The store and the journal are reconciled before any record can be opened.
pub fn open(put: Callback<AppState>) {
    browser::spawn_local(async move {
        let (place, snapshot) = gather().await;
        if snapshot.value(WIPED).is_some() {
            clean(place.erasing(), drop);
        }
        put.emit(place.open(&snapshot));
        // A page that was locked is reloaded. Focus then goes to the passphrase, so that keyboard users can go on.
        if browser::was_reloaded() {
            browser::focus_where("passphrase", "title");
        }
    });
}

/// Unlocks the storage; `callback` is called with the reason if that fails.
pub fn unlock(context: AppContext, with: Unlocking, callback: impl FnOnce(UnlockError) + 'static) {
    browser::spawn_local(async move {
        let (place, mut snapshot) = gather().await;
        UNSTORED.with_borrow(|all| snapshot.add_newer(all));
        match place.unlock(&snapshot, &with) {
            // What was written in memory before the lock was noticed is stored with the rest.
            Ok(mut app_state) => match app_state.take_over(&context.now()) {
                Ok(()) => context.state.set(app_state),
                Err(_) => callback(UnlockError::NotKept),
            },
            Err(why) => callback(why),
        }
    });
}

/// Turns on the lock for everything that is stored or in memory. `callback` receives the result; on failure everything is
/// as it was.
pub fn enable_lock(
    context: AppContext,
    made: Rc<NewVault>,
    shared: bool,
    callback: impl FnOnce(Result<(), StoreError>) + 'static,
) {
    browser::spawn_local(async move {
        browser::dispatch_flush();
        let (place, snapshot) = gather().await;
        let written = context.now();
        place.enable_lock(
            snapshot,
            &made,
            shared,
            Box::new(move |opened| {
                let done = opened.and_then(|mut app_state| app_state.take_over(&written).map(|()| app_state));
                if let Ok(app_state) = &done {
                    context.state.set(app_state.clone());
                    browser::post_to_tabs();
                }
                callback(done.map(drop));
            }),
        );
    });
}

/// The progress of changing the passphrase, which re-encrypts everything.
#[derive(Clone, PartialEq)]
pub enum RekeyProgress {
    /// How many values are done, and of how many.
    At(usize, usize),
    /// Done; this recovery code is now valid.
    Done(RecoveryCode),
    /// It could not be started; everything is as it was.
    Failed(StoreError),
    /// It was started and failed: the page is locked, and unlocking with the new passphrase continues it.
    Stopped,
}

/// How long other tabs have to save their drafts before re-encryption starts, in milliseconds.
const OTHERS: u32 = 400;

/// Re-encrypts everything with a vault made by [`AppState::make_anew`]. Other tabs save their drafts and lock first.
pub fn rekey(context: AppContext, made: Rc<NewVault>, callback: Rc<dyn Fn(RekeyProgress)>) {
    browser::dispatch_flush();
    browser::post_to_tabs();
    callback(RekeyProgress::At(0, 0));
    let before = context.now().settings.unconfirmed_code().to_string();
    // The new recovery code counts as unconfirmed until it is typed back, so a page that continues after a crash asks
    // for that.
    let begin = move || {
        context.update(|app_state| {
            app_state.choose(Setting::UnconfirmedCode(made.code.last()));
            app_state.expect(Some(&made));
        });
        let begun = {
            let (context, made) = (context.clone(), made.clone());
            move |begun: Result<Rekeying, StoreError>| match begun {
                Ok(anew) => step(context, made, anew, callback),
                Err(error) => {
                    context.update(|app_state| {
                        app_state.expect(None);
                        app_state.choose(Setting::UnconfirmedCode(before));
                    });
                    callback(RekeyProgress::Failed(error));
                }
            }
        };
        context.now().begin_anew(&made, Box::new(begun));
    };
    Timeout::new(OTHERS, begin).forget();
}

fn step(context: AppContext, made: Rc<NewVault>, mut anew: Rekeying, callback: Rc<dyn Fn(RekeyProgress)>) {
    // If the page was locked meanwhile, it stays locked, and the next page that opens continues.
    let done = if context.now().is_unlocked() { anew.step() } else { Err(StoreError::Locked) };
    let (at, of) = anew.progress();
    callback(RekeyProgress::At(at, of));
    match done {
        Ok(false) => {
            Timeout::new(0, move || step(context, made, anew, callback)).forget();
        }
        Ok(true) => browser::spawn_local(async move {
            let (place, snapshot) = gather().await;
            match place.open_anew(&snapshot, &anew) {
                Ok(app_state) if context.now().is_unlocked() => {
                    context.now().forget_keys();
                    context.state.set(app_state);
                    callback(RekeyProgress::Done(made.code.clone()));
                }
                _ => stop(&context, &made, &callback),
            }
        }),
        Err(_) => stop(&context, &made, &callback),
    }
}

fn stop(context: &AppContext, made: &NewVault, callback: &Rc<dyn Fn(RekeyProgress)>) {
    made.vault.zeroize_keys();
    lock(context);
    callback(RekeyProgress::Stopped);
}

/// Turns off the lock: everything is stored unencrypted again. `callback` receives whether it worked.
pub fn disable_lock(context: AppContext, callback: impl FnOnce(bool) + 'static) {
    browser::spawn_local(async move {
        browser::dispatch_flush();
        let (place, snapshot) = gather().await;
        // What the header said about other people using the device becomes a setting.
        context.update(|app_state| {
            app_state.remember_shared(app_state.is_shared());
            app_state.choose(Setting::UnconfirmedCode(String::new()));
        });
        let now = context.now();
        let app_state = now.clone();
        let done = move |taken: Result<(), StoreError>| {
            if taken.is_ok() {
                app_state.forget_keys();
                open(context.state.setter());
                browser::post_to_tabs();
            }
            callback(taken.is_ok());
        };
        place.disable_lock(&snapshot, &now, Box::new(done));
    });
}

/// Locks this page and all other tabs: saves drafts, forgets the keys, clears the screens and reloads the document.
pub fn lock(context: &AppContext) {
    if context.now().is_unlocked() {
        close(context);
        browser::post_to_tabs();
    }
}

/// Locks this page, because another one was locked.
pub fn lock_too(context: &AppContext) {
    if context.now().is_unlocked() {
        close(context);
    }
}

/// Follows another page that turned the lock on or off, or is re-encrypting everything.
pub fn follow(context: &AppContext) {
    if !context.now().is_overtaken() {
        return;
    }
    if context.now().is_locked_elsewhere() || context.now().is_replaced() {
        close(context);
    } else {
        browser::dispatch_flush();
        context.update(AppState::lock);
        open(context.state.setter());
    }
}

thread_local! {
    /// What could not be stored when this page was locked, encrypted. It is stored when the page is unlocked.
    static UNSTORED: RefCell<Vec<(String, JournalEntry)>> = const { RefCell::new(Vec::new()) };
}

/// Saves drafts, locks and reloads the document, because its memory still holds text that was read. It does not reload
/// if something could not be saved, or if the page could not be loaded.
fn close(context: &AppContext) {
    let before = context.now();
    let saved = save_all();
    let is_saved = saved.is_ok();
    UNSTORED.set(before.seal_writes(saved.err().unwrap_or_default()));
    if !is_saved {
        context.update(AppState::lock);
        return browser::focus_where("passphrase", "title");
    }
    context.update(AppState::lock_and_close);
    let context = context.clone();
    let load = async move {
        if browser::can_load_again().await {
            return browser::load_again();
        }
        context.update(AppState::stay);
        browser::focus_where("passphrase", "title");
    };
    before.when_noted(Box::new(|| browser::spawn_local(load)));
}

/// The salt and the key derivation parameters for the passphrase of this lock.
pub fn kdf_params(context: &AppContext) -> Result<([u8; SALT], KdfParams), UnlockError> {
    context.now().kdf_params()
}

async fn gather() -> (PageStorage, JournalSnapshot) {
    let (journal, snapshot): (Rc<dyn Journal>, JournalSnapshot) = match IdbJournal::open().await {
        Some((journal, snapshot)) => (Rc::new(journal), snapshot),
        None => (Rc::new(NoJournal), JournalSnapshot::default()),
    };
    let device = DeviceStorage { store: Rc::new(LocalStore), journal, rng: Rc::new(browser::fill_random) };
    (PageStorage { device, page: browser::new_page().into() }, snapshot)
}
