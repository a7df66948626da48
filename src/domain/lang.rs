//! The languages of the site.

use super::SharedStr;
use super::from_json::read_struct;
use serde::{Deserialize, Serialize};

/// A language, as `languages.toml` describes it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Lang {
    /// The BCP 47 code, which is also the name of the folder of its texts.
    pub code: SharedStr,
    /// The name of the language in the language itself.
    pub name: SharedStr,
    /// The writing direction: `ltr` or `rtl`.
    pub direction: SharedStr,
    /// The URLs of neutral pages. One of them replaces the site when somebody leaves quickly.
    pub leave_to: Vec<SharedStr>,
}

read_struct!(Lang { code = "code", name = "name", direction = "direction", leave_to = "leave_to" });
