//! Parts of a screen that remember something: the one component type besides the page itself.
//!
//! Every component type costs about 7 KB of program in Yew (creating, hydrating, comparing, redrawing it). A part is a
//! hook that returns what it draws; this component runs it. Two parts are told apart by their names, so that what one
//! remembers is never handed to another.

use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// A part of a screen.
pub trait Part: 'static {
    /// Draws it. Implementations run their hook: `use_letter(self).run(context)`.
    fn draw(&self, context: &mut HookContext) -> Html;
}

/// Places a part. `name`: unique among the parts that may stand in its place.
pub fn part(name: &str, part: impl Part) -> Html {
    place(name, None, Rc::new(part))
}

/// Places a part that is drawn with what surrounds it only when `shows` has changed: a text that everything it shows follows
/// from. For what is large and stands beside a field: it would else be drawn at each letter.
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
    /// A part is made anew at each drawing of what surrounds it, and is drawn with it unless it says that it shows the same.
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
