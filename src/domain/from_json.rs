//! Deserializes catalogue types from JSON, in place of serde's derived code.
//!
//! Serde's derived code is optimised for speed and for every format: for the sixty types of the catalogue it added 170
//! KB to the program. A catalogue is parsed once, and only from JSON, so a table of field names and one small function
//! for each type are enough. The JSON is written by serde, so each name here has to equal serde's; a test checks the
//! round trip.

use super::SharedStr;
use super::composer::WordLists;
use serde_json::{Map, Value};
use std::rc::Rc;

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads a value. Returns `None` if the JSON has another shape.
    fn read(value: &Value) -> Option<Self>;

    /// The value of a field that the JSON omits. Returns `None` if the field is required.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads one field of an object. Returns `None` if it is invalid, or missing and required.
pub fn field<T: FromJson>(map: &Map<String, Value>, name: &str) -> Option<T> {
    match map.get(name) {
        Some(value) => T::read(value),
        None => T::absent(),
    }
}

impl FromJson for SharedStr {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(SharedStr::from)
    }

    fn absent() -> Option<Self> {
        Some(SharedStr::default())
    }
}

impl FromJson for bool {
    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl FromJson for $number {
            fn read(value: &Value) -> Option<Self> {
                value.as_u64().and_then(|number| number.try_into().ok())
            }

            fn absent() -> Option<Self> {
                Some(0)
            }
        }
    )*};
}

numbers!(u8, u16, u32, usize);

impl<T: FromJson> FromJson for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        let mut list = Self::new();
        for one in value.as_array()? {
            list.push(T::read(one)?);
        }
        Some(list)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

impl<T: FromJson> FromJson for Rc<T> {
    fn read(value: &Value) -> Option<Self> {
        T::read(value).map(Rc::new)
    }

    fn absent() -> Option<Self> {
        T::absent().map(Rc::new)
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn read(value: &Value) -> Option<Self> {
        T::read(value).map(Box::new)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(value: &Value) -> Option<Self> {
        T::read(value).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn read(value: &Value) -> Option<Self> {
        match value.as_array()?.as_slice() {
            [a, b] => Some((A::read(a)?, B::read(b)?)),
            _ => None,
        }
    }
}

impl FromJson for WordLists {
    fn read(value: &Value) -> Option<Self> {
        let mut groups = Vec::new();
        for (name, list) in value.as_object()? {
            groups.push((name.as_str().into(), FromJson::read(list)?));
        }
        Some(Self(groups))
    }
}

/// The name and the content of an enum variant as serde writes it: a string, or an object with one entry.
pub fn variant(value: &Value) -> Option<(&str, &Value)> {
    match value {
        Value::String(name) => Some((name, &Value::Null)),
        Value::Object(map) => map.iter().next().map(|(name, value)| (name.as_str(), value)),
        _ => None,
    }
}

/// Implements [`FromJson`] for a struct, from its fields and their names in JSON. With `or default`, a field of this
/// type may be omitted.
macro_rules! read_struct {
    ($name:ident $(or $default:ident)? { $($field:ident = $json:literal),* $(,)? }) => {
        impl $crate::domain::from_json::FromJson for $name {
            fn read(value: &serde_json::Value) -> Option<Self> {
                let map = value.as_object()?;
                Some(Self { $($field: $crate::domain::from_json::field(map, $json)?),* })
            }

            $(fn absent() -> Option<Self> {
                Some(Self::$default())
            })?
        }
    };
}

/// Implements [`FromJson`] for an enum: unit variants (`alone`), and variants that hold one value (`one`) or two
/// (`two`).
macro_rules! read_enum {
    (
        $name:ident,
        alone { $($alone:ident = $bare:literal),* },
        one { $($one:ident = $single:literal),* },
        two { $($two:ident = $pair:literal),* }
    ) => {
        impl $crate::domain::from_json::FromJson for $name {
            fn read(value: &serde_json::Value) -> Option<Self> {
                #[allow(unused_variables, reason = "where all variants stand alone")]
                let (name, inner) = $crate::domain::from_json::variant(value)?;
                match name {
                    $($bare => Some(Self::$alone),)*
                    $($single => $crate::domain::from_json::FromJson::read(inner).map(Self::$one),)*
                    $($pair => $crate::domain::from_json::FromJson::read(inner).map(|(a, b)| Self::$two(a, b)),)*
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use {read_enum, read_struct};
