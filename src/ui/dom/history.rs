//! The page's address, the browser's history, and where the page is scrolled to.

use super::{object, window};
use crate::ui::html::PLACE;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// What an entry of the history holds. An address tells of none of it; comes from outside: check before use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// The number of the screen that is shown, where the address stays as it is.
    pub screen: Option<u32>,
    /// The page that brings the program and the words for it, where the address brings others. The boot script reads it.
    pub page: Option<String>,
    /// The place on the screen, covered (`ui::address`).
    pub at: Option<String>,
    /// The address that the entry was come from, covered.
    pub from: Option<String>,
}

/// The names of what an entry of the history holds: of [`Held`], and where the page was scrolled to.
const SCREEN: &str = "screen";
const PAGE: &str = "page";
const AT: &str = "at";
const FROM: &str = "from";
const SCROLL: &str = "y";

/// No text that an entry of the history holds is longer: what is longer is not ours.
const LONGEST: usize = 400;

impl Held {
    /// As the browser is handed it; `y`: where the page is scrolled to.
    fn state(&self, y: Option<f64>) -> JsValue {
        let text = |text: &Option<String>| text.as_deref().map_or(JsValue::UNDEFINED, JsValue::from);
        let number = |number: Option<f64>| number.map_or(JsValue::UNDEFINED, JsValue::from);
        object(&[
            (SCROLL, number(y)),
            (SCREEN, number(self.screen.map(f64::from))),
            (PAGE, text(&self.page)),
            (AT, text(&self.at)),
            (FROM, text(&self.from)),
        ])
    }
}

/// What this entry of the history holds.
pub fn held() -> Held {
    let text = |name| noted(name)?.as_string().filter(|text| text.len() <= LONGEST);
    let screen = noted(SCREEN).and_then(|screen| screen.as_f64()).map(|screen| screen as u32);
    Held { screen, page: text(PAGE), at: text(AT), from: text(FROM) }
}

/// The path and the fragment (without `#`) of the page's address.
pub fn address() -> (String, String) {
    let location = window().map(|window| window.location());
    let part = |get: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|l| get(l).ok()).unwrap_or_default()
    };
    let fragment = part(web_sys::Location::hash);
    (part(web_sys::Location::pathname), fragment.trim_start_matches('#').into())
}

/// Where the page is scrolled to, in CSS pixels.
pub fn scrolled() -> f64 {
    window().and_then(|w| w.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page.
pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Goes to an address without loading a page; where the page is scrolled to now is noted for the way back.
pub fn push(href: &str, held: &Held) {
    note_scroll();
    history(|history| {
        let _ = history.push_state_with_url(&held.state(None), "", Some(href));
    });
}

/// Has the browser ask before the page is closed or loaded again (`beforeunload`).
pub fn ask_before_leaving(event: &Event) {
    event.prevent_default();
    // WebKit wants it said this way.
    let _ = js_sys::Reflect::set(event, &"returnValue".into(), &"".into());
}

/// Goes elsewhere in the place of this entry; the address stays as it is.
pub fn go_in_place(held: &Held) {
    history(|history| {
        let _ = history.replace_state(&held.state(None), "");
    });
}

/// Whether this page was loaded again, and not opened from elsewhere.
pub fn was_reloaded() -> bool {
    let entries =
        window().and_then(|window| window.performance()).map(|clock| clock.get_entries_by_type("navigation"));
    entries.is_some_and(|entries| {
        js_sys::Reflect::get(&entries.get(0), &"type".into()).is_ok_and(|how| how == "reload")
    })
}

/// Loads the page again, from its top: the boot script shows what this entry of the history holds.
pub fn load_from_the_top() {
    // Else the place that this screen is scrolled to would be noted for the next one.
    super::set_root_attribute("hidden", "");
    super::load_again();
}

/// Puts other things into this entry of the history, and another address in the place of this one, if there is one; the page
/// stays where it is.
pub fn replace(href: Option<&str>, held: &Held) {
    history(|history| {
        let _ = history.replace_state_with_url(&held.state(noted_scroll()), "", href);
    });
}

/// Notes where the page is scrolled to in this entry of the history.
pub fn note_scroll() {
    history(|history| {
        let _ = history.replace_state(&held().state(Some(scrolled())), "");
    });
}

/// Where the page was scrolled to when this entry of the history was left.
pub fn noted_scroll() -> Option<f64> {
    noted(SCROLL)?.as_f64()
}

fn noted(name: &str) -> Option<JsValue> {
    let state = window()?.history().ok()?.state().ok()?;
    js_sys::Reflect::get(&state, &name.into()).ok()
}

/// Whether the program puts the page where it was on the way back (while it runs), or the browser (after a reload).
pub fn restore_scroll_ourselves(ours: bool) {
    let mode = if ours { web_sys::ScrollRestoration::Manual } else { web_sys::ScrollRestoration::Auto };
    history(|history| {
        let _ = history.set_scroll_restoration(mode);
    });
}

fn history(act: impl FnOnce(&web_sys::History)) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        act(&history);
    }
}

/// Where a link of our own origin leads.
pub enum Followed {
    /// To an element of this screen, by its id: the address may be that of another screen.
    Within(String),
    /// To the screen of this path, and the place on it.
    To(String, String),
}

/// The link of our own origin that was clicked, if this click is to be followed in the page: the main button, no key held, no
/// other window.
pub fn followed_link(event: &Event) -> Option<Followed> {
    let click = event.dyn_ref::<web_sys::MouseEvent>()?;
    if click.default_prevented()
        || click.button() != 0
        || click.meta_key()
        || click.ctrl_key()
        || click.shift_key()
        || click.alt_key()
    {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: web_sys::HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let here = window()?.location().origin().ok()?;
    let elsewhere = link.origin() != here
        || link.has_attribute("download")
        || link.has_attribute("target")
        || link.has_attribute("data-leave");
    if elsewhere {
        return None;
    }
    if let Some(id) = link.get_attribute("href").as_deref().and_then(|href| href.strip_prefix('#')) {
        return Some(Followed::Within(id.into()));
    }
    let place = link.get_attribute(PLACE).unwrap_or_else(|| link.hash().trim_start_matches('#').into());
    Some(Followed::To(link.pathname(), place))
}
