//! Settings: unknown ones of a newer version are kept, and unreadable ones are reported.

use serde_json::{Value, json};
use stillwater::domain::unreadable::Unreadable;
use stillwater::state::{Setting, Settings};

#[test]
fn a_choice_is_kept_beside_what_nobody_knows() {
    let mut settings = Settings::read("{\"v\":1,\"country\":\"US\",\"colour\":{\"dark\":0.10}}").unwrap();
    assert_eq!(settings.country(), "US");
    settings.choose(Setting::Country("CA".into()));
    let written: Value = serde_json::from_str(&settings.write()).unwrap();
    assert_eq!(written["country"], "CA");
    assert_eq!(written["v"], 1);
    assert!(settings.write().contains("{\"dark\":0.10}"));
}

#[test]
fn a_setting_of_another_type_counts_as_never_chosen() {
    for strange in [json!(7), json!(null), json!(["US"]), json!({ "code": "US" })] {
        let settings = Settings::read(&json!({ "v": 1, "country": strange }).to_string()).unwrap();
        assert_eq!(settings.country(), "");
    }
}

#[test]
fn settings_that_cannot_be_read_are_told_apart() {
    for damaged in ["", "null", "[]", "{}", "{\"v\":0}", "{\"v\":\"1\"}", "\u{0}", "{\"v\":1"] {
        assert_eq!(Settings::read(damaged), Err(Unreadable::Damaged), "{damaged}");
    }
    assert_eq!(Settings::read("{\"v\":2}"), Err(Unreadable::Newer));
}
