//! A written copy is read back exactly.

use super::*;
use stillwater::backup::EntryKind;

fn comes_back(kept: &Entries) {
    let read: Entries = opened(kept).entries.into_iter().map(|(name, entry)| (name, entry.text)).collect();
    assert_eq!(&read, kept);
}

#[test]
fn records_as_this_program_stores_them_are_objects_a_person_can_read() {
    let kept = texts(&[(&name(ID), &record(ID, 3, "words"))]);
    let file = write(&kept, MADE);
    assert!(file.starts_with("{\n  \"stillwater\": \"copy\",\n  \"v\": 1,\n  \"made\": \"2026"), "{file}");
    assert!(file.contains("\n        \"one-event\": \"words\"\n"), "{file}");
    comes_back(&kept);
}

#[test]
fn samples_of_every_format_come_back_to_the_last_character() {
    for sample in [SAMPLE_1, SAMPLE_2, SAMPLE_1.trim(), &value(SAMPLE_2).to_string()] {
        let kept = texts(&[(&name(ID), sample)]);
        comes_back(&kept);
        assert!(matches!(opened(&kept).entries[&name(ID)].kind, EntryKind::Record(_)));
    }
}

#[test]
fn every_kind_of_character_comes_back() {
    for words in [
        "👩‍👩‍👧‍👦 🌿 é e\u{301} אב \u{202e}right to left\u{202c} \u{200f}",
        "\0\u{1}\u{7f}\r\n\t\u{2028}\u{2029}\u{feff}\u{fffd}\u{10ffff}",
        "\"quoted\" \\ \\u0000 \\ud800 </script> <b>&amp;</b>",
        &"\u{301}".repeat(5000),
    ] {
        comes_back(&texts(&[(&name(ID), &record(ID, 1, words)), ("stillwater/damaged/record/x", words)]));
    }
}

#[test]
fn unknown_fields_and_numbers_keep_their_digits() {
    let text = "{\"answers\":{\"x\":[0.10,1E400,-0,12345678901234567890123]},\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"k\",\"later\":{\"z\":null},\"v\":2}";
    comes_back(&texts(&[(&name(ID), text)]));
    let file = write(&texts(&[(&name(ID), text)]), MADE);
    assert!(file.contains("12345678901234567890123"), "{file}");
}

#[test]
fn what_an_object_could_not_hold_is_a_text() {
    let id = "\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"k\"";
    for text in [
        format!(" {{{id},\"v\":2}}"),
        format!("{{{id},\"v\":2,\"v\":2}}"),
        format!("{{\"v\":2,{id}}}"),
        format!("{{{id},\"v\":2,\"x\":1E+2}}"),
        format!("{{{id},\"v\":2,\"x\":\"\\u0041\"}}"),
        format!("{{{id},\"v\":2,\"x\":{{\"$serde_json::private::Number\":\"1\"}}}}"),
        format!("{{{id},\"v\":2,\"x\":{}1{}}}", "[".repeat(120), "]".repeat(120)),
        "not JSON".into(),
        "".into(),
        "null".into(),
        "[1]".into(),
        "\"text\"".into(),
        "7".into(),
    ] {
        let kept = texts(&[("stillwater/damaged/x", &text), ("stillwater/damaged/y", "")]);
        comes_back(&kept);
        assert!(
            matches!(value(&write(&kept, MADE))["kept"]["stillwater/damaged/x"], Value::String(_)),
            "{text}"
        );
    }
}

#[test]
fn objects_as_deep_as_they_may_be_come_back() {
    for levels in 90..127 {
        let text = format!("{{\"x\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
        comes_back(&texts(&[("stillwater/damaged/x", &text)]));
    }
}

#[test]
fn texts_that_swell_when_they_are_indented_or_escaped_make_a_file_that_is_let_in() {
    let list = format!("{{\"x\":{}{}{}}}", "[".repeat(90), ["1"; 200_000].join(","), "]".repeat(90));
    comes_back(&texts(&[("stillwater/damaged/x", &list)]));
    let escapes = "\u{1}".repeat(300_000);
    comes_back(&texts(&[("stillwater/damaged/x", &escapes)]));
}

#[test]
fn a_text_under_a_records_name_that_is_no_record_comes_back_set_aside() {
    let stray = record(OTHER, 1, "of another name");
    for text in ["damaged {", "", "[]", &stray, "{\"v\":9}", "{\"v\":0,\"id\":\"0mi1x2y3z4abcd\"}"] {
        let read = opened(&texts(&[(&name(ID), text)]));
        let aside = format!("stillwater/damaged/record/{ID}");
        assert_eq!(read.entries.len(), 1);
        assert_eq!((&*read.entries[&aside].text, &read.entries[&aside].kind), (text, &EntryKind::Damaged));
    }
}

#[test]
fn two_texts_never_fall_on_one_name() {
    let aside = format!("stillwater/damaged/record/{ID}");
    let read = opened(&texts(&[(&name(ID), "one"), (&aside, "two"), (&format!("{aside}+"), "three")]));
    let all: Vec<_> = read.entries.values().map(|entry| &*entry.text).collect();
    assert_eq!(all, ["two", "three", "one"]);
}

#[test]
fn copies_of_the_last_release_are_read() {
    let older = json!({ "v": 1, "made": MADE, "kept": {
        name(ID): value(SAMPLE_1), "stillwater/settings": { "v": 1, "country": "US" },
        "stillwater/damaged/a": 7, "stillwater/damaged/b": null, "stillwater/damaged/c": "text",
    }});
    let read = open(serde_json::to_string_pretty(&older).unwrap().as_bytes()).unwrap();
    assert_eq!(read.made.as_deref(), Some(MADE));
    assert_eq!(value(&read.entries[&name(ID)].text), value(SAMPLE_1));
    let damaged = ["a", "b", "c"].map(|name| &*read.entries[&format!("stillwater/damaged/{name}")].text);
    assert_eq!(damaged, ["7", "null", "text"]);
    assert_eq!(read.entries["stillwater/settings"].kind, EntryKind::Settings);
}

#[test]
fn a_record_of_a_newer_format_is_carried_as_it_is() {
    let kept = texts(&[(&name(ID), &newer(ID, 4, "words"))]);
    comes_back(&kept);
    assert!(matches!(opened(&kept).entries[&name(ID)].kind, EntryKind::Newer(_)));
}

/// A copy of format version 1. It never changes.
const COPY_1: &str = include_str!("../samples/copy-v1.json");

#[test]
fn the_sample_copy_reads_as_it_was_meant_and_is_written_again_as_it_stands() {
    let read = open(COPY_1.as_bytes()).unwrap();
    assert_eq!((read.made.as_deref(), read.left_out, read.entries.len()), (Some(MADE), 0, 4));
    // The sample is older than the field for the parent version.
    let mut record = value(SAMPLE_2);
    record.as_object_mut().unwrap().remove("over");
    assert_eq!(value(&read.entries[&name(ID)].text), record);
    assert_eq!(read.entries[&name(OTHER)].text, SAMPLE_1.replace(ID, OTHER));
    assert_eq!(
        read.entries["stillwater/damaged/record/0mi1x2y3z4abcf"].text,
        "{\"v\":2,\"id\":\"0mi1x2y3z4ab"
    );
    let kept = read.entries.into_iter().map(|(name, entry)| (name, entry.text)).collect();
    assert_eq!(write(&kept, MADE), COPY_1);
}
