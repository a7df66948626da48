//! The languages of the site.

use super::SharedStr;
use super::from_json::read_struct;
use serde::{Deserialize, Serialize};

/// A language, as `languages.toml` describes it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Lang {
    /// BCP 47 code; also the name of the folder of its words.
    pub code: SharedStr,
    /// What it calls itself.
    pub name: SharedStr,
    /// `ltr` or `rtl`.
    pub direction: SharedStr,
    /// The dull pages one of which replaces this one when somebody leaves quickly.
    pub leave_to: Vec<SharedStr>,
}

read_struct!(Lang { code = "code", name = "name", direction = "direction", leave_to = "leave_to" });
