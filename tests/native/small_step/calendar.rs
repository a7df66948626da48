//! The calendar file.

use stillwater::domain::calendar::reminder;

fn file(title: &str) -> String {
    reminder("2026-12-01", title, "0mw00000000001-abcde", "2026-11-28T14:05:09.123Z").expect("a file")
}

/// The unfolded value of a line.
fn value(file: &str, name: &str) -> String {
    let unfolded = file.replace("\r\n ", "");
    let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix(name)).expect("the line");
    line.to_string()
}

#[test]
fn it_has_one_day_one_alarm_and_no_word_but_the_title() {
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//reminder//EN",
        "BEGIN:VEVENT",
        "UID:0mw00000000001-abcde",
        "DTSTAMP:20261128T140509Z",
        "DTSTART;VALUE=DATE:20261201",
        "SUMMARY:Reminder",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Reminder",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(file("Reminder"), lines.join("\r\n"));
}

#[test]
fn the_title_is_escaped() {
    for (title, written) in [
        ("a, b; c\\d", "a\\, b\\; c\\\\d"),
        ("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
        ("\u{7}\u{0}tab\tBEGIN:VEVENT", "tabBEGIN:VEVENT"),
        ("x\r\nEND:VCALENDAR", "x\\nEND:VCALENDAR"),
        ("", ""),
    ] {
        let file = file(title);
        assert_eq!(value(&file, "SUMMARY:"), written, "{title:?}");
        assert_eq!(file.matches("\r\nEND:VCALENDAR").count(), 1, "{title:?}");
    }
}

#[test]
fn no_line_is_longer_than_75_bytes_and_no_character_is_split() {
    for title in ["a".repeat(300), "é".repeat(151), "🌿,".repeat(90), "ש".repeat(67)] {
        let file = file(&title);
        assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
        for line in file.split("\r\n") {
            assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        }
        assert_eq!(value(&file, "SUMMARY:").replace("\\,", ","), title);
        assert_eq!(value(&file, "SUMMARY:"), value(&file, "DESCRIPTION:"));
    }
    // A line of exactly 75 bytes is not folded.
    assert!(file(&"a".repeat(67)).contains(&format!("SUMMARY:{}\r\n", "a".repeat(67))));
}

#[test]
fn there_is_none_without_a_day_and_a_strange_clock_is_no_trouble() {
    for odd in ["", "next week", "2026-13-01", "2026-12-01T10:00", "2026-12-01\r\nX:y"] {
        assert_eq!(reminder(odd, "x", "uid", "2026-11-28T14:05:09.123Z"), None, "{odd}");
    }
    for odd in ["", "x", "2026-11-28", "-000001-01-01"] {
        let file = reminder("2026-12-01", "x", "uid", odd).expect("a file");
        assert_eq!(value(&file, "DTSTAMP:"), "19700101T000000Z", "{odd}");
    }
}
