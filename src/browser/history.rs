//! The URL, the session history and the scroll position.

use super::{js, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// The state of a session history entry. The URL holds none of it. It is untrusted: check it before use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryState {
    /// The number of the screen that is shown, where the URL does not change.
    pub screen: Option<u32>,
    /// The page with the program and the texts for the entry, where those of the URL are others. The boot script reads
    /// it.
    pub page: Option<String>,
    /// The location on the screen, obscured by `ui::address`.
    pub at: Option<String>,
    /// The URL the entry was opened from, obscured.
    pub from: Option<String>,
}

/// The property names of the history state: those of [`HistoryState`], and the scroll position.
const SCREEN: &str = "screen";
const PAGE: &str = "page";
/// The attribute of a link that holds that location.
pub const PLACE: &str = "data-at";

const AT: &str = "at";
const FROM: &str = "from";
const SCROLL: &str = "y";

/// The longest text read from the history state; a longer one is not ours.
const LONGEST: usize = 400;

impl HistoryState {
    /// Converts to a history state. `y` is the scroll position.
    fn state(&self, y: Option<f64>) -> JsValue {
        let text = |text: &Option<String>| text.as_deref().map_or(JsValue::UNDEFINED, JsValue::from);
        let number = |number: Option<f64>| number.map_or(JsValue::UNDEFINED, JsValue::from);
        js::object(&[
            (SCROLL, number(y)),
            (SCREEN, number(self.screen.map(f64::from))),
            (PAGE, text(&self.page)),
            (AT, text(&self.at)),
            (FROM, text(&self.from)),
        ])
    }
}

/// The state of the current session history entry.
pub fn history_state() -> HistoryState {
    let text = |name| state_value(name)?.as_string().filter(|text| text.len() <= LONGEST);
    let screen = state_value(SCREEN).and_then(|screen| screen.as_f64()).map(|screen| screen as u32);
    HistoryState { screen, page: text(PAGE), at: text(AT), from: text(FROM) }
}

/// The path and the fragment (without `#`) of the URL.
pub fn address() -> (String, String) {
    let location = window().map(|window| window.location());
    let part = |get: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|l| get(l).ok()).unwrap_or_default()
    };
    let fragment = part(web_sys::Location::hash);
    (part(web_sys::Location::pathname), fragment.trim_start_matches('#').into())
}

/// The scroll position, in CSS pixels.
pub fn scrolled() -> f64 {
    window().and_then(|w| w.scroll_y().ok()).unwrap_or_default()
}

pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Adds an entry with the URL `href` to the session history, and notes the scroll position in the current one.
pub fn push(href: &str, held: &HistoryState) {
    save_scroll();
    history(|history| {
        let _ = history.push_state_with_url(&held.state(None), "", Some(href));
    });
}

/// Makes the browser ask for confirmation before the page is closed or reloaded, in a `beforeunload` handler.
pub fn ask_before_leaving(event: &Event) {
    event.prevent_default();
    // WebKit needs `returnValue` to be set.
    let _ = js::set(event, "returnValue", &"".into());
}

/// Replaces the state of the current entry for another screen; the URL does not change.
pub fn go_in_place(held: &HistoryState) {
    history(|history| {
        let _ = history.replace_state(&held.state(None), "");
    });
}

/// Whether this document was opened by a reload.
pub fn was_reloaded() -> bool {
    let entries =
        window().and_then(|window| window.performance()).map(|clock| clock.get_entries_by_type("navigation"));
    entries.is_some_and(|entries| js::get(&entries.get(0), "type") == "reload")
}

/// Reloads the document at its top; the boot script shows the page that the history state names.
pub fn load_from_the_top() {
    // A hidden page is scrolled to 0: otherwise the `pagehide` handler would note this screen's scroll position for the
    // next.
    super::set_root_attribute("hidden", "");
    super::load_again();
}

/// Replaces the state of the current entry, and its URL if `href` is given; keeps the scroll position.
pub fn replace(href: Option<&str>, held: &HistoryState) {
    history(|history| {
        let _ = history.replace_state_with_url(&held.state(saved_scroll()), "", href);
    });
}

/// Notes the scroll position in the current entry.
pub fn save_scroll() {
    history(|history| {
        let _ = history.replace_state(&history_state().state(Some(scrolled())), "");
    });
}

/// The scroll position that was noted in the current entry.
pub fn saved_scroll() -> Option<f64> {
    state_value(SCROLL)?.as_f64()
}

fn state_value(name: &str) -> Option<JsValue> {
    let state = window()?.history().ok()?.state().ok()?;
    Some(js::get(&state, name))
}

/// Whether the program restores the scroll position (while it runs) or the browser (after a reload).
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

/// The target of a same-origin link.
pub enum Followed {
    /// An element of this screen, by id. The URL may be that of another screen.
    Within(String),
    /// A path, and a location on that screen.
    To(String, String),
}

/// The same-origin link that was clicked, if the program handles the click: primary button, no modifier key, same
/// browsing context.
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
