//! What was chosen about the site itself, when another tab changes it.

use super::*;

#[test]
fn settings_that_another_tab_has_written_in_a_newer_format_are_not_written_over() {
    let device = Device::new(true);
    let mut desk = device.open("aaaaa");
    desk.choose("country", "US");
    for theirs in ["{\"v\":9,\"country\":\"FR\"}", "damaged"] {
        device.store.inside.set(keys::SETTINGS, theirs).unwrap();
        desk.look_again();
        desk.choose("country", "DE");
        assert_eq!(device.text(keys::SETTINGS).as_deref(), Some(theirs));
        assert_eq!(desk.settings.get("country"), "DE", "the choice holds while the page is open");
        desk.choose("country", "US");
    }
    device.store.inside.set(keys::SETTINGS, "{\"v\":1,\"country\":\"FR\"}").unwrap();
    desk.look_again();
    assert_eq!(desk.settings.get("country"), "FR");
    desk.choose("place", "signs");
    assert!(device.text(keys::SETTINGS).unwrap().contains("signs"));
}
