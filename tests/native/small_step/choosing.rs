//! Which step is shown.

use super::*;
use stillwater::domain::small_step::{open_in, shown};
use stillwater::ui::components::small_step::step_among;

const TODAY: &str = "2026-12-01";

/// The index of the step that is shown, among steps with these days, the newest first.
fn shown_of(days: &[&str]) -> Option<usize> {
    let step = |day: &&str| SmallStep { will: "x".into(), day: (*day).into(), ..SmallStep::default() };
    let steps: Vec<_> = days.iter().map(step).collect();
    shown(steps.iter(), TODAY)
}

#[test]
fn the_one_whose_day_has_come_then_the_newest_then_the_nearest_day() {
    for (days, wanted) in [
        (&[][..], None),
        (&["", ""], Some(0)),
        (&["", "2026-12-01"], Some(1)),
        (&["2026-11-01", "", "2026-11-30", "2026-10-01"], Some(2)),
        (&["2026-11-30", "2026-11-30"], Some(0)),
        (&["2026-12-02", ""], Some(1)),
        (&["2026-12-09", "2026-12-02", "2027-01-01"], Some(1)),
        (&["2026-12-02", "next week"], Some(1)),
    ] {
        assert_eq!(shown_of(days), wanted, "{days:?}");
    }
}

/// The record and the question of the step that is shown among these records, the newest first.
fn found(records: &[Rc<Record>]) -> Option<(String, String)> {
    let (record, id, step) = step_among(&tools(), records, TODAY)?;
    assert_eq!(SmallStep::read(&record.answers, &id), step);
    Some((record.id.clone(), id.to_string()))
}

fn at(record: &Rc<Record>, id: &str) -> Option<(String, String)> {
    Some((record.id.clone(), id.into()))
}

#[test]
fn it_is_the_newest_that_is_open_and_asked() {
    let old = record(1, "forgiveness", json!({ ID: { "will": "walk" } }));
    let done = record(2, "forgiveness", json!({ ID: { "will": "walk", "how": "not" } }));
    let other = record(3, "choices", json!({ ID: { "will": "walk" }, "note": { "will": "walk" } }));
    let unknown = record(4, "of a newer version", json!({ ID: { "will": "walk" } }));
    let all = [unknown, other, done, old.clone()];
    assert_eq!(found(&all), at(&old, ID));
    assert_eq!(found(&all[..3]), None);
}

#[test]
fn what_a_gate_hides_by_now_is_not_shown() {
    for (gate, is_there) in [("no", true), ("yes", false), ("not-sure", false)] {
        let one = record(1, "boundaries", json!({ "afraid": gate, ID: { "will": "say it" } }));
        assert_eq!(found(std::slice::from_ref(&one)).is_some(), is_there, "{gate}");
        let preparing = json!({ "hurt-before": gate, "step-to-prepare": { "will": "say it" } });
        let one = record(2, "preparing", preparing);
        assert_eq!(found(std::slice::from_ref(&one)).is_some(), is_there, "{gate}");
    }
    let unsafe_time = json!({ "was-i-safe": "not-sure", "step-from-here": { "will": "again" } });
    assert_eq!(open_in(tools().worksheet("practice").unwrap(), &answers(unsafe_time)), []);
    // An act for oneself stays, as it is asked there.
    let pressed = record(3, "forgiveness", json!({ "pressure": "yes", ID: { "will": "walk" } }));
    assert_eq!(found(std::slice::from_ref(&pressed)), at(&pressed, ID));
}

#[test]
fn a_step_waits_while_practice_of_its_entry_waits() {
    let entry = record(1, "boundaries", json!({ ID: { "will": "say it" } }));
    let prepared = record(2, "preparing", json!({ "of": entry.id, "step-to-prepare": { "will": "say it" } }));
    let note = |safe: &str| record(3, "practice", json!({ "of": entry.id, "was-i-safe": safe }));
    let with = |note: Rc<Record>| found(&[note, prepared.clone(), entry.clone()]);
    assert_eq!(with(note("yes")), at(&prepared, "step-to-prepare"));
    assert_eq!(with(note("no")), None);
    let afraid = record(1, "boundaries", json!({ "afraid": "yes" }));
    assert_eq!(found(&[prepared, afraid]), None, "its own gate was open, the entry's is not");
}

#[test]
fn that_of_a_session_begins_when_the_session_is_done() {
    let session = record(1, "session", json!({ ID: { "will": "walk" } }));
    assert_eq!(found(std::slice::from_ref(&session)), None);
    let done = Rc::new(Record { done: Some("2026-11-23T10:00:00.000Z".into()), ..(*session).clone() });
    assert_eq!(found(std::slice::from_ref(&done)), at(&done, ID));
}
