//! Effects that clean up after themselves.
//!
//! Yew's own `use_effect_with` is compiled for every closure, about 1 KB each. These are compiled once for each type of
//! key.

use yew::prelude::*;

/// The cleanup function of an effect.
pub type Cleanup = Box<dyn FnOnce()>;

/// Runs `act` after the first render. The function it returns runs on unmount.
#[hook]
pub fn use_effect_once(act: impl FnOnce() -> Option<Cleanup> + 'static) {
    use_boxed((), Box::new(act));
}

/// Runs `act` after the first render and after each one in which `key` has changed. The function it returns runs before
/// the next `act` and on unmount.
#[hook]
pub fn use_effect_keyed<K: PartialEq + 'static>(key: K, act: impl FnOnce() -> Option<Cleanup> + 'static) {
    use_boxed(key, Box::new(act));
}

#[hook]
fn use_boxed<K: PartialEq + 'static>(key: K, act: Box<dyn FnOnce() -> Option<Cleanup>>) {
    use_effect_with(key, move |_| {
        let tidy = act();
        move || {
            if let Some(tidy) = tidy {
                tidy();
            }
        }
    });
}
