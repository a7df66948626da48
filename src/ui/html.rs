//! Elements, built step by step.
//!
//! Yew's `html!` unfolds to about 500 bytes of program for every element it is written for; a page that has to arrive on
//! a bad line cannot afford that three hundred times (the figures are in ARCHITECTURE.md). Here the code for an attribute,
//! a child, a listener stands once. What is built are Yew's own virtual elements, no others.

use crate::domain::Text;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::html::onclick::Wrapper as OnClick;
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VTag, VText};

/// What stands between an address and the place on its screen that it is not to tell.
pub const UNTOLD: char = ' ';
/// The attribute of a link that says that place.
pub const PLACE: &str = "data-at";

/// An element that is being built.
pub struct El(VTag);

/// Begins an element.
pub fn el(tag: &'static str) -> El {
    El(VTag::new(tag))
}

/// Begins an element with a class.
pub fn of(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A text.
pub fn text(words: &str) -> Html {
    VText::new(AttrValue::from(words.to_string())).into()
}

/// A paragraph of a class.
pub fn p(class: &'static str, words: &str) -> Html {
    of("p", class).text(words).into()
}

/// A link.
pub fn link(class: &'static str, href: &str, words: &str) -> Html {
    of("a", class).leads_to(href).text(words).into()
}

/// A link that has no class.
pub fn plain_link(href: &str, words: &str) -> Html {
    el("a").leads_to(href).text(words).into()
}

/// The heading of a screen, which the keyboard's focus is put on when one arrives there.
pub fn title(words: &str) -> Html {
    title_of(words).into()
}

/// The heading of a screen that is called what a person wrote.
pub fn written_title(words: &str) -> Html {
    title_of(words).written().into()
}

fn title_of(words: &str) -> El {
    el("h1").attr("tabindex", "-1").id("title").text(words)
}

/// A button.
pub fn button(class: &'static str, words: &str, act: impl Fn() + 'static) -> El {
    of("button", class).attr("type", "button").text(words).on_click(act)
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, value.to_string());
        self
    }

    /// Where a link leads. The place that its address does not tell is there only for whom follows it in this page.
    #[inline(never)]
    pub fn leads_to(self, address: &str) -> Self {
        match address.split_once(UNTOLD) {
            Some((href, place)) => self.attr("href", href).attr(PLACE, place),
            None => self.attr("href", address),
        }
    }

    /// Sets an attribute, if there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets an attribute that has no value, if it is to stand there.
    pub fn flag(self, name: &'static str, set: bool) -> Self {
        if set { self.attr(name, "") } else { self }
    }

    /// Keeps translators from it: a number to call, a code.
    pub fn as_it_is(self) -> Self {
        self.attr("translate", "no")
    }

    /// Of words that a person wrote: they are in whatever language, and no translator's to send away or to change.
    pub fn written(self) -> Self {
        self.as_it_is().attr("dir", "auto")
    }

    /// Of a control that a person writes in. Spelling help of browsers can send text away, and autocompletion keeps it.
    pub fn to_write_in(self) -> Self {
        self.written().attr("autocomplete", "off").attr("spellcheck", "false")
    }

    /// The id.
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// What tells it from its neighbours when they change places.
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key.to_string()));
        self
    }

    /// The value of a control. `None` leaves it as it is: while the page is only drawn, a value would wipe what a person
    /// typed meanwhile.
    pub fn value(mut self, value: Option<&str>) -> Self {
        self.0.set_value(value.map(|value| AttrValue::from(value.to_string())));
        self
    }

    /// Whether a box is ticked; `None` leaves it as it is.
    pub fn checked(mut self, checked: Option<bool>) -> Self {
        if let Some(checked) = checked {
            self.0.set_checked(checked);
        }
        self
    }

    /// Adds a text.
    pub fn text(self, words: &str) -> Self {
        self.child(text(words))
    }

    /// Adds a child.
    #[inline(never)]
    fn push(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// Adds a child.
    pub fn child(self, child: impl Into<Html>) -> Self {
        self.push(child.into())
    }

    /// Adds a child, if there is one; else nothing, in its place. Children without keys are told apart by their places: if
    /// the others moved up, the browser's field a person is typing in would be made anew and lose the cursor.
    pub fn child_if(self, child: Option<Html>) -> Self {
        self.push(child.unwrap_or_default())
    }

    /// Adds children.
    pub fn all(mut self, children: impl IntoIterator<Item = Html>) -> Self {
        for child in children {
            self = self.push(child);
        }
        self
    }

    /// Acts on a click, or on the key that stands for one.
    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        self.listen(Rc::new(OnClick::new(Callback::from(move |_| act()))))
    }

    /// Acts on a click in the place of the browser.
    pub fn instead_of_click(self, act: impl Fn() + 'static) -> Self {
        let act = move |event: MouseEvent| {
            event.prevent_default();
            act();
        };
        self.listen(Rc::new(OnClick::new(Callback::from(act))))
    }

    /// Told the whole text at each change of a text.
    pub fn on_text(self, told: impl Fn(String) + 'static) -> Self {
        let told = Rc::new(told);
        self.listen(Rc::new(yew::html::oninput::Wrapper::new(Callback::from(move |event: InputEvent| {
            told(value(&event))
        }))))
    }

    /// Acts at each change of a text, without reading it.
    pub fn on_letter(self, act: impl Fn() + 'static) -> Self {
        let act = Callback::from(move |_: InputEvent| act());
        self.listen(Rc::new(yew::html::oninput::Wrapper::new(act)))
    }

    /// Told the value that was chosen from a list.
    pub fn on_choice(self, told: impl Fn(String) + 'static) -> Self {
        self.listen(Rc::new(yew::html::onchange::Wrapper::new(Callback::from(move |event: Event| {
            told(value(&event))
        }))))
    }

    /// Acts on a form that is sent, in the place of the browser.
    pub fn on_submit(self, act: impl Fn() + 'static) -> Self {
        let act = move |event: SubmitEvent| {
            event.prevent_default();
            act();
        };
        self.listen(Rc::new(yew::html::onsubmit::Wrapper::new(Callback::from(act))))
    }

    /// Acts when a dialogue was closed.
    pub fn on_close(self, act: impl Fn() + 'static) -> Self {
        self.listen(Rc::new(yew::html::onclose::Wrapper::new(Callback::from(move |_: Event| act()))))
    }

    #[inline(never)]
    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }
}

impl From<El> for Html {
    fn from(el: El) -> Self {
        el.0.into()
    }
}

/// The value of the control an event comes from: an input, a text area and a list all call it `value`.
fn value(event: &Event) -> String {
    let target = event.target();
    target.map(|target| target.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Several nodes side by side, with no element around them.
pub fn several(nodes: Vec<Html>) -> Html {
    nodes.into_iter().collect()
}

/// A heading; `level`: 2, 3 or 4.
pub fn heading(level: u8, words: &str) -> El {
    let tag = match level {
        2 => "h2",
        3 => "h3",
        _ => "h4",
    };
    el(tag).text(words)
}

/// A paragraph for each part of a text; blank lines separate them.
pub fn paragraphs(words: &str) -> Html {
    let parts = words.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Html::from(el("p").text(part))).collect()
}

/// Something folded away until a person opens it; works without the program.
pub fn disclosure(summary: &Text, open: bool, inside: Html) -> Html {
    of("details", "disclosure")
        .flag("open", open)
        .child(el("summary").text(summary))
        .child(of("div", "disclosure-inside").child(inside))
        .into()
}
