//! The browser, as far as screens need it. Nothing else in `ui` touches `window`.
//!
//! Every function does nothing, or answers with the plainest value, where the browser has no such thing. Nothing here is
//! called on the host: components call it from effects and events only.

use super::early::Touched;
use crate::domain::id;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Window};

/// The name of the object by which the page's own small script and the program speak to each other.
const PAGE: &str = "stillwater";

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Now, as ISO 8601 in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Milliseconds since 1970.
pub fn millis() -> f64 {
    js_sys::Date::now()
}

/// A name for a new record.
pub fn new_id() -> String {
    id::new(millis(), js_sys::Math::random())
}

/// An ISO 8601 moment on the person's own clock: the day as `2026-11-22` and the time as `14:05`. `None` for what is no
/// moment.
pub fn local(iso: &str) -> Option<(String, String)> {
    let date = js_sys::Date::new(&iso.into());
    if date.get_time().is_nan() {
        return None;
    }
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    let time = format!("{:02}:{:02}", date.get_hours(), date.get_minutes());
    Some((format!("{year}-{month:02}-{day:02}"), time))
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

/// Scrolls an element into view; whether there is one.
pub fn show(id: &str) -> bool {
    by_id(id).is_some_and(|element| {
        element.scroll_into_view();
        true
    })
}

/// Whether there is an element of this id.
pub fn has(id: &str) -> bool {
    by_id(id).is_some()
}

/// Puts the keyboard's focus on an element, without scrolling.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = js_sys::Reflect::get(&element, &"focus".into())
            .and_then(|focus| focus.dyn_into::<js_sys::Function>())
            .and_then(|focus| focus.call1(&element, &object(&[("preventScroll", true.into())])));
    }
}

/// Puts the keyboard's focus on an element that the next drawing brings.
pub fn focus_soon(id: String) {
    gloo_timers::callback::Timeout::new(0, move || focus(&id)).forget();
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The id of the last of these elements that begins above the upper third of the window.
pub fn last_above(ids: &[String]) -> Option<String> {
    let edge = window()?.inner_height().ok()?.as_f64()? / 3.0;
    let above = ids
        .iter()
        .rev()
        .find(|id| by_id(id).is_some_and(|element| element.get_bounding_client_rect().top() < edge));
    above.cloned()
}

/// The page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// An attribute of the page's root element.
pub fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Sets an attribute of the page's root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Goes to an address without loading a page; where the page is scrolled to now is noted for the way back.
pub fn push(href: &str) {
    note_scroll();
    history(|history| {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    });
}

/// Puts another address in the place of this one.
pub fn replace(href: &str) {
    history(|history| {
        let _ = history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(href));
    });
}

/// Notes where the page is scrolled to in this entry of the history.
pub fn note_scroll() {
    history(|history| {
        let _ = history.replace_state(&object(&[("y", scrolled().into())]), "");
    });
}

/// Where the page was scrolled to when this entry of the history was left.
pub fn noted_scroll() -> Option<f64> {
    let state = window()?.history().ok()?.state().ok()?;
    js_sys::Reflect::get(&state, &"y".into()).ok()?.as_f64()
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

/// A listener that is taken off when it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, handler);
    }
}

/// Listens to the window.
pub fn on_window(name: &'static str, handler: impl FnMut(Event) + 'static) -> Option<Listener> {
    listen(window()?.into(), name, handler)
}

/// Listens to the document.
pub fn on_document(name: &'static str, handler: impl FnMut(Event) + 'static) -> Option<Listener> {
    listen(document()?.into(), name, handler)
}

fn listen(target: EventTarget, name: &'static str, handler: impl FnMut(Event) + 'static) -> Option<Listener> {
    let handler = Closure::<dyn FnMut(Event)>::new(handler);
    target.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref()).ok()?;
    Some(Listener { target, name, handler })
}

/// Tells whoever listens to [`LEAVING`] that another screen is about to be drawn.
pub fn say_leaving() {
    if let (Some(window), Ok(event)) = (window(), Event::new(LEAVING)) {
        let _ = window.dispatch_event(&event);
    }
}

/// The name of the event before another screen is drawn.
pub const LEAVING: &str = "stillwater-leaving";

/// Whether the page is hidden from the person.
pub fn is_hidden() -> bool {
    document().is_some_and(|d| d.visibility_state() == web_sys::VisibilityState::Hidden)
}

/// What was typed or ticked before the program was there; empty the second time.
pub fn take_early() -> Vec<Touched> {
    let taken = page_object().and_then(|page| {
        let take = js_sys::Reflect::get(&page, &"take".into()).ok()?;
        take.dyn_into::<js_sys::Function>().ok()?.call0(&page).ok()
    });
    let Some(list) = taken else { return Vec::new() };
    js_sys::Array::from(&list)
        .iter()
        .map(|entry| {
            let entry = js_sys::Array::from(&entry);
            Touched {
                name: entry.get(0).as_string().unwrap_or_default(),
                value: entry.get(1).as_string().unwrap_or_default(),
                checked: entry.get(2).is_truthy(),
            }
        })
        .collect()
}

/// The element the page is drawn in.
pub fn mount() -> Option<Element> {
    by_id("app")
}

/// Fetches one of our own static files as text.
pub async fn fetch_text(href: &str) -> Option<String> {
    let response = wasm_bindgen_futures::JsFuture::from(window()?.fetch_with_str(href)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    wasm_bindgen_futures::JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Tells the page that the program cannot start: it says so, and goes on reading.
pub fn say_failed() {
    set_root_attribute("data-failed", "");
}

fn page_object() -> Option<JsValue> {
    let page = js_sys::Reflect::get(&window()?.into(), &PAGE.into()).ok()?;
    (!page.is_undefined()).then_some(page)
}

/// The languages the person's browser asks for, as BCP 47 codes.
pub fn browser_languages() -> Vec<String> {
    let languages = window().map(|window| window.navigator().languages());
    languages.iter().flat_map(js_sys::Array::iter).filter_map(|l| l.as_string()).collect()
}

/// Copies a text; `done` is told whether it worked.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        // Without https, or in an old browser, there is no clipboard: reading the property gives undefined.
        let clipboard = window().and_then(|w| js_sys::Reflect::get(&w.navigator(), &"clipboard".into()).ok());
        let worked = match clipboard.filter(JsValue::is_object) {
            Some(clipboard) => {
                let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
                wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await.is_ok()
            }
            None => false,
        };
        done(worked);
    });
}

/// Selects the text of a field, so that a person can copy it by hand.
pub fn select(id: &str) {
    if let Some(field) = by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        field.select();
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Hands the person a text as a file.
pub fn download(name: &str, text: &str) {
    let _ = try_download(name, text);
}

fn try_download(name: &str, text: &str) -> Result<(), JsValue> {
    let document = document().ok_or(JsValue::NULL)?;
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&text.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
}

/// Opens a dialogue as a modal one: the page behind it can neither be seen by a screen reader nor be reached by keyboard.
pub fn open_dialog(id: &str) {
    let dialog = by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Whether there is a voice of this language that runs on the device itself.
pub fn has_own_voice(lang: &str) -> bool {
    own_voice(lang).is_some()
}

fn speech() -> Option<web_sys::SpeechSynthesis> {
    let speech = js_sys::Reflect::get(&window()?.into(), &"speechSynthesis".into()).ok()?;
    speech.is_object().then(|| speech.unchecked_into())
}

fn own_voice(lang: &str) -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = speech()?.get_voices();
    voices
        .iter()
        .map(JsCast::unchecked_into::<web_sys::SpeechSynthesisVoice>)
        .find(|voice| voice.local_service() && voice.lang().to_lowercase().starts_with(lang))
}

/// Reads a text aloud with a voice that runs on the device; with none, it stays silent. What is being read stops.
pub fn speak(text: &str, lang: &str) {
    let (Some(speech), Some(voice)) = (speech(), own_voice(lang)) else {
        return;
    };
    speech.cancel();
    if let Ok(utterance) = web_sys::SpeechSynthesisUtterance::new_with_text(text) {
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        speech.speak(&utterance);
    }
}

/// Stops reading aloud.
pub fn hush() {
    if let Some(speech) = speech() {
        speech.cancel();
    }
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in entries {
        let _ = js_sys::Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
