//! The home page says what is true of the worksheets.

use crate::common::catalog;
use stillwater::ui::words;

#[test]
fn the_time_for_a_limit_is_that_of_the_short_way_of_boundaries() {
    let catalog = catalog();
    let minutes = catalog.tools().worksheet("boundaries").expect("it is there").times.short;
    assert_eq!(*catalog.text(words::HOME_LIMIT_TIME), *format!("{minutes} minutes"));
}
