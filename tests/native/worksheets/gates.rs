//! Gates on the printed empty worksheets.

use crate::common::{catalog, worksheet};
use crate::html::Page;
use stillwater::domain::gates::Gates;
use stillwater::domain::route::Route;
use stillwater::prerender::render;

#[test]
fn every_question_that_a_care_page_answers_is_a_gate_on_paper() {
    let fields = |sheet: &str| -> Vec<String> {
        Gates::of(&worksheet(sheet)).gates.iter().map(|gate| gate.field.to_string()).collect()
    };
    assert_eq!(fields("boundaries"), ["afraid", "hurt-before"]);
    assert_eq!(fields("forgiveness"), ["still-happening", "pressure", "how-new", "feelings"]);
    for sheet in &catalog().tools().worksheets {
        let cares = sheet.steps.iter().any(|step| step.care);
        let gates = Gates::of(sheet).gates;
        assert_eq!(cares, !gates.is_empty(), "{}", sheet.id);
        assert!(gates.iter().all(|gate| !gate.answers.is_empty()), "{}", sheet.id);
    }
}

#[test]
fn what_a_gate_hides_on_the_screen_carries_its_mark_on_paper() {
    let gates = Gates::of(&worksheet("boundaries"));
    let mark = gates.at("afraid").and_then(|gate| gate.mark).expect("it leaves something out");
    assert_eq!(gates.at("hurt-before").unwrap().mark, Some(mark), "the same parts, the same mark");
    for step in ["which-kind", "practice"] {
        assert_eq!(gates.marks(step, None), [mark], "{step}");
    }
    assert_eq!(gates.marks("say-or-do", Some("ask")), [mark]);
    assert_eq!(gates.marks("say-or-do", Some("private-limit")), [] as [usize; 0], "what stays is not marked");
    let gates = Gates::of(&worksheet("forgiveness"));
    let mark = gates.at("pressure").unwrap().mark.unwrap();
    for step in ["writing", "start"] {
        assert_eq!(gates.marks(step, None), [mark], "{step}");
    }
    let choices = Gates::of(&worksheet("choices"));
    let mark_there = choices.at("pressure").unwrap().mark.unwrap();
    for step in ["forgiving", "contact", "close-again", "trust", "legal"] {
        assert_eq!(choices.marks(step, None), [mark_there], "{step}");
    }
    assert_eq!(gates.at("feelings").unwrap().mark, None, "nothing is left out, but there are numbers");
}

#[test]
fn the_empty_page_says_it_below_the_question_and_ends_with_people_to_call() {
    let catalog = catalog();
    for path in ["boundaries", "forgiveness"] {
        let page = Page::read(&render(&catalog, "/", &Route::Worksheet(path.into())).unwrap());
        let of_class = |class: &str| -> Vec<String> {
            page.elements.iter().filter(|e| e.get("class") == Some(class)).map(|e| e.text.clone()).collect()
        };
        let said = of_class("on-paper gate");
        assert!(
            said[0].contains("leave out the grey parts marked A, and see the numbers on the last page"),
            "{said:?}"
        );
        assert!(said.iter().all(|words| words.contains("see the numbers on the last page")), "{said:?}");
        assert!(of_class("on-paper marked").iter().any(|words| words == "Marked A"));
        let numbers = of_class("on-paper numbers");
        assert!(numbers[0].contains("findahelpline.com"), "{numbers:?}");
    }
}
