//! Fixtures: a part of the document to render into, a small catalogue, and functions that wait.

use gloo_timers::callback::Timeout;
use serde_json::json;
use std::cell::Cell;
use std::rc::Rc;
use stillwater::browser::{IdbJournal, LocalStore};
use stillwater::content::Catalog;
use stillwater::domain::SharedStr;
use stillwater::domain::answers::Answers;
use stillwater::domain::route::Route;
use stillwater::storage::journal::Journal;
use stillwater::storage::{Store, keys};
use stillwater::ui::app::{App, Props};
use stillwater::ui::context::AppContext;
use stillwater::ui::screens::{self, Screens};
use stillwater::ui::words::KEYS;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlInputElement};
use yew::{AppHandle, Html};

/// The base path of the small site. It differs from the page's own, so that nothing relies on being at the root.
pub const BASE: &str = "/below/";

/// The settings of a person who has chosen where to store entries, so that the question does not interrupt a test.
pub const ASKED: &str = r#"{"v":1,"where":"open"}"#;

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A catalogue with one worksheet and a short article. Each text of `ui.toml` is its number.
pub fn catalog() -> Rc<Catalog> {
    let option = |id: &str| json!({ "id": id, "label": format!("the {id} one") });
    let field = |id: &str, kind: serde_json::Value| json!({ "field": { "id": id, "kind": kind, "label": format!("About {id}?") } });
    let step = json!({
        "when_will": "When {when}, I will {will}", "when": "When {when}", "will": "I will {will}",
        "day_will": "On {day} I will {will}", "day": "On {day}", "otherwise": "Else: {else}", "noted": "{how} · {day}",
        "outcomes": [option("did"), option("leave")], "months": "January", "date": "{day} {month} {year}", "ideas": ["rest", "call A."],
    });
    let lang =
        json!({ "code": "en", "name": "English", "direction": "ltr", "leave_to": ["https://example.org/"] });
    let ending = json!({ "title": "The end", "text": "That is all." });
    let ui: Vec<String> = (0..600).map(|number| format!("text {number}")).collect();
    let whole = serde_json::to_value(stillwater::content::Tools::default()).unwrap();
    let mut tools = whole;
    tools["worksheets"] = json!([{
        "id": "evening",
        "path": "evening",
        "title": "An evening",
        "summary": "A small plan.",
        "intro": "For one evening.",
        "about": "For the tests.",
        "end": ending,
        "steps": [{ "id": "plan", "minutes": 2, "title": "What would be good?", "items": [
            { "field": { "id": "line", "kind": "line", "label": "About line?", "suggestions": ["go home", "rest"] } },
            field("lines", json!("text")),
            field("one", json!({ "choice": [option("warm"), option("quiet")] })),
            field("any", json!({ "choices": { "options": [option("tea"), option("book")], "own": true } })),
            field("number", json!({ "scale": { "low": "not", "high": "very" } })),
            field("sides", json!({ "columns": [option("left"), option("right")] })),
            field("tick", json!("toggle")),
            field("day", json!("date")),
            { "field": { "id": "plan", "kind": { "step": step }, "label": "About plan?", "suggestions": ["I get home"] } },
        ]}],
    }]);
    let catalog = json!({
        "keys": KEYS,
        "lang": lang,
        "langs": [lang],
        "ui": ui,
        "paths": ["evening"],
        "article": {
            "title": "A short article",
            "minutes": 1,
            "revised": "2026-11-22",
            "sections": [
                { "id": "first", "title": "The first part", "blocks": [
                    { "paragraph": [{ "text": "Words, " }, { "strong": "strong" }, { "text": " & <plain>" }, { "cite": 1 }] },
                    { "list": [true, [[{ "text": "one" }], [{ "text": "two" }]]] },
                    { "offer": ["evening", "Plan an evening"] },
                ]},
                { "id": "second", "title": "The second part", "blocks": [
                    { "heading": ["inner", "An inner heading"] },
                    { "paragraph": [{ "link": ["help", "Help"] }] },
                ]},
            ],
            "sources": [{ "id": "a", "authors": "A. Author", "year": 2001, "title": "A work", "where": "", "url": "" }],
        },
        "tools": tools,
    });
    Rc::new(Catalog::from_json(&catalog.to_string(), KEYS).expect("a catalogue"))
}

/// The properties of the app.
pub fn props(route: Route) -> Props {
    Props { catalog: catalog(), base: BASE.into(), route, screens: screens::ALL }
}

/// The route of the worksheet.
pub fn evening() -> Route {
    Route::Worksheet(SharedStr::from("evening"))
}

/// An element of the document with the app in it, which is removed on drop.
pub struct Stage {
    pub root: Element,
    app: Option<AppHandle<App>>,
    address: String,
}

impl Stage {
    /// An empty element. Stored data and marks of earlier tests are removed.
    pub async fn empty() -> Self {
        forget().await;
        document().document_element().unwrap().remove_attribute("data-ready").unwrap();
        let root = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let address = web_sys::window().unwrap().location().href().unwrap();
        Self { root, app: None, address }
    }

    /// Renders the app from scratch.
    pub async fn drawn(route: Route) -> Self {
        Self::drawn_at(route, "").await
    }

    /// Renders only what `draw` renders, with this stored record and these settings.
    pub async fn drawn_with(
        record: &serde_json::Value,
        settings: &str,
        draw: fn(&AppContext) -> Html,
    ) -> Self {
        let mut stage = Self::empty().await;
        let key = keys::record(record["id"].as_str().unwrap());
        LocalStore.set(&key, &record.to_string()).unwrap();
        LocalStore.set(keys::SETTINGS, settings).unwrap();
        let props = Props { screens: Screens { draw, ..screens::ALL }, ..props(Route::Session) };
        stage.app = Some(yew::Renderer::<App>::with_root_and_props(stage.root.clone(), props).render());
        stage.ready().await;
        stage
    }

    /// Renders the app from scratch at a URL with this fragment.
    async fn drawn_at(route: Route, fragment: &str) -> Self {
        let mut stage = Self::empty().await;
        follow(fragment);
        let renderer = yew::Renderer::<App>::with_root_and_props(stage.root.clone(), props(route));
        stage.app = Some(renderer.render());
        stage.ready().await;
        stage
    }

    /// Hydrates the content of the element.
    #[cfg(feature = "ssr")]
    pub async fn take_over(&mut self, route: Route) {
        let renderer = yew::Renderer::<App>::with_root_and_props(self.root.clone(), props(route));
        self.app = Some(renderer.hydrate());
        self.ready().await;
    }

    async fn ready(&self) {
        until("the page is ready", || document().query_selector("html[data-ready]").unwrap().is_some()).await;
    }

    /// Renders the worksheet with a new record open for editing.
    pub async fn open() -> Self {
        let stage = Self::drawn_at(evening(), "begin").await;
        until("a record is open", || stage.root.query_selector("#next").unwrap().is_some()).await;
        stage
    }

    /// The first element that matches the selector.
    pub fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("{selector} is there"))
    }

    /// The value of a text area or an input.
    pub fn value(&self, selector: &str) -> String {
        self.find(selector).unchecked_into::<HtmlInputElement>().value()
    }

    /// Whether a checkbox or radio button is checked.
    pub fn ticked(&self, selector: &str) -> bool {
        self.find(selector).unchecked_into::<HtmlInputElement>().checked()
    }

    /// Types into a control as a person would.
    pub fn write(&self, selector: &str, text: &str) {
        let control = self.find(selector);
        control.unchecked_ref::<HtmlInputElement>().set_value(text);
        let make = js_sys::Function::new_no_args("return new InputEvent('input', { bubbles: true })");
        let event = make.call0(&JsValue::NULL).unwrap();
        control.dispatch_event(event.unchecked_ref()).unwrap();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
        let history = web_sys::window().unwrap().history().unwrap();
        history.replace_state_with_url(&JsValue::NULL, "", Some(&self.address)).unwrap();
    }
}

/// Gives the URL this fragment, as a link that was followed before the program has started.
pub fn follow(fragment: &str) {
    let history = web_sys::window().unwrap().history().unwrap();
    history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}"))).unwrap();
}

/// Clears the store and the journal. It first waits for the page of an earlier test, which stores unsaved changes when
/// it is destroyed.
pub async fn forget() {
    rest(20).await;
    let (journal, _) = IdbJournal::open().await.expect("a journal");
    let gone = Rc::new(Cell::new(false));
    journal.clear(None, {
        let gone = gone.clone();
        Box::new(move |_| gone.set(true))
    });
    until("the journal is gone", || gone.get()).await;
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
    LocalStore.set(keys::SETTINGS, ASKED).unwrap();
}

/// The answers of the only stored record.
pub fn stored() -> Option<Answers> {
    let names = LocalStore.keys(keys::RECORD).unwrap();
    let text = LocalStore.get(names.first()?).unwrap()?;
    Some(stillwater::storage::format::read_record(&text).expect("a record").answers)
}

/// Waits this long, so that the browser can run pending tasks.
pub async fn rest(milliseconds: u32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        Timeout::new(milliseconds, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits until a condition holds, for at most five seconds.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..250 {
        if holds() {
            return;
        }
        rest(20).await;
    }
    panic!("in vain: {what}");
}
