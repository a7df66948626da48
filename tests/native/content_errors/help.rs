//! Errors in the help lines.

use super::*;

#[test]
fn a_number_that_cannot_be_dialled() {
    for dial in ["1-800", "", "0800 FLOWERS", "911;ext=1"] {
        let copy = Copy::make().replace("helplines.toml", "dial = \"988\"", &format!("dial = \"{dial}\""));
        copy.fails("helplines.toml", Some("id = \"us-988\""), "cannot be dialled");
    }
}

#[test]
fn a_line_that_is_not_certain_enough() {
    let copy = Copy::make().replace("helplines.toml", "certainty = \"strong\"", "certainty = \"weak\"");
    copy.fails("helplines.toml", Some("certainty = \"weak\""), "");
}
