//! Properties that hold for every copy and every store. `PROPTEST_CASES` sets the number of cases (the default is 100).

use super::*;
use proptest::collection::btree_map;
use proptest::prelude::*;
use stillwater::backup::EntryKind;
use stillwater::domain::record::Record;
use stillwater::storage::format::read_record;

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(100)
}

/// There are few ids, so that a copy and the store often have the same ones.
fn any_id() -> impl Strategy<Value = String> {
    (0u8..6).prop_map(|number| format!("0000000000000{number}"))
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![Just("same".to_string()), any::<String>()]
}

fn any_entry() -> impl Strategy<Value = (String, String)> {
    prop_oneof![
        6 => (any_id(), 0u64..4, any_words()).prop_map(|(id, rev, words)| (name(&id), record(&id, rev, &words))),
        1 => (any_id(), any_words()).prop_map(|(id, words)| {
            (name(&id), json!({ "v": 1, "id": id, "kind": "k", "answers": { "x": words } }).to_string())
        }),
        1 => (any_id(), 0u64..4, any_words()).prop_map(|(id, rev, words)| (name(&id), newer(&id, rev, &words))),
        1 => (any_id(), any_id(), any_words()).prop_map(|(id, twin, words)| {
            let mut text = value(&record(&id, 1, &words));
            text["twin"] = twin.into();
            (name(&id), text.to_string())
        }),
        1 => (any_id(), any_id()).prop_map(|(id, other)| (name(&id), record(&other, 1, "stray"))),
        1 => (any_id(), any::<String>()).prop_map(|(id, text)| (name(&id), text)),
        1 => ("stillwater/damaged/(record/0000000000000[0-5]|x)[+]?", any::<String>()),
        1 => (Just("stillwater/settings".to_string()), prop_oneof![Just("{\"v\":1}".to_string()), any::<String>()]),
        1 => any::<(String, String)>(),
    ]
}

fn any_texts() -> impl Strategy<Value = Entries> {
    proptest::collection::vec(any_entry(), 0..12).prop_map(Entries::from_iter)
}

fn any_how() -> impl Strategy<Value = RestoreMode> {
    prop_oneof![Just(RestoreMode::Merge), Just(RestoreMode::Replace)]
}

fn any_conflicts() -> impl Strategy<Value = Conflicts> {
    prop_oneof![Just(Conflicts::Both), Just(Conflicts::Here), Just(Conflicts::File)]
}

/// The content of a record, without its version.
fn content(text: &str) -> Option<Record> {
    read_record(text).ok().map(|record| Record { rev: 0, by: String::new(), ..record })
}

fn says_the_same(a: &str, b: &str) -> bool {
    a == b
        || content(a).is_some_and(|a| content(b).as_ref() == Some(&a))
        || newer_content(a) == newer_content(b)
}

fn newer_content(text: &str) -> Option<Value> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    value.get("v").and_then(Value::as_u64).filter(|v| *v > 2)?;
    for name in ["v", "rev", "by"] {
        value.as_object_mut()?.remove(name);
    }
    Some(value)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_kept_comes_back(kept in any_texts()) {
        let read = opened(&kept);
        for (name, text) in &kept {
            let what = EntryKind::of(name, text);
            let aside = name.starts_with("stillwater/record/") && what == Some(EntryKind::Damaged);
            if aside {
                prop_assert!(read.entries.values().any(|entry| entry.text == *text && entry.kind == EntryKind::Damaged));
            } else if what.is_some() {
                prop_assert_eq!(&read.entries[name].text, text);
            }
        }
        let all = kept.iter().filter(|(name, text)| EntryKind::of(name, text).is_some()).count();
        prop_assert!(read.left_out == kept.len() - all && read.entries.len() <= all);
    }

    #[test]
    fn replaced_from_anything_it_is_what_the_copy_says(kept in any_texts(), here in any_texts()) {
        let read = opened(&kept);
        let after = carry_out(&here, &planned(&kept, RestoreMode::Replace, Conflicts::Both, &here).change);
        for (name, entry) in &read.entries {
            prop_assert!(says_the_same(&after[name], &entry.text), "{}: {} for {}", name, after[name], entry.text);
            if !here.contains_key(name) {
                prop_assert_eq!(&after[name], &entry.text);
            }
        }
        for (name, text) in &after {
            let replaceable = name.starts_with("stillwater/record/") || name.starts_with("stillwater/damaged/");
            prop_assert!(read.entries.contains_key(name) || !replaceable && here.get(name) == Some(text));
        }
    }

    #[test]
    fn merging_takes_nothing_away_and_changes_nothing_here(
        kept in any_texts(),
        here in any_texts(),
        conflicts in prop_oneof![Just(Conflicts::Both), Just(Conflicts::Here)],
    ) {
        let after = carry_out(&here, &planned(&kept, RestoreMode::Merge, conflicts, &here).change);
        for (name, text) in &here {
            prop_assert_eq!(after.get(name), Some(text));
        }
    }

    #[test]
    fn merging_both_loses_nothing_of_the_copy(kept in any_texts(), here in any_texts()) {
        let planned = planned(&kept, RestoreMode::Merge, Conflicts::Both, &here);
        let after = carry_out(&here, &planned.change);
        let mut missing = 0;
        for (name, entry) in opened(&kept).entries {
            let there = after.iter().any(|(at, text)| match (&entry.kind, content(text)) {
                (EntryKind::Record(record), Some(found)) => found.answers == record.answers && found.kind == record.kind,
                (EntryKind::Settings, _) => *at == name,
                _ => says_the_same(text, &entry.text),
            });
            missing += usize::from(!there);
        }
        prop_assert_eq!(missing, planned.left_out);
    }

    #[test]
    fn taken_back_everything_is_as_it_was(
        kept in any_texts(),
        here in any_texts(),
        how in any_how(),
        conflicts in any_conflicts(),
    ) {
        let change = planned(&kept, how, conflicts, &here).change;
        let after = carry_out(&here, &change);
        prop_assert_eq!(Batch::read(&change.write()), Some(change.clone()));
        prop_assert_eq!(carry_out(&after, &change.inverse()), here);
    }

    #[test]
    fn done_twice_it_changes_nothing_more(
        kept in any_texts(),
        here in any_texts(),
        how in any_how(),
        conflicts in any_conflicts(),
    ) {
        let after = carry_out(&here, &planned(&kept, how, conflicts, &here).change);
        prop_assert_eq!(planned(&kept, how, conflicts, &after).change, Batch::default());
    }

    #[test]
    fn any_names_and_texts_come_through_the_file(kept in btree_map(any::<String>(), any::<String>(), 0..8)) {
        let file = value(&write(&kept, MADE));
        let read: Entries = file["kept"].as_object().unwrap().iter()
            .map(|(name, text)| (name.clone(), text.as_str().map_or_else(|| text.to_string(), String::from)))
            .collect();
        prop_assert_eq!(read, kept);
    }
}
