//! The keyboard's focus, where what had it is taken away.
//!
//! Browsers then put it on the page as a whole: the next Tab begins at the top, and a screen reader loses its place. Here it
//! goes to what stands in that place now, or to the nearest thing beside it.

use super::{Listener, document, focus_beginning, on_document};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, MutationObserver, MutationObserverInit};

/// The id of every screen's heading.
const TITLE: &str = "title";

/// What takes the focus without asking for words: on a phone a field for text would open the keyboard.
const TAKES: &str = "a[href], button, select, summary, input:is([type=radio], [type=checkbox])";

/// What says what a part is about.
const HEADINGS: &str = "h1, h2, h3, legend";

/// What had the focus: the element, and, outwards from it, where it stood in what.
struct Held {
    element: Element,
    places: Vec<(Element, u32)>,
}

/// Watches until it is dropped.
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

/// Keeps the focus from being lost.
pub fn keep_focus() -> Option<FocusKeeper> {
    let held = Rc::new(RefCell::new(None::<Held>));
    let arrives = on_document("focusin", {
        let held = held.clone();
        move |event: Event| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            held.replace(element.map(hold));
        }
    });
    // A finger or a mouse that touches something else has left it on purpose.
    let touches = on_document("pointerdown", {
        let held = held.clone();
        move |_| drop(held.take())
    });
    let waiting = Rc::new(Cell::new(None::<Timeout>));
    let changed = Closure::<dyn FnMut()>::new(move || {
        if is_lost(&held) {
            // Whoever moves the focus on purpose comes first.
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

fn hold(element: Element) -> Held {
    let mut places = Vec::new();
    let mut inner = element.clone();
    while let Some(outer) = inner.parent_element() {
        let before =
            std::iter::successors(inner.previous_element_sibling(), Element::previous_element_sibling);
        places.push((outer.clone(), before.count() as u32));
        inner = outer;
    }
    Held { element, places }
}

/// Whether what had the focus is gone, and nothing else has it.
fn is_lost(held: &RefCell<Option<Held>>) -> bool {
    let gone = held.borrow().as_ref().is_some_and(|held| !held.element.is_connected());
    let focused = document().and_then(|document| document.active_element());
    gone && focused.is_none_or(|element| element.tag_name() == "BODY")
}

/// Puts it on what stands in the place now; else beside it; else on the heading of the part or of the screen.
fn put(places: &[(Element, u32)]) {
    let left = places.iter().skip_while(|(outer, _)| !outer.is_connected());
    for (at, (outer, index)) in left.enumerate() {
        if matches!(&*outer.tag_name(), "MAIN" | "BODY") {
            break;
        }
        let here = outer.children().item(*index);
        // Further out, what stands in the place is what was looked at already.
        if at == 0 {
            if here.as_ref().is_some_and(|here| take_inside(here, false) || take_words(here)) {
                return;
            }
            let mut before = (0..*index).rev().filter_map(|index| outer.children().item(index));
            // Of a whole screen the last heading will do: what stands last before it may be anything.
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

/// Focuses the last thing in it that takes the focus. Of a list, the first of its last line: the last may delete it.
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

/// Focuses the first thing in it that takes the focus, or the last.
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

/// Focuses an element that says something, where there is nothing to press.
fn take_words(element: &Element) -> bool {
    // A field's own words are not what it says.
    let says = element.tag_name() != "TEXTAREA"
        && element.text_content().is_some_and(|words| !words.trim().is_empty());
    says && element.set_attribute("tabindex", "-1").is_ok() && took(element)
}

fn take_heading(part: &Element) -> bool {
    let heading = part.query_selector(HEADINGS).ok().flatten();
    heading.is_some_and(|heading| take_words(&heading))
}

/// Focuses it; whether it took the focus: what is folded away or switched off does not.
fn took(element: &Element) -> bool {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    document().and_then(|document| document.active_element()).as_ref() == Some(element)
}
