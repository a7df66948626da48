//! Properties and methods of JavaScript objects by name.
//!
//! web-sys has typed bindings for most of them. Its bindings throw where a browser lacks an interface, and each adds an
//! import to both halves of the program; a lookup by name returns `undefined` there, which callers can handle.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property; `undefined` if there is none or its getter throws.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// A property of the global object (`window`, or the scope of a worker).
pub fn global(name: &str) -> JsValue {
    get(&js_sys::global(), name)
}

/// Sets a property.
///
/// # Errors
/// The exception that the setter threw.
pub fn set(of: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(of, &name.into(), value).map(drop)
}

/// Calls a method.
///
/// # Errors
/// The exception it threw, or the value of the property if that is no function.
pub fn call(of: &JsValue, name: &str, args: &[JsValue]) -> Result<JsValue, JsValue> {
    get(of, name).dyn_into::<Function>()?.apply(of, &args.iter().collect())
}

/// Calls a method that returns a promise. `None` if there is no such method, it throws or returns something else.
pub fn promise(of: &JsValue, name: &str, args: &[JsValue]) -> Option<Promise> {
    call(of, name, args).ok()?.dyn_into().ok()
}

/// A new object with these properties.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = set(&object, name, value);
    }
    object.into()
}

/// `new class(argument)`; `None` if the browser has no such class or the constructor throws.
pub fn construct(class: &str, argument: &JsValue) -> Option<JsValue> {
    let class: Function = global(class).dyn_into().ok()?;
    Reflect::construct(&class, &Array::of1(argument)).ok()
}
