//! Components with state: the only component type besides the root.
//!
//! In Yew every component type adds about 7 KB of code (create, hydrate, compare, render). This one runs a hook that
//! returns what to render. The name of each part is its key, so that the state of one is never given to another.

use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// A component with state.
pub trait Part: 'static {
    /// Renders it. Implementations run their hook: `use_letter(self).run(context)`.
    fn draw(&self, context: &mut HookContext) -> Html;
}

/// Adds a component. `name` has to be unique among those that can be at this position.
pub fn part(name: &str, part: impl Part) -> Html {
    place(name, None, Rc::new(part))
}

/// Adds a memoized component: it is rendered again only when `shows` has changed, which has to determine everything it
/// displays. For large ones beside a field, which would otherwise be rendered at each keystroke.
pub fn part_that_shows(name: &str, shows: String, part: impl Part) -> Html {
    place(name, Some(shows), Rc::new(part))
}

fn place(name: &str, shows: Option<String>, part: Rc<dyn Part>) -> Html {
    let props = Rc::new(Props { part, shows });
    VComp::new::<PartView>(props, Some(Key::from(name.to_string()))).into()
}

#[derive(Properties)]
struct Props {
    part: Rc<dyn Part>,
    shows: Option<String>,
}

impl PartialEq for Props {
    /// The parent makes a new value on each render, so the values are equal only if both have the same memoization key.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.part, &other.part) || self.shows.is_some() && self.shows == other.shows
    }
}

#[component]
fn PartView(props: &Props) -> Html {
    use_part(props.part.clone())
}

struct Drawn(Rc<dyn Part>);

impl Hook for Drawn {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        self.0.draw(context)
    }
}

fn use_part(part: Rc<dyn Part>) -> Drawn {
    Drawn(part)
}
