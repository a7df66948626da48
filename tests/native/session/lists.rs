//! Lists of items, kept as answers.

use serde_json::{Value, json};
use stillwater::domain::answers::Answers;
use stillwater::domain::session::{Item, List, has, items, put, shift};

fn answers(bring: Value) -> Answers {
    let mut answers = Answers::default();
    answers.set_value("bring", bring);
    answers
}

#[test]
fn an_item_goes_on_a_list_once_and_off_with_nothing_left_behind() {
    let mut answers = Answers::default();
    let (whole, one) = (Item::whole("r1"), Item::of("r1", "trust.often"));
    for _ in 0..2 {
        put(&mut answers, List::Bring, &whole, true);
        put(&mut answers, List::Bring, &one, true);
    }
    assert_eq!(items(&answers, List::Bring), [whole.clone(), one.clone()]);
    assert!(has(&answers, List::Bring, &one) && !has(&answers, List::Paper, &one));
    put(&mut answers, List::Bring, &whole, false);
    put(&mut answers, List::Bring, &one, false);
    assert!(answers.is_empty(), "an empty list is no answer: {answers:?}");
}

#[test]
fn items_change_places_and_stop_at_the_ends() {
    let [a, b, c] = ["a", "b", "c"].map(Item::whole);
    let mut answers = Answers::default();
    for item in [&a, &b, &c] {
        put(&mut answers, List::Bring, item, true);
    }
    shift(&mut answers, List::Bring, &c, true);
    assert_eq!(items(&answers, List::Bring), [a.clone(), c.clone(), b.clone()]);
    shift(&mut answers, List::Bring, &a, true);
    shift(&mut answers, List::Bring, &b, false);
    shift(&mut answers, List::Bring, &Item::whole("nobody"), true);
    assert_eq!(items(&answers, List::Bring), [a.clone(), c.clone(), b.clone()]);
    shift(&mut answers, List::Bring, &a, false);
    assert_eq!(items(&answers, List::Bring), [c, a, b]);
}

#[test]
fn what_is_no_item_is_none() {
    for odd in [
        json!("r1"),
        json!(7),
        json!({ "record": "r1" }),
        json!([7, null, "r1", { "key": "x" }, { "record": 7 }, []]),
    ] {
        assert_eq!(items(&answers(odd.clone()), List::Bring), [], "{odd}");
    }
    let mixed = answers(json!([null, { "record": "r1", "key": 7 }]));
    assert_eq!(items(&mixed, List::Bring), [Item::whole("r1")]);
}
