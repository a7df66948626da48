//! Hostile files: each kind is refused or harmless, and no part of a refused copy is restored.

use super::*;
use stillwater::backup::{BackupError, EntryKind, MAX_BYTES, MAX_UNITS, MOST_ENTRIES};

fn copy_of(kept: &str) -> String {
    format!("{{\"stillwater\":\"copy\",\"v\":1,\"made\":\"{MADE}\",\"kept\":{kept}}}")
}

fn refused(file: impl AsRef<[u8]>) -> BackupError {
    open(file.as_ref()).expect_err("refused")
}

#[test]
fn h1_a_file_larger_than_any_copy_is_refused_unread() {
    assert_eq!(refused(vec![b' '; MAX_BYTES + 1]), BackupError::Large);
    assert_eq!(refused(vec![b' '; MAX_BYTES]), BackupError::Foreign);
}

#[test]
fn h2_a_hundred_thousand_levels_are_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(refused(&deep), BackupError::Foreign);
        assert_eq!(refused(copy_of(&deep)), BackupError::Damaged);
        assert_eq!(refused(copy_of(&format!("{{\"a\":{deep}}}"))), BackupError::Damaged);
        assert_eq!(refused(format!("{{\"stillwater\":{deep}}}")), BackupError::Damaged);
        // Beside the known fields, the value is ignored.
        assert!(super::open(copy_of("{}").replacen('{', &format!("{{\"x\":{deep},"), 1).as_bytes()).is_ok());
    }
}

#[test]
fn h3_a_name_that_is_there_twice_is_refused() {
    let text = record(ID, 1, "x");
    let one = name(ID);
    for kept in [format!("{{\"{one}\":{text},\"{one}\":{text}}}"), "{\"a\":\"\",\"\\u0061\":\"\"}".into()] {
        assert_eq!(refused(copy_of(&kept)), BackupError::Damaged);
    }
    for twice in ["\"stillwater\":\"copy\"", "\"v\":1", "\"made\":\"\"", "\"kept\":{}"] {
        let file = copy_of("{}").replacen('{', &format!("{{{twice},"), 1);
        assert_eq!(refused(&file), BackupError::Damaged, "{file}");
    }
}

#[test]
fn h4_half_characters_are_refused_and_strange_ones_are_text() {
    for half in ["\\ud800", "\\udc00\\ud800", "\\ud83c", "\\uDFFFx"] {
        assert_eq!(
            refused(copy_of(&format!("{{\"stillwater/damaged/x\":\"{half}\"}}"))),
            BackupError::Damaged
        );
        assert_eq!(refused(copy_of(&format!("{{\"{half}\":\"\"}}"))), BackupError::Damaged);
    }
    assert_eq!(
        refused(copy_of("{\"stillwater/damaged/x\":\"a\nb\"}")),
        BackupError::Damaged,
        "a bare line break"
    );
    let strange = "\u{202e}\u{200f}\0 Z\u{351}\u{36b}\u{343}";
    let read = opened(&texts(&[("stillwater/damaged/x", strange)]));
    assert_eq!(read.entries["stillwater/damaged/x"].text, strange);
}

#[test]
fn h5_numbers_are_digits_and_what_is_no_number_is_refused() {
    for nonsense in ["NaN", "Infinity", "-", "01", "1.", ".5", "0x1", "+1"] {
        assert_eq!(
            refused(copy_of(&format!("{{\"a\":{{\"x\":{nonsense}}}}}"))),
            BackupError::Damaged,
            "{nonsense}"
        );
    }
    for number in ["1e999", "-0", "-0.0", "9223372036854775808", "-99999999999999999999"] {
        let text = format!("{{\"id\":\"{ID}\",\"kind\":\"k\",\"rev\":{number},\"v\":2}}");
        let read = open(copy_of(&format!("{{\"{}\":{text}}}", name(ID))).as_bytes()).unwrap();
        let read = &read.entries[&name(ID)];
        assert_eq!(read.kind.rev(), number.parse::<u64>().unwrap_or_default());
        assert_eq!(value(&read.text), value(&text));
    }
}

#[test]
fn h6_names_that_mean_something_to_javascript_are_names() {
    let text = format!(
        "{{\"__proto__\":{{\"x\":1}},\"constructor\":\"y\",\"id\":\"{ID}\",\"kind\":\"__proto__\",\"v\":2}}"
    );
    let read =
        opened(&texts(&[(&name(ID), &text), ("stillwater/damaged/__proto__", "x"), ("__proto__", "x")]));
    assert_eq!(read.entries[&name(ID)].text, text);
    assert_eq!((read.entries.len(), read.left_out), (2, 1));
    assert!(open(copy_of("{}").replacen('{', "{\"__proto__\":{\"v\":9},", 1).as_bytes()).is_ok());
}

#[test]
fn h7_versions_newer_negative_and_of_another_type() {
    let of = |v: &str| open(copy_of("{}").replacen("\"v\":1", &format!("\"v\":{v}"), 1).as_bytes());
    assert!(of("1").is_ok());
    for newer in ["2", "99", "18446744073709551615"] {
        assert_eq!(of(newer), Err(BackupError::Newer), "{newer}");
    }
    for damaged in ["0", "-1", "\"1\"", "1.0", "1e999", "null", "true", "[1]", "{}"] {
        assert_eq!(of(damaged), Err(BackupError::Damaged), "{damaged}");
    }
    assert_eq!(refused("{\"stillwater\":\"copy\",\"kept\":{}}"), BackupError::Damaged);
    assert_eq!(
        refused("{\"stillwater\":\"copy\",\"v\":2,\"kept\":[\"of another shape\"]}"),
        BackupError::Newer
    );
    let older = |v: &str| open(format!("{{\"v\":{v},\"made\":\"\",\"kept\":{{}}}}").as_bytes());
    assert!(older("1").is_ok() && older("2").is_ok());
    assert_eq!((older("3"), older("-1")), (Err(BackupError::Newer), Err(BackupError::Damaged)));
}

#[test]
fn h8_a_copy_cut_off_anywhere_is_refused() {
    let file = write(&texts(&[(&name(ID), SAMPLE_2), (&name(OTHER), &record(OTHER, 1, "é 🌿"))]), MADE);
    for cut in 0..file.len() {
        let why = refused(&file.as_bytes()[..cut]);
        assert!(matches!(why, BackupError::Damaged | BackupError::Foreign), "{cut}: {why:?}");
        assert!(cut < 20 || why == BackupError::Damaged, "{cut}: {why:?}");
    }
}

#[test]
fn h9_with_any_byte_changed_it_is_refused_or_read_whole() {
    let kept = texts(&[(&name(ID), &record(ID, 1, "é 🌿")), ("stillwater/settings", "{\"v\":1}")]);
    let file = write(&kept, MADE).into_bytes();
    for at in 0..file.len() {
        for changed in (0..8).map(|bit| file[at] ^ (1 << bit)).chain(*b"\"{}[]:,\\0-") {
            let mut file = file.clone();
            file[at] = changed;
            if let Ok(read) = open(&file) {
                let twice: Entries = read.entries.iter().map(|(n, e)| (n.clone(), e.text.clone())).collect();
                assert_eq!(opened(&twice).entries, read.entries, "byte {at}");
                assert!(read.entries.len() + read.left_out <= 2, "byte {at}");
            }
        }
    }
}

#[test]
fn h9_every_field_of_a_record_of_another_type() {
    for field in ["v", "id", "kind", "created", "changed", "rev", "by", "twin", "answers", "label", "done"] {
        for strange in [json!(null), json!(true), json!(-1), json!("x"), json!([]), json!({}), json!(1e30)] {
            let mut text = value(&record(ID, 1, "x"));
            text[field] = strange;
            let text = text.to_string();
            let read = opened(&texts(&[(&name(ID), &text)]));
            let all: Vec<_> = read.entries.values().map(|entry| &*entry.text).collect();
            assert_eq!(all, [&*text], "{field}: nothing is lost, nothing is changed");
        }
    }
}

#[test]
fn h10_a_record_under_anothers_name_is_never_opened_as_it() {
    let swapped = texts(&[(&name(ID), &record(OTHER, 1, "a")), (&name(OTHER), &record(ID, 1, "b"))]);
    let read = opened(&swapped);
    assert!(read.entries.values().all(|entry| entry.kind == EntryKind::Damaged), "{:?}", read.entries);
    assert_eq!(read.entries.len(), 2);
}

#[test]
fn h12_markup_addresses_and_formulas_are_text() {
    for text in [
        "<img src=x onerror=alert(1)>",
        "<svg/onload=1>",
        "javascript:alert(1)",
        "=HYPERLINK(\"x\")",
        "{page}",
    ] {
        let kept = texts(&[(&name(ID), &record(ID, 1, text))]);
        assert_eq!(opened(&kept).entries[&name(ID)].text, record(ID, 1, text));
    }
}

#[test]
fn h13_other_encodings_are_foreign_and_a_utf8_mark_is_nothing() {
    let file = write(&texts(&[(&name(ID), &record(ID, 1, "é"))]), MADE);
    let whole = open(file.as_bytes()).unwrap();
    assert_eq!(open(&[b"\xef\xbb\xbf", file.as_bytes()].concat()).unwrap(), whole);
    let units: Vec<u16> = file.encode_utf16().collect();
    for (mark, bytes) in [
        (&b"\xff\xfe"[..], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (b"\xfe\xff", u16::to_be_bytes),
        (b"", u16::to_le_bytes),
    ] {
        let utf16: Vec<u8> = mark.iter().copied().chain(units.iter().flat_map(|unit| bytes(*unit))).collect();
        assert_eq!(refused(&utf16), BackupError::Foreign);
    }
    assert_eq!(refused(b"\x1f\x8b\x08\0\0\0\0\0"), BackupError::Foreign);
    assert_eq!(refused(b"PK\x03\x04"), BackupError::Foreign);
    let latin: Vec<u8> = file.chars().map(|c| u8::try_from(c).unwrap()).collect();
    assert_eq!(refused(&latin), BackupError::Damaged, "saved anew in Latin-1");
}

#[test]
fn h14_names_that_are_not_ours_are_left_out() {
    let foreign = [
        "theirs",
        "",
        "stillwater",
        "stillwater/",
        "stillwater/record/",
        "stillwater/record/../settings",
        "stillwater/record/0MI1X2Y3Z4ABCD",
        "stillwater/record/0mi1x2y3z4abcd/x",
        "stillwater/damaged/",
        "stillwater/journal",
        "Stillwater/settings",
        "stillwater/settings/x",
    ];
    let mut kept: Entries = foreign.iter().map(|name| (name.to_string(), record(ID, 1, "x"))).collect();
    kept.insert(name(ID), record(ID, 1, "x"));
    let read = opened(&kept);
    assert_eq!(read.entries.keys().collect::<Vec<_>>(), [&name(ID)]);
    assert_eq!(read.left_out, foreign.len());
}

#[test]
fn h15_a_copy_that_would_be_just_too_much_is_refused_whole() {
    let mut kept = texts(&[("stillwater/damaged/x", "")]);
    let room = MAX_UNITS - "stillwater/damaged/x".len();
    for how in [RestoreMode::Merge, RestoreMode::Replace] {
        for (units, fits) in [(room, true), (room + 1, false)] {
            kept.insert("stillwater/damaged/x".into(), "x".repeat(units));
            let wish = RestoreOptions { how, conflicts: Conflicts::Both, page: PAGE };
            let plan = plan(&opened(&kept), &wish, &Entries::new(), &mut || NEW_ID.into());
            assert_eq!(plan.is_ok(), fits);
            assert!(fits || plan == Err(BackupError::Room));
        }
    }
    // A character beyond the Basic Multilingual Plane takes two UTF-16 code units.
    kept.insert("stillwater/damaged/x".into(), "🌿".repeat(room / 2 + 1));
    let wish = RestoreOptions { how: RestoreMode::Merge, conflicts: Conflicts::Both, page: PAGE };
    assert_eq!(plan(&opened(&kept), &wish, &Entries::new(), &mut || NEW_ID.into()), Err(BackupError::Room));
}

#[test]
fn more_entries_than_a_store_can_hold_are_refused() {
    let of = |count: usize| {
        let entries: Vec<_> = (0..count).map(|at| format!("\"{at}\":\"\"")).collect();
        open(copy_of(&format!("{{{}}}", entries.join(","))).as_bytes())
    };
    assert_eq!(of(MOST_ENTRIES).map(|read| read.left_out), Ok(MOST_ENTRIES));
    assert_eq!(of(MOST_ENTRIES + 1), Err(BackupError::Many));
}
