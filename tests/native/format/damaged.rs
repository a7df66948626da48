//! Damaged, foreign and newer values are distinguished. None stops the program or is read in part.

use super::SAMPLE;
use serde_json::{Value, json};
use stillwater::domain::unreadable::Unreadable;
use stillwater::storage::format::{read_record, write_record};

#[test]
fn a_record_cut_off_anywhere_is_damaged() {
    let whole = SAMPLE.trim_end();
    for cut in (0..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
        assert_eq!(read_record(&whole[..cut]), Err(Unreadable::Damaged), "cut at {cut}");
    }
}

#[test]
fn a_record_with_any_byte_changed_never_stops_the_program() {
    for at in 0..SAMPLE.len() {
        for sign in [b'"', b'{', b'}', b'\\', b'0', b'-', b' '] {
            let mut bytes = SAMPLE.as_bytes().to_vec();
            bytes[at] = sign;
            let Ok(text) = String::from_utf8(bytes) else { continue };
            if let Ok(record) = read_record(&text) {
                assert_eq!(read_record(&write_record(&record)), Ok(record), "byte {at}");
            }
        }
    }
}

#[test]
fn what_is_no_record_is_damaged() {
    for text in [
        "",
        " ",
        "null",
        "true",
        "7",
        "\"text\"",
        "[]",
        "{}",
        "{\"v\":1}",
        "NaN",
        "Infinity",
        "-",
        "<!doctype html><p>Sign in</p>",
        "undefined",
        "[object Object]",
        "\u{feff}{}",
        "{\"v\":1,\"id\":\"a\"}",
        "{\"v\":1,\"id\":NaN,\"kind\":\"b\"}",
        "{\"v\":1,\"id\":\"\\ud800\",\"kind\":\"b\"}",
        "{\"v\":1,\"id\":\"\\udc00\\ud800\",\"kind\":\"b\"}",
        "{\"v\":1,\"id\":\"a\",\"kind\":\"b\",}",
        "{\"v\":1,\"id\":\"a\",\"kind\":\"b\"} trailing",
        "{'v':1}",
        "{\"v\":1,\"id\":\"a\u{1}\",\"kind\":\"b\"}",
        "{\"$serde_json::private::Number\":\"1\"}",
        "{\"$serde_json::private::Number\":\"x\"}",
    ] {
        assert_eq!(read_record(text), Err(Unreadable::Damaged), "{text}");
    }
}

#[test]
fn ten_thousand_levels_are_damaged() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        assert_eq!(read_record(&deep), Err(Unreadable::Damaged));
        let inside = format!("{{\"v\":1,\"id\":\"a\",\"kind\":\"b\",\"answers\":{{\"x\":{deep}}}}}");
        assert_eq!(read_record(&inside), Err(Unreadable::Damaged));
    }
}

#[test]
fn only_a_whole_larger_number_is_a_newer_version() {
    let of = |v: &str| read_record(&format!("{{\"v\":{v},\"id\":\"a\",\"kind\":\"b\"}}"));
    assert!(of("1").is_ok() && of("2").is_ok());
    for newer in ["3", "99", "18446744073709551615"] {
        assert_eq!(of(newer), Err(Unreadable::Newer), "{newer}");
    }
    for damaged in ["0", "-1", "\"1\"", "1.5", "1e999", "null", "true", "[1]", "{}", "\"2\""] {
        assert_eq!(of(damaged), Err(Unreadable::Damaged), "{damaged}");
    }
}

#[test]
fn a_newer_version_may_have_any_shape() {
    assert_eq!(read_record("{\"v\":3}"), Err(Unreadable::Newer));
    assert_eq!(read_record("{\"v\":3,\"answers\":[]}"), Err(Unreadable::Newer));
}

#[test]
fn a_field_of_another_type_is_kept_or_the_record_is_damaged() {
    let whole: Value = serde_json::from_str(SAMPLE).unwrap();
    let strange = [json!(null), json!(true), json!(5), json!(-0.0), json!([]), json!({}), json!(["x"])];
    for field in
        ["id", "kind", "created", "changed", "done", "label", "step", "by", "rev", "over", "twin", "answers"]
    {
        for value in &strange {
            if field == "answers" && value.is_object() {
                continue;
            }
            let mut broken = whole.clone();
            broken[field] = value.clone();
            match read_record(&broken.to_string()) {
                Err(why) => {
                    assert!(["id", "kind", "answers"].contains(&field), "{field}: {value}");
                    assert_eq!(why, Unreadable::Damaged);
                }
                Ok(record) => {
                    assert!(!["id", "kind", "answers"].contains(&field), "{field}: {value}");
                    let written: Value = serde_json::from_str(&write_record(&record)).unwrap();
                    // The date of the last change is written at each change. Everything else is kept.
                    if field != "changed" {
                        assert_eq!(written, broken, "{field}: {value}");
                    }
                }
            }
        }
    }
}

#[test]
fn an_answer_of_another_type_is_kept_until_it_is_given_anew() {
    for strange in
        ["null", "true", "-5", "1e999", "[[[]]]", "{\"picked\":7}", "{\"text\":[]}", "[{\"text\":1},2,null]"]
    {
        let text = format!("{{\"v\":1,\"id\":\"a\",\"kind\":\"b\",\"answers\":{{\"x\":{strange}}}}}");
        let record = read_record(&text).unwrap();
        let answers = &record.answers;
        assert_eq!((answers.text("x"), answers.own("x"), answers.scale("x")), ("", "", None), "{strange}");
        assert!(answers.picked("x").is_empty() && !answers.is_edited("x"), "{strange}");
        assert!(answers.rows("x").iter().all(|row| row.text.is_empty() && row.rate.is_none()), "{strange}");
        let (before, after): (Value, Value) =
            (serde_json::from_str(&text).unwrap(), serde_json::from_str(&write_record(&record)).unwrap());
        assert_eq!(after["answers"], before["answers"], "{strange}");
    }
}

#[test]
fn of_a_name_that_is_there_twice_one_value_counts() {
    let record = read_record(
        "{\"v\":1,\"id\":\"a\",\"id\":\"b\",\"kind\":\"c\",\"answers\":{\"x\":\"1\",\"x\":\"2\"}}",
    );
    let record = record.unwrap();
    assert_eq!((&*record.id, record.answers.text("x")), ("b", "2"));
}

#[test]
fn names_that_mean_something_to_javascript_are_names_like_others() {
    let text = "{\"v\":1,\"id\":\"a\",\"kind\":\"b\",\"answers\":{\"__proto__\":\"x\",\"constructor\":\"y\"},\"__proto__\":{\"v\":2}}";
    let record = read_record(text).unwrap();
    assert_eq!((record.answers.text("__proto__"), record.answers.text("constructor")), ("x", "y"));
    assert_eq!(record.unknown_fields["__proto__"], json!({ "v": 2 }));
}

#[test]
fn markup_is_text() {
    let markup = "<img src=x onerror=alert(1)></script>";
    let record =
        read_record(&json!({ "v": 1, "id": "a", "kind": "b", "label": markup }).to_string()).unwrap();
    assert_eq!(record.label, markup);
}
