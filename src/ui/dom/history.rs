//! The page's address, the browser's history, and where the page is scrolled to.

use super::{object, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// What an entry of the history remembers the address under that it was come from.
const FROM: &str = "from";

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

/// Goes to an address without loading a page; where the page is scrolled to now is noted for the way back. `from`: the
/// address that the new entry remembers as the one it was come from.
pub fn push(href: &str, from: Option<&str>) {
    note_scroll();
    history(|history| {
        let _ = history.push_state_with_url(&remembering(from), "", Some(href));
    });
}

/// Has the browser ask before the page is closed or loaded again (`beforeunload`).
pub fn ask_before_leaving(event: &Event) {
    event.prevent_default();
    // WebKit wants it said this way.
    let _ = js_sys::Reflect::set(event, &"returnValue".into(), &"".into());
}

/// Goes to an address in the place of this one.
pub fn go_in_place(href: &str, from: Option<&str>) {
    history(|history| {
        let _ = history.replace_state_with_url(&remembering(from), "", Some(href));
    });
}

fn remembering(from: Option<&str>) -> JsValue {
    from.map_or(JsValue::NULL, |from| object(&[(FROM, from.into())]))
}

/// Loads another page of ours in the place of this one.
pub fn load_in_place(href: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(href);
    }
}

/// Puts another address in the place of this one.
pub fn replace(href: &str) {
    history(|history| {
        let _ = history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(href));
    });
}

/// Notes where the page is scrolled to in this entry of the history.
pub fn note_scroll() {
    let from = noted_from().map_or(JsValue::UNDEFINED, JsValue::from);
    history(|history| {
        let _ = history.replace_state(&object(&[("y", scrolled().into()), (FROM, from)]), "");
    });
}

/// The address that this entry of the history was come from, where it remembers one. Comes from outside: check before use.
pub fn noted_from() -> Option<String> {
    noted(FROM)?.as_string()
}

/// Where the page was scrolled to when this entry of the history was left.
pub fn noted_scroll() -> Option<f64> {
    noted("y")?.as_f64()
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

/// The path and fragment of the link of our own origin that was clicked, if this click is to be followed in the page:
/// the main button, no key held, no other window.
pub fn followed_link(event: &Event) -> Option<(String, String)> {
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
    (!elsewhere).then(|| (link.pathname(), link.hash().trim_start_matches('#').into()))
}
