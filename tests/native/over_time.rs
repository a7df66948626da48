//! Changes over time: each sign is shown separately, a missing answer gives no mark, and no sentence rates a person.

use crate::common::{answers, catalog, tools, worksheet};
use serde_json::{Value, json};
use std::cmp::Ordering;
use std::rc::Rc;
use stillwater::domain::known_ids::CHECK_IN;
use stillwater::domain::record::Record;
use stillwater::domain::signs::Signs;
use stillwater::domain::standing::{self, StandingHistory};
use stillwater::domain::timeline::{
    Chart, CheckIn, change, gaps, insert, month_before, of_check_ins, span, window,
};
use stillwater::ui::components::timeline_chart::sentence;
use stillwater::ui::site::Site;

fn signs() -> Rc<Signs> {
    tools().signs.clone()
}

fn record(id: &str, kind: &str, done: &str, of: Value) -> Record {
    Record {
        done: (!done.is_empty()).then(|| done.into()),
        answers: answers(of),
        ..Record::begin(id.into(), kind, "2026-01-01T10:00:00.000Z".into())
    }
}

/// Check-ins with these answers about trust, the newest first.
fn trust(often: &[&str]) -> Vec<CheckIn> {
    let mut all = Vec::new();
    for (at, often) in often.iter().enumerate() {
        let done = format!("2026-{:02}-10T10:00:00.000Z", 12 - at);
        let of = if often.is_empty() { json!({}) } else { json!({ "trust.often": often }) };
        insert(
            &mut all,
            CheckIn::of(&signs(), &record(&at.to_string(), CHECK_IN, &done, of)).expect("it is done"),
        );
    }
    all
}

/// The texts of a row's marks, empty where there is no mark.
fn words(chart: &Chart, row: &str) -> Vec<String> {
    let row = chart.rows.iter().find(|one| one.id == row).expect("a row");
    row.marks.iter().map(|mark| mark.as_ref().map_or(String::new(), |mark| mark.words.to_string())).collect()
}

#[test]
fn each_of_the_six_signs_has_a_row_and_the_newest_date_comes_last() {
    let chart = of_check_ins(&signs(), &trust(&["a-lot", "not-lately"]));
    assert_eq!(chart.rows.len(), 6);
    assert_eq!(words(&chart, "trust"), ["Not lately", "A lot"]);
    assert_eq!(words(&chart, "numb"), ["", ""]);
    assert_eq!(chart.columns[1].moment, "2026-12-10T10:00:00.000Z");
    let places: Vec<_> = chart.legend.iter().map(|mark| mark.rank).collect();
    assert_eq!(places, [0, 1, 2, 3, 4], "a shape for each answer but `I prefer not to say`");
    assert!(chart.legend.iter().all(|mark| *mark.option != *"skip"));
}

#[test]
fn what_was_not_said_is_no_mark_and_never_not_lately() {
    let all = trust(&["skip", "", "half", "nonsense", "half"]);
    let chart = of_check_ins(&signs(), &all);
    assert_eq!(words(&chart, "trust"), ["About half the time", "", "About half the time", "", ""]);
    let change = change(&all, "trust").expect("two answers");
    assert_eq!(change.ordering, Ordering::Equal, "the silent ones are passed over");
    assert_eq!((change.now, change.then), ("2026-10-10T10:00:00.000Z", "2026-08-10T10:00:00.000Z"));
}

#[test]
fn one_answer_is_not_compared_with_anything() {
    assert_eq!(change(&trust(&["half"]), "trust"), None);
    assert_eq!(change(&trust(&["half", "skip"]), "trust"), None);
    assert_eq!(change(&trust(&["half", "half"]), "numb"), None);
}

#[test]
fn drafts_and_other_records_are_no_check_ins() {
    let of = json!({ "trust.often": "half" });
    assert_eq!(CheckIn::of(&signs(), &record("a", CHECK_IN, "", of.clone())), None);
    assert_eq!(CheckIn::of(&signs(), &record("a", "forgiveness", "2026-01-01T10:00:00.000Z", of)), None);
}

#[test]
fn check_ins_stand_by_their_dates_whatever_order_they_are_found_in() {
    let mut all = Vec::new();
    for month in [3, 1, 4, 2] {
        let done = format!("2026-{month:02}-10T10:00:00.000Z");
        insert(
            &mut all,
            CheckIn::of(&signs(), &record("a", CHECK_IN, &done, json!({}))).expect("it is done"),
        );
    }
    let dates: Vec<_> = all.iter().map(|one| &one.moment[..7]).collect();
    assert_eq!(dates, ["2026-04", "2026-03", "2026-02", "2026-01"]);
}

#[test]
fn a_sign_of_ones_own_has_a_row_under_its_newest_words() {
    let own = |words: &str| json!([{ "id": "own-1", "text": words }]);
    let one = |id: &str, done: &str, of| CheckIn::of(&signs(), &record(id, CHECK_IN, done, of)).unwrap();
    let all = [
        one("c", "2026-03-10T10:00:00.000Z", json!({})),
        one(
            "b",
            "2026-02-10T10:00:00.000Z",
            json!({ "own-signs": own("I check <b>7</b> times"), "own-1.often": "half" }),
        ),
        one("a", "2026-01-10T10:00:00.000Z", json!({ "own-signs": own("I check"), "own-1.often": "a-lot" })),
    ];
    let chart = of_check_ins(&signs(), &all);
    assert_eq!(chart.rows.len(), 7);
    assert_eq!(chart.rows[6].name, "I check <b>7</b> times");
    assert_eq!(words(&chart, "own-1"), ["A lot", "About half the time", ""]);
    assert_eq!(change(&all, "own-1").expect("two answers").ordering, Ordering::Less);
    assert_eq!(of_check_ins(&signs(), &all[..1]).rows.len(), 6, "it is shown where it was asked");
}

#[test]
fn what_else_was_going_on_is_kept_in_words() {
    let of = json!({ "context": { "picked": ["poor-sleep", "anniversary"], "own": "the hearing" } });
    let one = CheckIn::of(&signs(), &record("a", CHECK_IN, "2026-01-10T10:00:00.000Z", of)).unwrap();
    let chart = of_check_ins(&signs(), &[one]);
    assert_eq!(chart.columns[0].notes, ["A hard date or anniversary", "Poor sleep", "the hearing"]);
}

#[test]
fn what_else_was_going_on_calls_for_no_support_by_itself() {
    let of = answers(json!({ "context": { "picked": ["contact", "poor-sleep"] } }));
    assert!(!signs().offers_support(&of, &[]));
}

#[test]
fn a_sentence_compares_and_never_judges_or_counts() {
    let site = Site::new(catalog(), "");
    let said = |way, then, now| sentence(&site, way, then, now);
    let (less, more, same) = (Ordering::Less, Ordering::Greater, Ordering::Equal);
    assert_eq!(said(less, "2026-09-14", "2026-11-22"), "You marked this less often than in September.");
    assert_eq!(said(less, "2026-11-02", "2026-11-22"), "You marked this less often than last time.");
    assert_eq!(said(less, "2025-11-22", "2026-11-22"), "You marked this less often than last time.");
    assert_eq!(
        said(more, "2026-09-14", "2026-11-22"),
        "You marked this more often than last time. Hard weeks and reminders can do that."
    );
    assert_eq!(said(same, "2026-09-14", "2026-11-22"), "About the same as last time.");
    for way in [less, more, same] {
        for then in ["2026-09-14", "2024-02-01", "", "nonsense", "2026-99-99", "99999999999999999999-01-01"] {
            let said = said(way, then, "2026-11-22");
            assert!(said.len() > 10 && !said.contains(|c: char| c.is_ascii_digit() || c == '{'), "{said}");
            for judged in ["better", "worse", "improve", "progress", "relapse", "normal", "risk"] {
                assert!(!said.contains(judged), "{said}");
            }
        }
    }
}

#[test]
fn a_month_is_named_where_its_name_is_enough() {
    assert_eq!(month_before("2025-12-31", "2026-01-01"), Some(11));
    assert_eq!(month_before("2026-01-01", "2026-12-31"), Some(0));
    assert_eq!(month_before("2025-12-01", "2026-12-31"), None, "a year ago");
    assert_eq!(month_before("2026-12-01", "2026-11-01"), None, "a clock that was set back");
}

#[test]
fn the_space_between_dates_is_in_proportion_to_the_days_that_passed() {
    let days = |days: &[i64]| gaps(&days.iter().copied().map(Some).collect::<Vec<_>>());
    assert!(days(&[]).is_empty());
    assert_eq!(days(&[20_000]), [0]);
    assert_eq!(days(&[20_000, 20_007]), [0, 12]);
    assert_eq!(days(&[20_000, 20_007, 20_014, 20_042]), [0, 2, 2, 8]);
    assert_eq!(days(&[20_000, 20_000, 20_000]), [0, 0, 0], "several on one day");
    assert_eq!(gaps(&[Some(20_000), None, Some(20_010), Some(20_020)]), [0, 0, 0, 12]);
    assert_eq!(days(&[20_010, 20_000]), [0, 0], "a clock that was set back");
}

#[test]
fn the_whole_time_is_told_by_its_first_and_newest_answer() {
    let signs = signs();
    assert_eq!(span(&signs, &trust(&["half", "a-lot"]), "trust"), None, "the last time says it all");
    let check_ins = trust(&["half", "a-lot", "almost-all"]);
    let span = span(&signs, &check_ins, "trust").expect("three answers");
    assert_eq!((&*span.first.0, &*span.newest.0), ("Almost all the time", "About half the time"));
    assert!(span.first.1 < span.newest.1);
}

#[test]
fn a_window_is_full_at_both_ends() {
    assert_eq!(window(0, 0), 0..0);
    assert_eq!(window(3, 8), 0..3);
    assert_eq!(window(20, 0), 0..8);
    assert_eq!(window(20, 8), 8..16);
    assert_eq!(window(20, 16), 12..20);
    assert_eq!(window(10_000, usize::MAX), 9_992..10_000);
}

fn history(records: &[Record]) -> StandingHistory {
    let (sheet, mut history) = (worksheet("forgiveness"), StandingHistory::default());
    records.iter().for_each(|record| history.add(&sheet, record));
    history
}

#[test]
fn where_one_stood_belongs_to_the_worksheet_it_is_about() {
    let history = history(&[
        record("s3", "standing", "2026-03-03T10:00:00.000Z", json!({ "of": "f2", "where-i-am": "not-now" })),
        record("f2", "forgiveness", "2026-03-01T10:00:00.000Z", json!({ "where-i-am": "deciding" })),
        record("s2", "standing", "2026-02-02T10:00:00.000Z", json!({ "of": "f1", "where-i-am": "curious" })),
        record("s1", "standing", "2026-02-01T10:00:00.000Z", json!({ "of": "f1", "where-i-am": "holding" })),
        record("s0", "standing", "2026-02-01T09:00:00.000Z", json!({ "of": "f1", "note": "only a note" })),
        record("b1", "boundaries", "2026-01-02T10:00:00.000Z", json!({ "where-i-am": "curious" })),
        record("f1", "forgiveness", "2026-01-01T10:00:00.000Z", json!({ "where-i-am": "not-now" })),
    ]);
    let ids: Vec<_> = history.entries.iter().map(|entry| &*entry.id).collect();
    assert_eq!(ids, ["f2", "f1"]);
    let of = |entry| -> Vec<String> { history.of(entry).iter().map(|one| one.id.clone()).collect() };
    assert_eq!(of("f2"), ["s3", "f2"]);
    assert_eq!(of("f1"), ["s2", "s1", "f1"]);
    let chart = standing::chart(&worksheet("forgiveness"), &history.of("f1"));
    let names: Vec<_> = chart.rows.iter().map(|row| &*row.name).collect();
    assert_eq!(names, ["Not now", "Curious", "Deciding", "Practising", "Settled for now"]);
    assert_eq!(words(&chart, "not-now"), ["Not now", "", ""]);
    assert_eq!(words(&chart, "holding"), ["", "Settled for now", ""]);
    assert_eq!(words(&chart, "curious"), ["", "", "Curious"], "going back is a mark like any other");
    assert!(chart.legend.is_empty());
    let places: Vec<_> = chart.rows.iter().flat_map(|row| &row.marks).flatten().map(|m| m.rank).collect();
    assert_eq!(
        places,
        [standing::chart(&worksheet("forgiveness"), &history.of("f2")).rows[0].marks[1]
            .as_ref()
            .unwrap()
            .rank; 3],
        "no place is drawn unlike another"
    );
}

#[test]
fn how_one_acts_and_what_one_feels_stay_apart() {
    let history = history(&[record(
        "f1",
        "forgiveness",
        "2026-01-01T10:00:00.000Z",
        json!({ "intend": { "picked": ["goodwill"], "own": "write once" }, "feel-today": { "picked": ["angry"] } }),
    )]);
    let one = history.of("f1")[0];
    assert_eq!(one.intend, ["Act with goodwill", "write once"]);
    assert_eq!(one.feel, ["I am angry"]);
    assert_eq!(one.stage, "");
}
