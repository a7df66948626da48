//! Lists of items, which are stored as answers.

use serde_json::{Value, json};
use stillwater::domain::answers::Answers;
use stillwater::domain::session::{SessionItem, SessionList, has, items, put, shift};

fn answers(bring: Value) -> Answers {
    let mut answers = Answers::default();
    answers.set_value("bring", bring);
    answers
}

#[test]
fn an_item_goes_on_a_list_once_and_off_with_nothing_left_behind() {
    let mut answers = Answers::default();
    let (whole, one) = (SessionItem::whole("r1"), SessionItem::of("r1", "trust.often"));
    for _ in 0..2 {
        put(&mut answers, SessionList::Bring, &whole, true);
        put(&mut answers, SessionList::Bring, &one, true);
    }
    assert_eq!(items(&answers, SessionList::Bring), [whole.clone(), one.clone()]);
    assert!(has(&answers, SessionList::Bring, &one) && !has(&answers, SessionList::Paper, &one));
    put(&mut answers, SessionList::Bring, &whole, false);
    put(&mut answers, SessionList::Bring, &one, false);
    assert!(answers.is_empty(), "an empty list is no answer: {answers:?}");
}

#[test]
fn items_change_places_and_stop_at_the_ends() {
    let [a, b, c] = ["a", "b", "c"].map(SessionItem::whole);
    let mut answers = Answers::default();
    for item in [&a, &b, &c] {
        put(&mut answers, SessionList::Bring, item, true);
    }
    shift(&mut answers, SessionList::Bring, &c, true);
    assert_eq!(items(&answers, SessionList::Bring), [a.clone(), c.clone(), b.clone()]);
    shift(&mut answers, SessionList::Bring, &a, true);
    shift(&mut answers, SessionList::Bring, &b, false);
    shift(&mut answers, SessionList::Bring, &SessionItem::whole("nobody"), true);
    assert_eq!(items(&answers, SessionList::Bring), [a.clone(), c.clone(), b.clone()]);
    shift(&mut answers, SessionList::Bring, &a, false);
    assert_eq!(items(&answers, SessionList::Bring), [c, a, b]);
}

#[test]
fn what_is_no_item_is_none() {
    for odd in [
        json!("r1"),
        json!(7),
        json!({ "record": "r1" }),
        json!([7, null, "r1", { "key": "x" }, { "record": 7 }, []]),
    ] {
        assert_eq!(items(&answers(odd.clone()), SessionList::Bring), [], "{odd}");
    }
    let mixed = answers(json!([null, { "record": "r1", "key": 7 }]));
    assert_eq!(items(&mixed, SessionList::Bring), [SessionItem::whole("r1")]);
}
