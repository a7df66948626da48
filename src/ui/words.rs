//! The names of the texts of `ui.toml`, made by `build.rs`.

use crate::content::Key;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));
