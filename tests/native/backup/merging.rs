//! Merging a copy into the stored entries.

use super::*;

const ALL: [Conflicts; 3] = [Conflicts::Both, Conflicts::Here, Conflicts::File];

#[test]
fn what_is_new_comes_exactly_and_what_says_the_same_stays() {
    let here = texts(&[(&name(ID), &record(ID, 7, "the same"))]);
    let kept = texts(&[
        (&name(ID), &record(ID, 2, "the same")),
        (&name(OTHER), SAMPLE_2.replace(ID, OTHER).as_str()),
    ]);
    for conflicts in ALL {
        let planned = planned(&kept, RestoreMode::Merge, conflicts, &here);
        let after = carry_out(&here, &planned.change);
        assert_eq!((after.len(), &after[&name(ID)]), (2, &here[&name(ID)]));
        assert_eq!(after[&name(OTHER)], kept[&name(OTHER)]);
        assert_eq!(planned.left_out, 0);
    }
}

#[test]
fn both_stay_and_the_copys_says_whose_version_it_is() {
    let here = texts(&[(&name(ID), &record(ID, 7, "here"))]);
    let kept = texts(&[(&name(ID), &record(ID, 9, "file"))]);
    let after = carry_out(&here, &planned(&kept, RestoreMode::Merge, Conflicts::Both, &here).change);
    assert_eq!(after[&name(ID)], here[&name(ID)]);
    let twin = value(&after[&name(NEW_ID)]);
    assert_eq!(
        (&twin["id"], &twin["twin"], &twin["rev"], &twin["by"]),
        (&json!(NEW_ID), &json!(ID), &json!(1), &json!(PAGE))
    );
    assert_eq!(twin["answers"]["one-event"], "file");
    // A second merge makes no changes.
    assert_eq!(planned(&kept, RestoreMode::Merge, Conflicts::Both, &after), Planned::default());
}

#[test]
fn a_name_that_is_taken_is_not_given_again() {
    let here = texts(&[(&name(ID), &record(ID, 1, "here")), (&name(NEW_ID), "anything")]);
    let kept = texts(&[
        (&name(ID), &record(ID, 1, "file")),
        (&name("0zzzzzzzz00002"), &record("0zzzzzzzz00002", 1, "x")),
    ]);
    let after = carry_out(&here, &planned(&kept, RestoreMode::Merge, Conflicts::Both, &here).change);
    assert!(after[&name("0zzzzzzzz00003")].contains("file"));
    assert_eq!(after[&name(NEW_ID)], "anything");
    let stuck = plan(
        &opened(&kept),
        &RestoreOptions { how: RestoreMode::Merge, conflicts: Conflicts::Both, page: PAGE },
        &here,
        &mut || NEW_ID.into(),
    );
    assert_eq!(stuck.map(|planned| planned.left_out), Ok(1), "a clock that stands still");
}

#[test]
fn the_copys_instead_is_the_version_after_both() {
    for (here_rev, file_rev, rev) in [(7, 2, 8), (2, 7, 8), (0, 0, 1)] {
        let here = texts(&[(&name(ID), &record(ID, here_rev, "here"))]);
        let kept = texts(&[(&name(ID), &record(ID, file_rev, "file"))]);
        let after = carry_out(&here, &planned(&kept, RestoreMode::Merge, Conflicts::File, &here).change);
        let after = value(&after[&name(ID)]);
        assert_eq!(
            (&after["rev"], &after["by"], &after["answers"]["one-event"]),
            (&json!(rev), &json!(PAGE), &json!("file"))
        );
        assert_eq!(after["changed"], MADE);
    }
}

#[test]
fn a_newer_format_is_never_rewritten_and_never_written_over() {
    let (old, new) = (record(ID, 3, "old"), newer(ID, 5, "new"));
    for (here, file, conflicts, left_out, kept_here) in [
        (&old, &new, Conflicts::Both, 1, true),
        (&old, &new, Conflicts::Here, 0, true),
        (&old, &new, Conflicts::File, 0, false),
        (&new, &old, Conflicts::Here, 0, true),
        (&new, &old, Conflicts::File, 1, true),
        (&new, &old, Conflicts::Both, 0, true),
    ] {
        let (here, kept) = (texts(&[(&name(ID), here)]), texts(&[(&name(ID), file)]));
        let planned = planned(&kept, RestoreMode::Merge, conflicts, &here);
        let after = carry_out(&here, &planned.change);
        assert_eq!(planned.left_out, left_out, "{conflicts:?}");
        assert_eq!(after[&name(ID)], if kept_here { &here } else { &kept }[&name(ID)], "{conflicts:?}");
    }
}

#[test]
fn what_cannot_be_read_here_is_set_aside_before_the_copys_comes() {
    let here = texts(&[(&name(ID), "damaged {")]);
    let kept = texts(&[(&name(ID), &record(ID, 4, "file"))]);
    let after = carry_out(&here, &planned(&kept, RestoreMode::Merge, Conflicts::File, &here).change);
    assert_eq!(after[&format!("stillwater/damaged/record/{ID}")], "damaged {");
    assert_eq!(value(&after[&name(ID)])["rev"], 5);
    let after = carry_out(&here, &planned(&kept, RestoreMode::Merge, Conflicts::Both, &here).change);
    assert_eq!((&*after[&name(ID)], after.len()), ("damaged {", 2));
}

#[test]
fn damaged_texts_that_differ_both_stay() {
    let here = texts(&[("stillwater/damaged/x", "here"), ("stillwater/damaged/x+", "third")]);
    let kept = texts(&[("stillwater/damaged/x", "file")]);
    let after = |conflicts| carry_out(&here, &planned(&kept, RestoreMode::Merge, conflicts, &here).change);
    assert_eq!(after(Conflicts::Both)["stillwater/damaged/x++"], "file");
    assert_eq!(after(Conflicts::Both)["stillwater/damaged/x"], "here");
    assert_eq!(after(Conflicts::Here), here);
    assert_eq!(after(Conflicts::File)["stillwater/damaged/x"], "file");
}

#[test]
fn a_name_made_for_one_damaged_text_never_takes_anothers() {
    let here = texts(&[("stillwater/damaged/x", "here")]);
    let kept = texts(&[("stillwater/damaged/x", "one"), ("stillwater/damaged/x+", "two")]);
    let after = carry_out(&here, &planned(&kept, RestoreMode::Merge, Conflicts::Both, &here).change);
    assert_eq!(after.values().collect::<Vec<_>>(), ["here", "two", "one"]);
    assert_eq!(planned(&kept, RestoreMode::Merge, Conflicts::Both, &after), Planned::default());
}

#[test]
fn settings_stay_if_there_are_any() {
    let kept = texts(&[("stillwater/settings", "{\"v\":1,\"country\":\"CA\"}")]);
    for conflicts in ALL {
        let here = texts(&[("stillwater/settings", "{\"v\":1}")]);
        assert_eq!(planned(&kept, RestoreMode::Merge, conflicts, &here), Planned::default());
        assert_eq!(
            carry_out(
                &Entries::new(),
                &planned(&kept, RestoreMode::Merge, conflicts, &Entries::new()).change
            ),
            kept
        );
    }
}
