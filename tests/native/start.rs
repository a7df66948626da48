//! The locations that begin a worksheet.

use stillwater::domain::short_way::SHORT;
use stillwater::ui::components::start_page::{BEGIN, BEGIN_SHORT, begins, way_of};

#[test]
fn a_location_that_begins_a_record_names_its_way_and_its_step() {
    assert_eq!(begins("begin"), Some((BEGIN, None)));
    assert_eq!(begins("begin-short/what"), Some((BEGIN_SHORT, Some("what"))));
    assert_eq!((way_of(BEGIN), way_of(BEGIN_SHORT)), (None, Some(SHORT)));
    for other in ["", "beginning", "begin-", "0mi1x2y3z00001/begin", "blank", "/begin"] {
        assert_eq!(begins(other), None, "{other}");
    }
}
