//! Replacing the stored entries by a copy.

use super::*;

#[test]
fn what_the_copy_does_not_have_goes_and_nothing_else() {
    let here = texts(&[
        (&name(ID), &record(ID, 1, "x")),
        (&name("no id"), "odd"),
        ("stillwater/damaged/a", "b"),
        ("stillwater/settings", "{\"v\":1}"),
        ("stillwater/else", "stays"),
    ]);
    let kept = texts(&[(&name(OTHER), &record(OTHER, 1, "y"))]);
    let planned = planned(&kept, RestoreMode::Replace, Conflicts::Both, &here);
    let after = carry_out(&here, &planned.change);
    assert_eq!(after.keys().collect::<Vec<_>>(), ["stillwater/else", &name(OTHER), "stillwater/settings"]);
    assert_eq!(after[&name(OTHER)], kept[&name(OTHER)]);
    let first_written = planned.change.0.iter().position(|step| step.after.is_some());
    assert_eq!(first_written, Some(3), "room is made first");
}

#[test]
fn what_is_written_over_something_else_gets_the_number_after_it() {
    let here = texts(&[(&name(ID), &record(ID, 7, "here")), (&name(OTHER), &record(OTHER, 5, "same"))]);
    let kept = texts(&[(&name(ID), &record(ID, 2, "file")), (&name(OTHER), &record(OTHER, 3, "same"))]);
    let planned = planned(&kept, RestoreMode::Replace, Conflicts::Here, &here);
    assert_eq!(planned.change.0.len(), 1);
    let after = carry_out(&here, &planned.change);
    let after = value(&after[&name(ID)]);
    assert_eq!(
        (&after["rev"], &after["by"], &after["answers"]["one-event"]),
        (&json!(8), &json!(PAGE), &json!("file"))
    );
}

#[test]
fn settings_and_newer_formats_come_as_they_are() {
    let here = texts(&[(&name(ID), &record(ID, 7, "here")), ("stillwater/settings", "{\"v\":1}")]);
    let kept =
        texts(&[(&name(ID), &newer(ID, 1, "file")), ("stillwater/settings", "{\"country\":\"CA\",\"v\":1}")]);
    assert_eq!(carry_out(&here, &planned(&kept, RestoreMode::Replace, Conflicts::Both, &here).change), kept);
    let back = carry_out(&kept, &planned(&here, RestoreMode::Replace, Conflicts::Both, &kept).change);
    assert_eq!(value(&back[&name(ID)])["rev"], 2);
}

#[test]
fn a_copy_of_what_is_here_changes_nothing() {
    let here =
        texts(&[(&name(ID), SAMPLE_1), ("stillwater/damaged/x", ""), ("stillwater/settings", "{\"v\":1}")]);
    for how in [RestoreMode::Replace, RestoreMode::Merge] {
        for conflicts in [Conflicts::Both, Conflicts::Here, Conflicts::File] {
            assert_eq!(planned(&here, how, conflicts, &here), Planned::default());
        }
    }
}
