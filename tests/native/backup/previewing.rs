//! The preview of a copy before it is restored.

use super::*;
use stillwater::backup::{Counts, preview, units};

#[test]
fn records_are_counted_by_kind_and_by_how_they_stand_to_what_is_here() {
    let ids = ["0000000000000a", "0000000000000b", "0000000000000c"];
    let mut kept: Entries = ids.iter().map(|id| (name(id), record(id, 1, "file"))).collect();
    kept.insert(name(ID), newer(ID, 1, "x"));
    kept.insert("stillwater/damaged/x".into(), "y".into());
    kept.insert("stillwater/settings".into(), "{\"v\":1}".into());
    kept.insert("theirs".into(), String::new());
    let here =
        texts(&[(&name(ids[1]), &record(ids[1], 9, "file")), (&name(ids[2]), &record(ids[2], 9, "here"))]);
    let seen = preview(&opened(&kept), &here);
    assert_eq!(seen.kinds["forgiveness"], Counts { new: 1, same: 1, conflict: 1 });
    assert_eq!(seen.kinds["boundaries"], Counts { new: 1, same: 0, conflict: 0 });
    assert_eq!((seen.damaged, seen.left_out), (1, 1));
    assert_eq!(seen.made.as_deref(), Some(MADE));
    assert_eq!(seen.first.as_deref(), Some(MADE));
    for (how, said) in [(RestoreMode::Merge, seen.merged), (RestoreMode::Replace, seen.replaced)] {
        let after = carry_out(&here, &planned(&kept, how, Conflicts::Both, &here).change);
        assert_eq!(units(&after), said, "{how:?}");
    }
    let written = value(&seen.write());
    assert_eq!(written["kinds"]["forgiveness"], json!([1, 1, 1]));
    assert_eq!(
        (&written["left"], &written["settings"], &written["most"]),
        (&json!(1), &json!({ "merge": [], "replace": [] }), &json!(2_000_000))
    );
}

#[test]
fn only_moments_count_as_days() {
    let changed = |id: &str, changed: &str| {
        record(id, 1, "x").replace(&format!("\"changed\":\"{MADE}\""), &format!("\"changed\":\"{changed}\""))
    };
    let kept = texts(&[
        (&name(ID), &changed(ID, "2025-01-02T03:04:05.000Z")),
        (&name(OTHER), &changed(OTHER, "2027-01-02T03:04:05.000Z")),
        (&name("0000000000000a"), &changed("0000000000000a", "<b>0000</b>")),
        (&name("0000000000000b"), &changed("0000000000000b", "")),
        (&name("0000000000000c"), &changed("0000000000000c", &format!("2024-01-01{}", "x".repeat(100)))),
    ]);
    let seen = preview(&opened(&kept), &Entries::new());
    assert_eq!(seen.first.as_deref(), Some("2025-01-02T03:04:05.000Z"));
    assert_eq!(seen.last.as_deref(), Some("2027-01-02T03:04:05.000Z"));
}

#[test]
fn a_version_that_was_taken_in_beside_counts_as_the_same() {
    let here = texts(&[(&name(ID), &record(ID, 7, "here"))]);
    let kept = texts(&[(&name(ID), &record(ID, 9, "file"))]);
    assert_eq!(preview(&opened(&kept), &here).kinds["forgiveness"].conflict, 1);
    let after = carry_out(&here, &planned(&kept, RestoreMode::Merge, Conflicts::Both, &here).change);
    assert_eq!(preview(&opened(&kept), &after).kinds["forgiveness"].same, 1);
}
