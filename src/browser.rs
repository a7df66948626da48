//! The browser's APIs. No other module uses `web_sys` or `js_sys`.
//!
//! Each function does nothing or returns an empty value if the browser lacks the API. None is called during
//! prerendering: components call them in effects and event handlers only.

mod bfcache;
mod clock;
mod document;
mod dom_mutations;
mod double_press;
mod events;
mod files;
mod focus;
mod focus_keeper;
mod history;
mod indexed_db;
mod js;
mod local_storage;
mod persistence;
mod random;
mod search_text;
mod secret_field;
mod service_worker;
mod share;
mod speech;
mod tab_channel;
mod workers;

pub use clock::*;
pub use document::*;
pub use dom_mutations::*;
pub use double_press::*;
pub use events::*;
pub use files::*;
pub use focus::*;
pub use focus_keeper::*;
pub use history::*;
pub use indexed_db::IdbJournal;
pub use local_storage::LocalStore;
pub use persistence::*;
pub use random::*;
pub use search_text::*;
pub use secret_field::*;
pub use service_worker::*;
pub use share::*;
pub use speech::*;
pub use tab_channel::*;
pub use workers::*;

pub use gloo_timers::callback::{Interval, Timeout};
pub use wasm_bindgen_futures::spawn_local;

use web_sys::{Document, Element, Window};

use document::page_object;

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}
