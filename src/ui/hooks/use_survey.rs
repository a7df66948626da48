//! A look through everything that is kept, in slices so short that nothing waits for it: ten thousand records read at once
//! would hold a phone for a second.

use super::use_after;
use crate::state::desk::Stored;
use crate::ui::dom;
use crate::ui::site::Scene;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long a slice may take, in milliseconds: well below the 50 from which on a browser calls it a long task, on a slow
/// phone too, where the last record of a slice may take some.
const SLICE: f64 = 8.0;
/// After how many slices what was found so far is drawn.
const DRAWN: usize = 25;

/// What was found.
pub struct Survey<T> {
    /// So far. While everything is looked through anew after a change, what was found before.
    pub found: Rc<RefCell<T>>,
    /// Whether everything was looked at.
    pub done: bool,
}

struct Look<T> {
    found: Rc<RefCell<T>>,
    done: bool,
}

/// Looks at every record, the newest first, and hands each to `take`; again when `key` or what is kept has changed.
#[hook]
pub fn use_survey<T: Default + 'static>(
    scene: &Scene,
    key: &str,
    take: impl Fn(&mut T, Stored) + 'static,
) -> Survey<T> {
    let look = use_mut_ref(|| Look { found: Rc::new(RefCell::new(T::default())), done: false });
    let redraw = use_force_update();
    use_after(format!("{:?} {} {key}", scene.desk.keeping, scene.desk.round), {
        let (look, mut records) = (look.clone(), scene.desk.records());
        move || {
            let found = Rc::new(RefCell::new(T::default()));
            if !look.borrow().done {
                look.borrow_mut().found = found.clone();
            }
            let mut slices = 0;
            let timer = Rc::new(RefCell::new(None));
            let slice = move || {
                let begun = dom::ticks();
                slices += 1;
                while dom::ticks() - begun < SLICE {
                    let Some(stored) = records.next() else {
                        *look.borrow_mut() = Look { found: found.clone(), done: true };
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
    Survey { found: look.found.clone(), done: look.done }
}

/// Runs slice after slice until one says that it was the last; the browser gets its turn between them.
fn run(mut slice: Box<dyn FnMut() -> bool>, timer: Rc<RefCell<Option<Timeout>>>) {
    if !slice() {
        let next = timer.clone();
        timer.replace(Some(Timeout::new(0, move || run(slice, next))));
    }
}
