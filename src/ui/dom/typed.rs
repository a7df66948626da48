//! What is typed into the field of a passphrase or of a spare code.
//!
//! It stays in the field until it is needed, and goes to a worker as the browser's own text: the program's memory does not
//! hold a copy of it for each letter.

use super::by_id;
use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

/// What is typed into a field, as the browser holds it.
#[derive(Clone)]
pub struct Typed(JsString);

impl Typed {
    /// What stands in the field of this id now; nothing where there is no such field.
    pub fn in_field(id: &str) -> Self {
        let value = by_id(id).and_then(|field| Reflect::get(&field, &VALUE.into()).ok());
        Self(value.and_then(|value| value.dyn_into().ok()).unwrap_or_else(|| "".into()))
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.length() == 0
    }

    /// How many characters were typed.
    pub fn count(&self) -> usize {
        Array::from(&self.0).length() as usize
    }

    /// The text, wiped when it is dropped.
    pub fn read(&self) -> Zeroizing<String> {
        Zeroizing::new(String::from(&self.0))
    }

    /// As it was typed, for a worker.
    pub fn as_it_is(&self) -> JsValue {
        self.0.clone().into()
    }

    /// In the one way of writing that all keyboards lead to, for a worker: an é is one sign or two (Unicode's form NFKC).
    pub fn in_same_signs(&self) -> JsValue {
        self.0.normalize("NFKC").into()
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

const VALUE: &str = "value";

/// Empties a field that the program does not hold the text of.
pub fn empty_field(id: &str) {
    if let Some(field) = by_id(id) {
        let _ = Reflect::set(&field, &VALUE.into(), &"".into());
    }
}
