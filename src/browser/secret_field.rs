//! Passphrases and recovery codes as they are typed.
//!
//! The text stays in the field until it is needed and goes to a worker as a JavaScript string, so that the program's
//! memory does not hold a copy for each keystroke.

use super::by_id;
use super::js::{get, set};
use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

/// The value of a field, as a JavaScript string.
#[derive(Clone)]
pub struct SecretField(JsString);

impl SecretField {
    /// The current value of the field with this id; empty if there is none.
    pub fn in_field(id: &str) -> Self {
        let value = by_id(id).map(|field| get(&field, VALUE));
        Self(value.and_then(|value| value.dyn_into().ok()).unwrap_or_else(|| "".into()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.length() == 0
    }

    /// The number of characters (code points).
    pub fn count(&self) -> usize {
        Array::from(&self.0).length() as usize
    }

    /// The text, zeroized when it is dropped.
    pub fn read(&self) -> Zeroizing<String> {
        Zeroizing::new(String::from(&self.0))
    }

    /// The text for a worker, as it was typed.
    pub fn as_it_is(&self) -> JsValue {
        self.0.clone().into()
    }

    /// The text for a worker in Unicode normalization form NFKC: keyboards enter é as one code point or as two.
    pub fn in_same_signs(&self) -> JsValue {
        self.0.normalize("NFKC").into()
    }
}

impl From<&str> for SecretField {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

const VALUE: &str = "value";

/// Empties an uncontrolled field.
pub fn empty_field(id: &str) {
    if let Some(field) = by_id(id) {
        let _ = set(&field, VALUE, &"".into());
    }
}
