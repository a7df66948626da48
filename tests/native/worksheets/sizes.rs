//! How long the ways through the worksheets are: their questions, minutes and words. `--nocapture` prints the table.

#![allow(clippy::print_stdout, reason = "the table is what one asks for with --nocapture")]

use super::*;
use stillwater::domain::worksheet::{Field, WorksheetStep};

/// The most questions, safety questions included, that forgiving somebody else asks, and the most minutes it takes.
const FORGIVENESS: (usize, u32) = (28, 30);
/// The most questions of a boundary up to and including its sentence.
const BOUNDARY: usize = 18;
/// The most questions on one step; the gate of forgiveness alone has one more.
const PER_STEP: usize = 3;

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The words of a question: its label, its help, and its options or columns with theirs.
fn words_of(field: &Field) -> usize {
    let options: &[_] = match &field.kind {
        FieldKind::Choice(options) | FieldKind::Columns(options) => options,
        FieldKind::Choices(choices) => &choices.options,
        _ => &[],
    };
    let options = options.iter().map(|one| count(&one.label) + count(&one.help)).sum::<usize>();
    count(&field.label) + count(&field.help) + options
}

/// The questions of a step, also those that are folded away.
fn questions(sheet: &Worksheet, step: &WorksheetStep, of: &Answers) -> usize {
    step.fields().filter(|field| sheet.is_asked(field, of)).count()
}

/// The questions, minutes and words of the way that these answers lead to.
fn size(id: &str, of: &Answers) -> (usize, u32, usize) {
    let sheet = worksheet(id);
    let (mut asked, mut words) = (0, 0);
    for step in sheet.steps_for(of) {
        let (title, help) = step.words(of);
        words += count(title) + count(help);
        asked += questions(&sheet, step, of);
        for item in &step.items {
            words += match item {
                StepItem::Field(field) if sheet.is_asked(field, of) => words_of(field),
                StepItem::Notice(notice) if sheet.is_shown(notice, of) => {
                    count(&notice.title) + count(&notice.text)
                }
                _ => 0,
            };
        }
    }
    let size = (asked, sheet.minutes_for(of), words);
    println!("{id:<12} {:<60} {size:?}", Value::Object(of.0.clone()).to_string());
    size
}

const BRANCHES: [&str; 4] = ["", "someone-else", "something-i-did", "blame-i-carry"];

/// Nothing, and each answer that a care page follows.
const GATES: [(&str, &str); 5] = [
    ("way", ""),
    ("still-happening", "yes"),
    ("still-happening", "not-sure"),
    ("pressure", "yes"),
    ("pressure", "not-sure"),
];

#[test]
fn no_branch_of_forgiveness_asks_too_much() {
    for whom in BRANCHES {
        for (gate, answer) in GATES {
            let (asked, minutes, _) = size("forgiveness", &answers(json!({ "whom": whom, gate: answer })));
            assert!(asked <= FORGIVENESS.0, "{whom} {gate} {answer}: {asked} questions");
            let is_about_another = ["", "someone-else"].contains(&whom);
            assert!(
                !is_about_another || minutes <= FORGIVENESS.1,
                "{whom} {gate} {answer}: {minutes} minutes"
            );
        }
    }
}

#[test]
fn a_boundary_asks_few_questions_up_to_its_sentence() {
    let sheet = worksheet("boundaries");
    for gate in ["", "no", "yes", "not-sure"] {
        for kind in ["", "limit", "request", "no", "agreement", "pause", "topic", "private"] {
            let of = answers(json!({ "afraid": gate, "kind": kind }));
            size("boundaries", &of);
            let steps: Vec<_> = sheet.steps_for(&of).collect();
            let asks_words = |step: &WorksheetStep| step.fields().any(|field| *field.id == *"my-words");
            let words = steps.iter().position(|step| asks_words(step)).expect("the step with the sentence");
            let asked: usize = steps[..=words].iter().map(|step| questions(&sheet, step, &of)).sum();
            assert!(asked <= BOUNDARY, "{gate} {kind}: {asked} questions");
            assert!(steps.len() - words <= 2, "{gate} {kind}: at most one step follows");
        }
    }
}

#[test]
fn each_step_is_one_screen_of_few_questions() {
    for sheet in &tools().worksheets {
        for whom in BRANCHES {
            for kind in ["", "limit", "no", "agreement", "topic", "private"] {
                let of = answers(json!({ "whom": whom, "kind": kind, "when": "chosen-day" }));
                for step in sheet.steps_for(&of) {
                    let most = match (&*sheet.id, &*step.id) {
                        ("forgiveness", "today") => PER_STEP + 1,
                        // Three of them are folded away, so that none is the expected one.
                        ("forgiveness", "writing") => PER_STEP + 2,
                        _ => PER_STEP,
                    };
                    let asked = questions(sheet, step, &of);
                    assert!(asked <= most, "{}: {}: {asked} questions", sheet.id, step.id);
                }
            }
        }
    }
}
