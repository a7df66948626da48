//! The settings in a copy: which are restored, and which belong to this device only.

use super::*;
use stillwater::backup::preview;

const SETTINGS: &str = "stillwater/settings";
const BOTH: [RestoreMode; 2] = [RestoreMode::Merge, RestoreMode::Replace];

/// A copy whose settings would weaken the lock, end the shared view and change the storage mode. It also has two
/// harmless settings.
fn hostile() -> Entries {
    let settings = json!({
        "v": 1, "idle": "30", "together": "on 0mi1x2y3z4abcd 0mi1x2y3z4abcd", "where": "open", "shared": "no",
        "spare": "7K2P", "spare-seen": "yes", "country": "CA", "large": "yes", "colour": { "dark": 1 },
    });
    texts(&[(SETTINGS, &settings.to_string())])
}

fn after(kept: &Entries, how: RestoreMode, here: &Entries) -> Entries {
    carry_out(here, &planned(kept, how, Conflicts::File, here).change)
}

#[test]
fn where_nothing_was_chosen_a_copy_brings_nothing_that_belongs_to_a_device() {
    for how in BOTH {
        let settings = value(&after(&hostile(), how, &Entries::new())[SETTINGS]);
        assert_eq!(
            settings,
            json!({ "v": 1, "country": "CA", "large": "yes", "colour": { "dark": 1 } }),
            "{how:?}"
        );
    }
}

#[test]
fn what_was_chosen_for_this_device_stays() {
    let here = json!({
        "v": 1, "idle": "1", "together": "over 0mi1x2y3z4abcd 0mi1x2y3z4abce", "where": "", "shared": "yes",
        "spare": "", "country": "US",
    });
    let here = texts(&[(SETTINGS, &here.to_string())]);
    assert_eq!(after(&hostile(), RestoreMode::Merge, &here), here);
    let settings = value(&after(&hostile(), RestoreMode::Replace, &here)[SETTINGS]);
    assert_eq!(
        settings,
        json!({
            "v": 1, "idle": "1", "together": "over 0mi1x2y3z4abcd 0mi1x2y3z4abce", "where": "", "shared": "yes",
            "spare": "", "country": "CA", "large": "yes", "colour": { "dark": 1 },
        })
    );
}

#[test]
fn a_copy_without_them_does_not_take_them_away() {
    let here = texts(&[(SETTINGS, "{\"idle\":\"1\",\"shared\":\"yes\",\"v\":1,\"where\":\"open\"}")]);
    let kept = texts(&[(SETTINGS, "{\"v\":1}")]);
    for how in BOTH {
        assert_eq!(planned(&kept, how, Conflicts::File, &here), Planned::default(), "{how:?}");
    }
}

#[test]
fn a_copy_with_nothing_else_leaves_no_settings() {
    let kept = texts(&[(SETTINGS, "{\"v\":1,\"idle\":\"30\"}")]);
    for how in BOTH {
        assert_eq!(after(&kept, how, &Entries::new()), Entries::new());
    }
}

#[test]
fn settings_of_a_newer_format_can_be_neither_sifted_nor_written_over() {
    let (old, new) = ("{\"v\":1,\"country\":\"US\"}", "{\"v\":9,\"idle\":\"600\"}");
    for (kept, here) in [(old, new), (new, old)] {
        let (kept, here) = (texts(&[(SETTINGS, kept)]), texts(&[(SETTINGS, here)]));
        let planned = planned(&kept, RestoreMode::Replace, Conflicts::File, &here);
        assert_eq!((carry_out(&here, &planned.change), planned.left_out), (here, 1));
    }
    let kept = texts(&[(SETTINGS, new)]);
    assert_eq!(after(&kept, RestoreMode::Merge, &Entries::new()), Entries::new());
}

#[test]
fn the_preview_names_what_changes_and_only_what_can_be_chosen() {
    let odd = texts(&[(
        SETTINGS,
        "{\"v\":1,\"country\":\"everywhere\",\"place\":\"therapy\",\"large\":\"yes\",\"idle\":\"1\"}",
    )]);
    let here = texts(&[(SETTINGS, "{\"v\":1,\"country\":\"US\",\"large\":\"yes\"}")]);
    let seen = preview(&opened(&odd), &here);
    assert_eq!((seen.settings_merged, seen.settings_replaced), (vec![], vec!["place".to_string()]));
    let seen = preview(&opened(&hostile()), &Entries::new());
    assert_eq!(seen.settings_merged, ["country", "large"]);
    assert_eq!(
        value(&seen.write())["settings"],
        json!({ "merge": ["country", "large"], "replace": ["country", "large"] })
    );
}
