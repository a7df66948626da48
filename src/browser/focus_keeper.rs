//! Restores focus when the focused element is removed.
//!
//! Browsers then move focus to `<body>`: the next Tab starts at the top of the page, and a screen reader loses its
//! position. This module moves focus to the element that took the place of the removed one, or to the nearest one.

use super::{Listener, document, focus_beginning, on_document};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, MutationObserver, MutationObserverInit};

/// The id of the heading of every screen.
const TITLE: &str = "title";

/// Elements that may receive focus. Text fields are left out, because they would open the keyboard on a phone.
const TAKES: &str = "a[href], button, select, summary, input:is([type=radio], [type=checkbox])";

const HEADINGS: &str = "h1, h2, h3, legend";

/// The focused element and its ancestors, each with the index of the child that leads to it.
struct FocusedElement {
    element: Element,
    places: Vec<(Element, u32)>,
}

/// Observes the document until it is dropped.
pub struct FocusKeeper {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut()>,
    _listeners: [Option<Listener>; 2],
}

impl Drop for FocusKeeper {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Starts to restore lost focus.
pub fn keep_focus() -> Option<FocusKeeper> {
    let held = Rc::new(RefCell::new(None::<FocusedElement>));
    let arrives = on_document("focusin", {
        let held = held.clone();
        move |event: Event| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            held.replace(element.map(hold));
        }
    });
    // A pointer that is pressed elsewhere moves focus on purpose.
    let touches = on_document("pointerdown", {
        let held = held.clone();
        move |_| drop(held.take())
    });
    let waiting = Rc::new(Cell::new(None::<Timeout>));
    let changed = Closure::<dyn FnMut()>::new(move || {
        if is_lost(&held) {
            // Code that moves focus on purpose runs first.
            let held = held.clone();
            let look = move || {
                if is_lost(&held)
                    && let Some(held) = held.take()
                {
                    put(&held.places);
                }
            };
            drop(waiting.replace(Some(Timeout::new(0, look))));
        }
    });
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    observer.observe_with_options(document()?.body()?.as_ref(), &what).ok()?;
    Some(FocusKeeper { observer, _changed: changed, _listeners: [arrives, touches] })
}

fn hold(element: Element) -> FocusedElement {
    let mut places = Vec::new();
    let mut inner = element.clone();
    while let Some(outer) = inner.parent_element() {
        let before =
            std::iter::successors(inner.previous_element_sibling(), Element::previous_element_sibling);
        places.push((outer.clone(), before.count() as u32));
        inner = outer;
    }
    FocusedElement { element, places }
}

/// Whether the focused element was removed and no other element has focus.
fn is_lost(held: &RefCell<Option<FocusedElement>>) -> bool {
    let gone = held.borrow().as_ref().is_some_and(|held| !held.element.is_connected());
    let focused = document().and_then(|document| document.active_element());
    gone && focused.is_none_or(|element| element.tag_name() == "BODY")
}

/// Moves focus to the element that is now in the removed one's place; otherwise to one before it; otherwise to the
/// heading of the section or of the screen.
fn put(places: &[(Element, u32)]) {
    let left = places.iter().skip_while(|(outer, _)| !outer.is_connected());
    for (at, (outer, index)) in left.enumerate() {
        if matches!(&*outer.tag_name(), "MAIN" | "BODY") {
            break;
        }
        let here = outer.children().item(*index);
        // The children of outer ancestors at this index were visited already.
        if at == 0 {
            if here.as_ref().is_some_and(|here| take_inside(here, false) || take_words(here)) {
                return;
            }
            let mut before = (0..*index).rev().filter_map(|index| outer.children().item(index));
            // If a whole screen was replaced, focus goes to the last heading: the last control before could be any.
            let takes = if outer.tag_name() == "ARTICLE" { take_last_heading } else { take_last };
            if before.any(|before| takes(&before)) {
                return;
            }
        }
        if matches!(&*outer.tag_name(), "SECTION" | "DIALOG" | "FORM") && take_heading(outer) {
            return;
        }
    }
    focus_beginning(TITLE);
}

/// Focuses the last focusable element inside. In a list it takes the first one of the last item, because the last one
/// may be a delete button.
fn take_last(element: &Element) -> bool {
    match &*element.tag_name() {
        "UL" | "OL" => element.last_element_child().is_some_and(|line| take_inside(&line, false)),
        tag => take_inside(element, tag != "LI"),
    }
}

fn take_last_heading(element: &Element) -> bool {
    let Ok(found) = element.query_selector_all(HEADINGS) else { return false };
    let last = found.item(found.length().wrapping_sub(1));
    last.and_then(|node| node.dyn_into::<Element>().ok()).is_some_and(|heading| take_words(&heading))
}

/// Focuses the first or the last focusable element inside.
fn take_inside(element: &Element, last: bool) -> bool {
    if element.matches(TAKES).unwrap_or_default() && took(element) {
        return true;
    }
    let Ok(found) = element.query_selector_all(TAKES) else { return false };
    let try_one = |index: u32| {
        let one = found.item(index).and_then(|node| node.dyn_into::<Element>().ok());
        one.is_some_and(|element| took(&element))
    };
    let mut order = 0..found.length();
    if last { order.rev().any(try_one) } else { order.any(try_one) }
}

/// Focuses an element with text that is not focusable by itself.
fn take_words(element: &Element) -> bool {
    // The text content of a text area is its default value.
    let says = element.tag_name() != "TEXTAREA"
        && element.text_content().is_some_and(|words| !words.trim().is_empty());
    says && element.set_attribute("tabindex", "-1").is_ok() && took(element)
}

fn take_heading(part: &Element) -> bool {
    let heading = part.query_selector(HEADINGS).ok().flatten();
    heading.is_some_and(|heading| take_words(&heading))
}

/// Focuses an element. Returns whether it received focus: a hidden or disabled one does not.
fn took(element: &Element) -> bool {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    document().and_then(|document| document.active_element()).as_ref() == Some(element)
}
