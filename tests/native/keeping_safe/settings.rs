//! Another tab changes the settings.

use super::*;
use stillwater::state::Setting;

#[test]
fn settings_that_another_tab_has_written_in_a_newer_format_are_not_written_over() {
    let device = Device::new(true);
    let mut app_state = device.open("aaaaa");
    app_state.choose(Setting::Country("US".into()));
    for theirs in ["{\"v\":9,\"country\":\"FR\"}", "damaged"] {
        device.store.inside.set(keys::SETTINGS, theirs).unwrap();
        app_state.look_again();
        app_state.choose(Setting::Country("DE".into()));
        assert_eq!(device.text(keys::SETTINGS).as_deref(), Some(theirs));
        assert_eq!(app_state.settings.country(), "DE", "the choice holds while the page is open");
        app_state.choose(Setting::Country("US".into()));
    }
    device.store.inside.set(keys::SETTINGS, "{\"v\":1,\"country\":\"FR\"}").unwrap();
    app_state.look_again();
    assert_eq!(app_state.settings.country(), "FR");
    app_state.choose(Setting::ReadingPosition("signs".into()));
    assert!(device.text(keys::SETTINGS).unwrap().contains("signs"));
}
