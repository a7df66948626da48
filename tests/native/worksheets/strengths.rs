//! Three named strengths in place of a rating from 0 to 10.

use super::*;
use stillwater::domain::layout::lines;
use stillwater::domain::strength::{STORED, exact, nearest};

fn feelings(sheet: &str, of: Value) -> Vec<String> {
    let sheet = worksheet(sheet);
    let field = sheet.fields().find(|field| *field.id == *"feelings").unwrap();
    lines("feelings", field, &answers(of))
}

#[test]
fn the_stored_numbers_never_change() {
    assert_eq!(STORED, [2, 5, 8]);
    for (at, stored) in STORED.into_iter().enumerate() {
        assert_eq!((nearest(stored), exact(stored)), (at, Some(at)));
    }
    let shown: Vec<_> = (0..=10).map(nearest).collect();
    assert_eq!(shown, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
    assert_eq!((0..=10).filter(|rate| exact(*rate).is_some()).count(), 3);
}

#[test]
fn a_strength_is_printed_by_its_name_and_a_number_as_a_number() {
    for (sheet, feeling, word) in [("forgiveness", "anger", "Anger"), ("boundaries", "angry", "angry")] {
        let of = |rate: Value| json!({ "feelings": { "picked": [feeling], "rates": { feeling: rate } } });
        for (stored, name) in STORED.into_iter().zip(["a little", "quite strong", "very strong"]) {
            assert_eq!(feelings(sheet, of(stored.into())), [format!("{word} ({name})")]);
        }
        for number in [0, 1, 3, 4, 6, 7, 9, 10] {
            assert_eq!(feelings(sheet, of(number.into())), [format!("{word} ({number}/10)")]);
        }
        assert_eq!(feelings(sheet, of(11.into())), [word], "no rating");
    }
}

#[test]
fn a_ladder_keeps_its_numbers() {
    let sheet = worksheet("boundaries");
    let field = sheet.fields().find(|field| *field.id == *"ladder").unwrap();
    let of = answers(json!({ "ladder": [{ "text": "write it down", "rate": 2 }] }));
    assert_eq!(lines("ladder", field, &of), ["write it down (2/10)"]);
    assert!(field.rating.strengths.is_empty());
}
