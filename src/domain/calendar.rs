//! A reminder as a calendar file (RFC 5545): one whole day, and an alarm at nine in the morning.
//!
//! The lines are written here because there are sixteen of them and two rules, escaping and folding. The crate
//! `icalendar` needs `chrono` and `uuid`, which would add more code than the whole field has.
//!
//! The only words in the file are the title that the person chose. The alarm repeats it, because RFC 5545 requires a
//! description in an alarm that shows a message.

use super::small_step::is_day;

/// The largest number of bytes in a line, without its line break.
const LONGEST: usize = 75;

/// A file with one reminder; `None` if `day` is not a date such as `2026-12-01`. `now` is the current time in ISO 8601.
pub fn reminder(day: &str, title: &str, uid: &str, now: &str) -> Option<String> {
    if !is_day(day) {
        return None;
    }
    let title = escaped(title);
    let lines = [
        "BEGIN:VCALENDAR".to_string(),
        "VERSION:2.0".into(),
        "PRODID:-//reminder//EN".into(),
        "BEGIN:VEVENT".into(),
        format!("UID:{uid}"),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART;VALUE=DATE:{}", day.replace('-', "")),
        format!("SUMMARY:{title}"),
        // The day stays free for those who see when somebody is busy.
        "TRANSP:TRANSPARENT".into(),
        "BEGIN:VALARM".into(),
        "ACTION:DISPLAY".into(),
        format!("DESCRIPTION:{title}"),
        "TRIGGER:PT9H".into(),
        "END:VALARM".into(),
        "END:VEVENT".into(),
        "END:VCALENDAR".into(),
    ];
    let mut file = String::new();
    for line in &lines {
        fold(line, &mut file);
    }
    Some(file)
}

/// The time of an ISO 8601 text in UTC, as `20261128T140500Z`.
fn stamp(now: &str) -> String {
    let whole = now.split('.').next().unwrap_or_default();
    let digits: String = whole.chars().filter(|c| c.is_ascii_digit()).collect();
    match (digits.get(..8), digits.get(8..14)) {
        (Some(day), Some(time)) => format!("{day}T{time}Z"),
        _ => "19700101T000000Z".into(),
    }
}

/// A text value: four characters are escaped, and control characters are left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// Appends a line, broken before a character that would make it too long. A continued line begins with a space.
fn fold(line: &str, file: &mut String) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}
