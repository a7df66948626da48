//! The context of every component: the site, the current location and the state.
//!
//! The state is the state of a Yew reducer. Components read it from the context of their render; callbacks that run later
//! read it with [`AppContext::now`] and change it with [`AppContext::update`], which act on the latest state.

use crate::domain::route::Route;
use crate::state::{AppState, Asking};
use crate::ui::site::Site;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The current location: a screen, and a location on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    pub route: Route,
    /// The location on the screen; may be empty. It is the URL's fragment for the site's own texts, otherwise it is in
    /// the history state (`ui::address`). It is untrusted: check it before use.
    pub fragment: String,
}

/// The state in Yew's reducer, with the number of its changes: two states with the same number are the same.
#[derive(Default)]
pub struct Versioned {
    state: AppState,
    version: u32,
}

impl Reducible for Versioned {
    type Action = AppState;

    fn reduce(self: Rc<Self>, state: AppState) -> Rc<Self> {
        Rc::new(Self { state, version: self.version + 1 })
    }
}

impl PartialEq for Versioned {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

/// Reads and replaces the latest state.
#[derive(Clone, PartialEq)]
pub struct StateHandle(UseReducerHandle<Versioned>);

impl StateHandle {
    /// The latest state, also after the render that this handle is of.
    pub fn get(&self) -> AppState {
        // Yew's handle keeps every state that was read through it until it is dropped. A closure may hold this handle as
        // long as the page lives, so the state is read through a clone.
        self.0.clone().state.clone()
    }

    /// Replaces the state.
    pub fn set(&self, state: AppState) {
        self.0.dispatch(state);
    }

    /// Replaces the state with what it is given.
    pub fn setter(&self) -> Callback<AppState> {
        self.0.dispatcher().to_callback()
    }
}

/// The state of the root component, in which it has to be called once.
#[hook]
pub fn use_app_state() -> StateHandle {
    StateHandle(use_reducer(Versioned::default))
}

/// The context of every component.
#[derive(Clone)]
pub struct AppContext {
    /// The catalogue and the URLs.
    pub site: Rc<Site>,
    /// The current location.
    pub here: Location,
    /// The state at the time of this render.
    pub app_state: AppState,
    /// The latest state.
    pub state: StateHandle,
    /// When to ask where entries are to be stored.
    pub asking: Rc<RefCell<Asking>>,
    /// Navigates to a screen without a page load.
    pub go: Callback<(Location, NavKind)>,
}

impl PartialEq for AppContext {
    /// The other fields are the same as long as the page lives, or follow from these.
    fn eq(&self, other: &Self) -> bool {
        self.here == other.here && self.state == other.state
    }
}

/// The context of a component below the root.
///
/// # Panics
/// In a component that is not below the root, which provides the context.
#[hook]
#[expect(clippy::expect_used, reason = "a component outside the root is an error in the program")]
pub fn use_app_context() -> AppContext {
    use_context().expect("the root component provides the context")
}

impl Location {
    /// The location as a tuple, for `state`, which does not know this type.
    pub fn at(&self) -> (Route, String) {
        (self.route.clone(), self.fragment.clone())
    }
}

impl AppContext {
    /// Whether the storage is open, which happens after hydration. Until then a field must not get a value: it would
    /// overwrite what a person has typed.
    pub fn is_ready(&self) -> bool {
        self.app_state.is_ready()
    }

    /// The latest state, for callbacks that run after the render.
    pub fn now(&self) -> AppState {
        self.state.get()
    }

    /// Changes the latest state.
    pub fn update(&self, change: impl FnOnce(&mut AppState)) {
        let mut app_state = self.now();
        change(&mut app_state);
        self.state.set(app_state);
    }
}

/// How a navigation changes the session history.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NavKind {
    /// Adds an entry; scrolls to the top or to the fragment.
    Push,
    /// The same for a step back: no question is shown before it.
    StepBack,
    /// Replaces the URL of the entry; keeps the scroll position.
    Replace,
    /// Replaces the entry by another screen; scrolls to its top.
    Instead,
}
