//! Files that a person hands to the page.

use super::{Bytes, Listener, by_id, on_window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Told the bytes of a file; `None` if it is larger than asked for, or cannot be read.
pub type Given = Box<dyn Fn(Option<Bytes>)>;

/// Reads the file that was chosen in a field of this id, and empties the field. `most`: in bytes; a larger one is not read.
pub fn take_chosen(id: &str, most: usize, told: Given) {
    let Some(field) = by_id(id) else { return };
    take(&field, most, told);
    let _ = Reflect::set(&field, &"value".into(), &"".into());
}

/// Reads a file that is dropped anywhere on the page, as long as the answer is held.
pub fn on_drop(most: usize, told: impl Fn() -> Given + 'static) -> [Option<Listener>; 2] {
    let drop = on_window("drop", move |event| {
        // Else the browser would leave the page and show the file.
        event.prevent_default();
        let dropped = Reflect::get(&event, &"dataTransfer".into()).unwrap_or_default();
        take(&dropped, most, told());
    });
    [on_window("dragover", |event| event.prevent_default()), drop]
}

/// The first of the `files` of a field or of what was dropped.
fn take(from: &JsValue, most: usize, told: Given) {
    let first = |files| Reflect::get_u32(&files, 0).ok().filter(JsValue::is_object);
    let Some(file) = Reflect::get(from, &"files".into()).ok().and_then(first) else { return };
    let size = Reflect::get(&file, &"size".into()).ok().and_then(|size| size.as_f64());
    let read = || {
        let read: Function = Reflect::get(&file, &"arrayBuffer".into()).ok()?.dyn_into().ok()?;
        read.call0(&file).ok()?.dyn_into::<Promise>().ok()
    };
    let promise = if size.is_some_and(|size| size <= most as f64) { read() } else { None };
    wasm_bindgen_futures::spawn_local(async move {
        told(match promise {
            Some(promise) => JsFuture::from(promise).await.ok().map(Bytes),
            None => None,
        });
    });
}
