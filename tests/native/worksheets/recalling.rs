//! Earlier answers that are shown where a question needs them.

use super::*;
use stillwater::domain::SharedStr;
use stillwater::domain::recall::{Recalled, recalled};

fn of(sheet: &str, ids: &[&str], of: Value) -> Vec<Recalled> {
    let ids: Vec<SharedStr> = ids.iter().map(|id| (*id).into()).collect();
    recalled(&worksheet(sheet), &answers(of), &ids)
}

fn written(lines: &[&str]) -> Recalled {
    Recalled { is_picked: false, lines: lines.iter().map(|line| (*line).into()).collect() }
}

#[test]
fn an_answer_comes_back_as_it_was_written() {
    let answers =
        json!({ "what-happens": "you read my\nmessages", "area": { "picked": ["time"], "own": "my diary" } });
    assert_eq!(of("boundaries", &["what-happens"], answers.clone()), [written(&["you read my", "messages"])]);
    let picked = Recalled { is_picked: true, lines: vec!["Time and availability".into(), "my diary".into()] };
    assert_eq!(of("boundaries", &["area", "what-happens"], answers)[0], picked);
    for nothing in [json!({}), json!({ "what-happens": " \n" }), json!({ "what-happens": null })] {
        assert_eq!(of("boundaries", &["what-happens"], nothing), []);
    }
}

#[test]
fn what_a_gate_hides_does_not_come_back() {
    for (field, option, hidden) in
        [("still-happening", "yes", true), ("pressure", "not-sure", true), ("still-happening", "no", false)]
    {
        let answers = json!({ field: option, "whose-part": { "mine": "I stayed" }, "keep": "my walks" });
        let found = of("forgiveness", &["whose-part", "keep"], answers);
        assert_eq!(found.len(), if hidden { 1 } else { 2 }, "{field} {option}");
        assert_eq!(found.last(), Some(&written(&["my walks"])));
    }
    // The questions of another branch, and those that are not asked any more.
    let blame = json!({ "whom": "someone-else", "sentence-i-say": "I let it happen" });
    assert_eq!(of("forgiveness", &["sentence-i-say"], blame), []);
    assert_eq!(of("boundaries", &["proud"], json!({ "proud": "that I stayed calm" })), []);
}

#[test]
fn the_way_makes_no_difference() {
    for way in ["", "short", "whole"] {
        let answers = json!({ "way": way, "needs": { "picked": ["rest"] } });
        assert_eq!(of("boundaries", &["needs"], answers).len(), 1, "{way}");
    }
}

#[test]
fn everything_that_is_recalled_is_asked_before() {
    let tools = tools();
    let mut seen = 0;
    for sheet in &tools.worksheets {
        for field in sheet.fields() {
            seen += field.recall.len() + field.recall_entry.len();
            assert!(field.recall.iter().all(|id| sheet.asks(id)));
            let parent = tools.worksheet(&sheet.part_of);
            assert!(field.recall_entry.iter().all(|id| parent.is_some_and(|parent| parent.asks(id))));
        }
    }
    assert_eq!(seen, 7);
}
