//! Automatic locking: after a time without input, after the page was hidden, and together with other tabs.

use crate::browser;
use crate::browser::{Interval, Timeout};
use crate::state::Moment;
use crate::ui::context::AppContext;
use crate::ui::hooks::{use_effect_keyed, use_effect_once, use_window_event};
use crate::ui::open_storage;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How long a page may be hidden before it locks, in milliseconds, if nobody else uses the device.
const HIDDEN: f64 = 60_000.0;

/// How old the sealed index may get, in milliseconds.
const LIST: u32 = 5_000;

#[hook]
pub fn use_auto_lock(context: &AppContext) {
    let minutes = context.app_state.settings.idle();
    let open = context.app_state.is_unlocked();
    use_hands(context, minutes, open);
    use_hiding(context);
    use_listing(context, open);
    use_other_tabs(context);
}

/// Locks after `minutes` without input. It compares times in addition to using a timer, because timers stop while a
/// device sleeps.
#[hook]
fn use_hands(context: &AppContext, minutes: u32, open: bool) {
    let context = context.clone();
    use_effect_keyed((minutes, open), move || {
        if !open {
            return None;
        }
        let after = f64::from(minutes) * 60_000.0;
        let touched = Rc::new(Cell::new(browser::moment()));
        let timer = Rc::new(RefCell::new(None::<Timeout>));
        wait(&context, &touched, &timer, after);
        let mut listeners = Vec::new();
        for name in ["pointerdown", "keydown", "input", "scroll"] {
            let (context, touched) = (context.clone(), touched.clone());
            listeners.push(browser::on_document(name, move |_| {
                let now = browser::moment();
                if touched.get().is_over(now, after) {
                    open_storage::lock(&context);
                }
                touched.set(now);
            }));
        }
        Some(Box::new(move || drop((listeners, timer))))
    });
}

fn wait(context: &AppContext, touched: &Rc<Cell<Moment>>, timer: &Rc<RefCell<Option<Timeout>>>, after: f64) {
    let left = touched.get().left(browser::moment(), after);
    let again = (context.clone(), touched.clone(), timer.clone());
    let look = move || {
        let (context, touched, timer) = again;
        if touched.get().is_over(browser::moment(), after) {
            open_storage::lock(&context);
        } else {
            wait(&context, &touched, &timer, after);
        }
    };
    timer.replace(Some(Timeout::new(left, look)));
}

/// Updates the sealed index regularly, so that typing does not have to wait for it.
#[hook]
fn use_listing(context: &AppContext, open: bool) {
    let context = context.clone();
    use_effect_keyed(open, move || {
        let timer = open.then(|| Interval::new(LIST, move || context.now().bind()));
        Some(Box::new(|| drop(timer)))
    });
}

/// Locks when the page is hidden: at once if other people use the device, otherwise after a minute. The time is also
/// compared when the page is shown again, because timers of hidden pages may not run.
#[hook]
fn use_hiding(context: &AppContext) {
    let context = context.clone();
    use_effect_once(move || {
        let since = Rc::new(Cell::new(None::<Moment>));
        let timer = RefCell::new(None::<Timeout>);
        let own = context.clone();
        let look = move || {
            if browser::is_hidden() {
                since.set(since.get().or_else(|| Some(browser::moment())));
                own.now().bind();
                if own.now().is_shared() {
                    return open_storage::lock(&own);
                }
                let context = own.clone();
                timer.replace(Some(Timeout::new(HIDDEN as u32, move || open_storage::lock(&context))));
            } else {
                timer.replace(None);
                if since.take().is_some_and(|since| since.is_over(browser::moment(), HIDDEN)) {
                    open_storage::lock(&own);
                }
            }
        };
        let hidden = browser::on_document("visibilitychange", move |_| look());
        // A page in the bfcache was hidden for an unknown time.
        let own = context.clone();
        let back = browser::on_window("pageshow", move |event| {
            if browser::is_from_cache(&event) {
                open_storage::lock(&own);
            }
        });
        let left = browser::on_window(browser::LEAVING_QUICKLY, move |_| {
            // Drafts are saved first.
            browser::dispatch_flush();
            context.now().bind();
            context.now().forget_keys();
        });
        Some(Box::new(|| drop((hidden, back, left))))
    });
}

/// Follows changes that other tabs make to the lock.
#[hook]
fn use_other_tabs(context: &AppContext) {
    let own = context.clone();
    let follow = Callback::from(move |()| open_storage::follow(&own));
    use_window_event("storage", follow.clone());
    use_window_event("focus", follow.clone());
    use_window_event("pageshow", follow);
    let context = context.clone();
    use_effect_once(move || {
        let tabs = browser::on_tabs(move || open_storage::lock_too(&context));
        Some(Box::new(|| drop(tabs)))
    });
}
