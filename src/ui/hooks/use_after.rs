//! An effect: what is done after a drawing.
//!
//! Yew's own hook is compiled anew for every type of dependency and closure, at about a kilobyte each; here it is compiled
//! once.

use yew::prelude::*;

/// What is done when the effect is over.
pub type Tidy = Box<dyn FnOnce()>;

/// Does something after the first drawing and after each one at which `key` has changed.
#[hook]
pub fn use_after(key: String, act: impl FnOnce() -> Option<Tidy> + 'static) {
    use_boxed(key, Box::new(act));
}

#[hook]
fn use_boxed(key: String, act: Box<dyn FnOnce() -> Option<Tidy>>) {
    use_effect_with(key, move |_| {
        let tidy = act();
        move || {
            if let Some(tidy) = tidy {
                tidy();
            }
        }
    });
}
