//! Files that a person chooses or drops on the page.

use super::js::{get, promise, set};
use super::{Bytes, Listener, by_id, on_window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Receives the bytes of a file; `None` if it is too large or cannot be read.
pub type Given = Box<dyn Fn(Option<Bytes>)>;

/// Reads the file chosen in the file input `id`, and empties the input. `most` is the largest size that is read, in
/// bytes.
pub fn take_chosen(id: &str, most: usize, callback: Given) {
    let Some(field) = by_id(id) else { return };
    take(&field, most, callback);
    let _ = set(&field, "value", &"".into());
}

/// Reads a file that is dropped anywhere on the page, until the returned listeners are dropped. `most` is the largest
/// size that is read, in bytes.
pub fn on_drop(most: usize, callback: impl Fn() -> Given + 'static) -> [Option<Listener>; 2] {
    let drop = on_window("drop", move |event| {
        // By default the browser navigates to the dropped file.
        event.prevent_default();
        take(&get(&event, "dataTransfer"), most, callback());
    });
    [on_window("dragover", |event| event.prevent_default()), drop]
}

/// Reads the first of the `files` of an input or a `DataTransfer`.
fn take(from: &JsValue, most: usize, callback: Given) {
    let file = get(&get(from, "files"), "0");
    if !file.is_object() {
        return;
    }
    let fits = get(&file, "size").as_f64().is_some_and(|size| size <= most as f64);
    let promise = if fits { promise(&file, "arrayBuffer", &[]) } else { None };
    wasm_bindgen_futures::spawn_local(async move {
        callback(match promise {
            Some(promise) => JsFuture::from(promise).await.ok().map(Bytes),
            None => None,
        });
    });
}
