//! Reads all records in short slices: ten thousand at once would block a phone for a second.

use super::use_effect_keyed;
use crate::browser;
use crate::browser::Timeout;
use crate::state::app_state::Stored;
use crate::ui::context::AppContext;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long a slice may take, in milliseconds. Browsers call 50 ms a long task; the margin is for a slow phone and a
/// large last record.
const TIME_BUDGET: f64 = 8.0;
/// The number of slices between two renders.
const DRAWN: usize = 25;

/// The result of a scan.
pub struct ScanResult<T> {
    /// What was found so far. During a scan that repeats an earlier one, the earlier result.
    pub found: Rc<RefCell<T>>,
    /// Whether all records were read.
    pub done: bool,
}

struct Scan<T> {
    found: Rc<RefCell<T>>,
    done: bool,
}

/// Passes every record to `take`, newest first; starts again when `key` or the list of records changes.
#[hook]
pub fn use_record_scan<T: Default + 'static>(
    context: &AppContext,
    key: &str,
    take: impl Fn(&mut T, Stored) + 'static,
) -> ScanResult<T> {
    let look = use_mut_ref(|| Scan { found: Rc::new(RefCell::new(T::default())), done: false });
    let redraw = use_force_update();
    use_effect_keyed((context.app_state.storage_mode, context.app_state.list_version, key.to_string()), {
        let (look, mut records) = (look.clone(), context.app_state.records());
        move || {
            let found = Rc::new(RefCell::new(T::default()));
            if !look.borrow().done {
                look.borrow_mut().found = found.clone();
            }
            let mut slices = 0;
            let timer = Rc::new(RefCell::new(None));
            let slice = move || {
                let begun = browser::ticks();
                slices += 1;
                while browser::ticks() - begun < TIME_BUDGET {
                    let Some(stored) = records.next() else {
                        *look.borrow_mut() = Scan { found: found.clone(), done: true };
                        redraw.force_update();
                        return true;
                    };
                    take(&mut found.borrow_mut(), stored);
                }
                if slices % DRAWN == 1 {
                    redraw.force_update();
                }
                false
            };
            run(Box::new(slice), timer.clone());
            Some(Box::new(move || drop(timer.take())))
        }
    });
    let look = look.borrow();
    ScanResult { found: look.found.clone(), done: look.done }
}

/// Runs slices until one returns true, each in a task of its own.
fn run(mut slice: Box<dyn FnMut() -> bool>, timer: Rc<RefCell<Option<Timeout>>>) {
    if !slice() {
        let next = timer.clone();
        timer.replace(Some(Timeout::new(0, move || run(slice, next))));
    }
}
