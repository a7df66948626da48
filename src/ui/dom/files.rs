//! Files that a person chooses or drops on the page.

use super::{Bytes, Listener, by_id, on_window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Receives the bytes of a file; `None` if it is too large or cannot be read.
pub type Given = Box<dyn Fn(Option<Bytes>)>;

/// Reads the file chosen in the file input `id`, and empties the input. `most` is the largest size that is read, in
/// bytes.
pub fn take_chosen(id: &str, most: usize, told: Given) {
    let Some(field) = by_id(id) else { return };
    take(&field, most, told);
    let _ = Reflect::set(&field, &"value".into(), &"".into());
}

/// Reads a file that is dropped anywhere on the page, until the returned listeners are dropped. `most` is the largest
/// size that is read, in bytes.
pub fn on_drop(most: usize, told: impl Fn() -> Given + 'static) -> [Option<Listener>; 2] {
    let drop = on_window("drop", move |event| {
        // By default the browser navigates to the dropped file.
        event.prevent_default();
        let dropped = Reflect::get(&event, &"dataTransfer".into()).unwrap_or_default();
        take(&dropped, most, told());
    });
    [on_window("dragover", |event| event.prevent_default()), drop]
}

/// Reads the first of the `files` of an input or a `DataTransfer`.
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
