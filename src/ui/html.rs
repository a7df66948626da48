//! A builder for elements.
//!
//! Yew's `html!` expands to about 500 bytes of code for each element, which is too much for a first visit on a slow
//! network (figures in ARCHITECTURE.md). With the builder, the code for attributes, children and listeners exists once.
//! It builds Yew's own virtual nodes.

use crate::browser::{self, PLACE};
use crate::domain::SharedStr;
use std::rc::Rc;
use yew::html::onclick::Wrapper as OnClick;
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VTag, VText};

/// Separates a URL from the location that the URL must not contain (see [`Element::leads_to`]).
pub const UNANNOUNCED: char = ' ';

/// The id of the heading of every screen.
pub const TITLE: &str = "title";

/// An element under construction.
pub struct Element(VTag);

/// Starts an element.
pub fn el(tag: &'static str) -> Element {
    Element(VTag::new(tag))
}

/// A text node.
pub fn text(words: &str) -> Html {
    VText::new(AttrValue::from(words.to_string())).into()
}

/// A paragraph with a class.
pub fn p(class: &'static str, words: &str) -> Html {
    el("p").class(class).text(words).into()
}

/// A link with a class.
pub fn link(class: &'static str, href: &str, words: &str) -> Html {
    el("a").class(class).leads_to(href).text(words).into()
}

/// A link without a class.
pub fn plain_link(href: &str, words: &str) -> Html {
    el("a").leads_to(href).text(words).into()
}

/// The heading of a screen, which receives focus when the screen is opened.
pub fn title(words: &str) -> Html {
    title_of(words).into()
}

/// The heading of a screen whose title a person wrote.
pub fn written_title(words: &str) -> Html {
    title_of(words).written().into()
}

fn title_of(words: &str) -> Element {
    el("h1").attr("tabindex", "-1").id(TITLE).text(words)
}

pub fn button(class: &'static str, words: &str, act: impl Fn() + 'static) -> Element {
    el("button").class(class).attr("type", "button").text(words).on_click(act)
}

impl Element {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, value.to_string());
        self
    }

    /// Sets `href`. A location that must not be in the URL goes to an attribute that only this page reads.
    #[inline(never)]
    pub fn leads_to(self, address: &str) -> Self {
        match address.split_once(UNANNOUNCED) {
            Some((href, place)) => self.attr("href", href).attr(PLACE, place),
            None => self.attr("href", address),
        }
    }

    /// Sets an attribute, if there is a value.
    pub fn attr_opt(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets a boolean attribute, if `set`.
    pub fn bool_attr(self, name: &'static str, set: bool) -> Self {
        if set { self.attr(name, "") } else { self }
    }

    /// Excludes it from translation: phone numbers, codes.
    pub fn as_it_is(self) -> Self {
        self.attr("translate", "no")
    }

    /// For text that a person wrote: it can be in any language, and page translators must neither send nor change it.
    pub fn written(self) -> Self {
        self.as_it_is().attr("dir", "auto")
    }

    /// For a control that a person writes in. Spell checkers of browsers may send the text to a server, and
    /// autocomplete stores it.
    pub fn to_write_in(self) -> Self {
        self.written().attr("autocomplete", "off").attr("spellcheck", "false")
    }

    /// Sets its classes, separated by spaces. They are not copied.
    #[inline(never)]
    pub fn class(mut self, classes: &'static str) -> Self {
        self.0.add_attribute("class", AttrValue::Static(classes));
        self
    }

    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Sets the key that identifies it among its siblings when they are reordered.
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key.to_string()));
        self
    }

    /// Sets the value of a control. `None` leaves it alone: before hydration a value would overwrite what a person has
    /// typed.
    pub fn value(mut self, value: Option<&str>) -> Self {
        self.0.set_value(value.map(|value| AttrValue::from(value.to_string())));
        self
    }

    /// Sets whether a control is checked; `None` leaves it alone.
    pub fn checked(mut self, checked: Option<bool>) -> Self {
        if let Some(checked) = checked {
            self.0.set_checked(checked);
        }
        self
    }

    /// Adds a text node.
    pub fn text(self, words: &str) -> Self {
        self.child(text(words))
    }

    #[inline(never)]
    fn push(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// Adds a child.
    pub fn child(self, child: impl Into<Html>) -> Self {
        self.push(child.into())
    }

    /// Adds a child, or an empty node in its place. Yew matches children without keys by position: if the others moved,
    /// a field that a person types in would be recreated and lose the cursor.
    pub fn child_opt(self, child: Option<Html>) -> Self {
        self.push(child.unwrap_or_default())
    }

    /// Adds children.
    pub fn children(mut self, children: impl IntoIterator<Item = Html>) -> Self {
        for child in children {
            self = self.push(child);
        }
        self
    }

    /// Handles `click`, which the keyboard fires too.
    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        self.listen(Rc::new(OnClick::new(Callback::from(move |_| act()))))
    }

    /// Handles `click` and prevents the browser's default action.
    pub fn on_click_prevent_default(self, act: impl Fn() + 'static) -> Self {
        let act = move |event: MouseEvent| {
            event.prevent_default();
            act();
        };
        self.listen(Rc::new(OnClick::new(Callback::from(act))))
    }

    /// Handles `input` with the whole text.
    pub fn on_input(self, callback: impl Fn(String) + 'static) -> Self {
        let callback = Rc::new(callback);
        self.listen(Rc::new(yew::html::oninput::Wrapper::new(Callback::from(move |event: InputEvent| {
            callback(browser::value(&event))
        }))))
    }

    /// Handles `input` without reading the text.
    pub fn on_letter(self, act: impl Fn() + 'static) -> Self {
        let act = Callback::from(move |_: InputEvent| act());
        self.listen(Rc::new(yew::html::oninput::Wrapper::new(act)))
    }

    /// Handles `change` with the selected value.
    pub fn on_change(self, callback: impl Fn(String) + 'static) -> Self {
        self.listen(Rc::new(yew::html::onchange::Wrapper::new(Callback::from(move |event: Event| {
            callback(browser::value(&event))
        }))))
    }

    /// Handles `submit` and prevents the browser's default action.
    pub fn on_submit(self, act: impl Fn() + 'static) -> Self {
        let act = move |event: SubmitEvent| {
            event.prevent_default();
            act();
        };
        self.listen(Rc::new(yew::html::onsubmit::Wrapper::new(Callback::from(act))))
    }

    /// Handles `close` of a dialog.
    pub fn on_close(self, act: impl Fn() + 'static) -> Self {
        self.listen(Rc::new(yew::html::onclose::Wrapper::new(Callback::from(move |_: Event| act()))))
    }

    #[inline(never)]
    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }
}

impl From<Element> for Html {
    fn from(el: Element) -> Self {
        el.0.into()
    }
}

/// Nodes side by side, without a parent element.
pub fn fragment(nodes: Vec<Html>) -> Html {
    nodes.into_iter().collect()
}

/// A heading of `level` 2, 3 or 4.
pub fn heading(level: u8, words: &str) -> Element {
    let tag = match level {
        2 => "h2",
        3 => "h3",
        _ => "h4",
    };
    el(tag).text(words)
}

/// Splits a text at blank lines into paragraphs.
pub fn paragraphs(words: &str) -> Html {
    let parts = words.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Html::from(el("p").text(part))).collect()
}

/// A `<details>` element, which also works without the program.
pub fn disclosure(summary: &SharedStr, open: bool, inside: Html) -> Html {
    el("details")
        .class("disclosure")
        .bool_attr("open", open)
        .child(el("summary").text(summary))
        .child(el("div").class("disclosure-inside").child(inside))
        .into()
}
