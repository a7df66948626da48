//! An effect that is keyed by a string.
//!
//! Yew's own hook is compiled for every type of dependency and closure, about 1 KB each. This one is compiled once.

use yew::prelude::*;

/// The cleanup function of an effect.
pub type Cleanup = Box<dyn FnOnce()>;

/// Runs `act` after the first render and after each one in which `key` has changed. The function it returns runs before
/// the next `act` and on unmount.
#[hook]
pub fn use_effect_keyed(key: String, act: impl FnOnce() -> Option<Cleanup> + 'static) {
    use_boxed(key, Box::new(act));
}

#[hook]
fn use_boxed(key: String, act: Box<dyn FnOnce() -> Option<Cleanup>>) {
    use_effect_with(key, move |_| {
        let tidy = act();
        move || {
            if let Some(tidy) = tidy {
                tidy();
            }
        }
    });
}
