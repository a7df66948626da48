//! The sample record is read and written back completely.

use super::{SAMPLE, SAMPLE_1};
use serde_json::{Value, json};
use stillwater::domain::answers::Row;
use stillwater::domain::record::{Record, Version};
use stillwater::storage::format::{read_record, write_record};

#[test]
fn a_record_of_version_1_becomes_one_of_version_2_that_was_never_stored_as_such() {
    let (first, second) = (read_record(SAMPLE_1).unwrap(), read_record(SAMPLE).unwrap());
    assert_eq!((first.rev, &*first.by), (0, ""));
    assert_eq!((second.rev, &*second.by), (18, "k3f9z"));
    let parent = Version { rev: 16, writer: "00abc".into() };
    assert_eq!(Record { rev: 18, by: "k3f9z".into(), parent, ..first.clone() }, second);
    let written: Value = serde_json::from_str(&write_record(&first)).unwrap();
    let mut expected: Value = serde_json::from_str(SAMPLE_1).unwrap();
    expected["v"] = json!(2);
    assert_eq!(written, expected);
}

#[test]
fn a_record_reads_as_it_was_meant() {
    let record = read_record(SAMPLE).unwrap();
    assert_eq!(record.id, "0mi1x2y3z4abcd");
    assert_eq!(record.kind, "boundaries");
    assert_eq!(record.created, "2026-11-22T09:30:00.000Z");
    assert_eq!(record.changed, "2026-11-22T10:05:12.345Z");
    assert_eq!(record.done.as_deref(), Some("2026-11-22T10:06:00.000Z"));
    assert_eq!(record.label, "M., Sunday calls – \"later\" 🌿");
    assert_eq!(record.step, "words");
    let rest: Vec<_> = record.unknown_fields.keys().map(String::as_str).collect();
    assert_eq!(rest, ["colour", "huge", "opened", "places", "tiny"]);
}

#[test]
fn its_answers_read_as_they_were_given() {
    let answers = read_record(SAMPLE).unwrap().answers;
    assert_eq!(answers.text("with-whom"), "M.");
    assert_eq!(answers.picked("area"), ["time", "phone-online"]);
    assert_eq!(answers.text("what-happens"), "calls after ten\nthree times last week <b>&amp;</b>");
    assert_eq!(answers.own("feelings"), "fed up é e\u{301} אב");
    assert_eq!(answers.rate_of("feelings", "tired"), Some(7));
    assert_eq!(answers.rate_of("feelings", "of-a-newer-version"), None, "11 is no answer of 0 to 10");
    assert_eq!(answers.rate_of("feelings", "hurt"), None);
    assert_eq!(answers.scale("how-hard"), Some(4));
    assert_eq!(answers.column("flexible", "not-flexible"), "after ten");
    assert_eq!(
        answers.rows("ladder"),
        [
            Row { text: "let it ring once".into(), rate: Some(2) },
            Row { text: "say it in writing".into(), rate: None },
            Row { text: String::new(), rate: Some(10) },
        ]
    );
    assert!(answers.has_picked("bring", "yes"));
    assert_eq!(answers.text("my-words"), "I pick up until nine.");
    assert!(answers.is_edited("my-words"));
    assert_eq!(answers.text("🌿"), "a key like this");
}

#[test]
fn it_is_written_back_with_all_that_nobody_knows() {
    let record = read_record(SAMPLE).unwrap();
    let written = write_record(&record);
    let (before, after): (Value, Value) =
        (serde_json::from_str(SAMPLE).unwrap(), serde_json::from_str(&written).unwrap());
    assert_eq!(after, before);
    assert_eq!(read_record(&written).unwrap(), record);
    assert_eq!(write_record(&read_record(&written).unwrap()), written, "written twice, it is the same text");
}

#[test]
fn numbers_keep_their_digits() {
    let written = write_record(&read_record(SAMPLE).unwrap());
    for number in ["12345678901234567890123", "0.10", "2.5"] {
        assert!(written.contains(number), "{number}: {written}");
    }
    // The exponent may be written differently, but its digits have to stay.
    let lower = written.to_lowercase();
    assert!(lower.contains("1.0e-400") && (lower.contains("1e+999") || lower.contains("1e999")), "{written}");
}

#[test]
fn an_answer_given_anew_leaves_its_neighbours_as_they_are() {
    let mut record = read_record(SAMPLE).unwrap();
    record.answers.set_text("with-whom", "K.");
    record.answers.rate("feelings", "tired", Some(3));
    let mut expected: Value = serde_json::from_str(SAMPLE).unwrap();
    expected["answers"]["with-whom"] = json!("K.");
    expected["answers"]["feelings"]["rates"]["tired"] = json!(3);
    let written: Value = serde_json::from_str(&write_record(&record)).unwrap();
    assert_eq!(written, expected);
}

#[test]
fn the_smallest_record_reads_and_its_changes_begin_with_its_beginning() {
    let record = read_record("{\"v\":1,\"id\":\"a\",\"kind\":\"b\",\"created\":\"c\"}").unwrap();
    assert_eq!((&*record.changed, &*record.label, record.done), ("c", "", None));
    assert!(record.answers.is_empty());
}
