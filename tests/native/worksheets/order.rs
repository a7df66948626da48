//! Properties of every worksheet.

use super::*;

/// The number of each field's step.
fn places(sheet: &Worksheet) -> BTreeMap<String, usize> {
    let fields = sheet.steps.iter().enumerate().flat_map(|(at, step)| step.fields().map(move |f| (at, f)));
    fields.map(|(at, field)| (field.id.to_string(), at)).collect()
}

#[test]
fn nothing_depends_on_a_later_step() {
    for sheet in &tools().worksheets {
        let places = places(sheet);
        let looks_back = |shown: &Visibility, last: usize, what: &str| {
            for condition in shown.picked() {
                let at = places[&*condition.field];
                assert!(at <= last, "{}: {what} looks at `{}`, which comes later", sheet.id, condition.field);
            }
        };
        for (at, step) in sheet.steps.iter().enumerate() {
            for variant in &step.variants {
                looks_back(&variant.shown, at, &step.id);
            }
            if !step.shown.is_always() {
                looks_back(&step.shown, at.checked_sub(1).expect("the first step is always there"), &step.id);
            }
            for item in &step.items {
                match item {
                    StepItem::Field(field) => {
                        looks_back(&field.shown, at, &field.id);
                        if let FieldKind::Script(slots) = &field.kind {
                            let gate =
                                Visibility { if_all: slots.private_only_if.clone(), ..Visibility::default() };
                            looks_back(&gate, at, &field.id);
                        }
                    }
                    StepItem::Notice(notice) => looks_back(&notice.shown, at, &notice.id),
                }
            }
        }
    }
}

#[test]
fn every_step_that_is_there_has_something_to_answer() {
    for sheet in &tools().worksheets {
        for step in sheet.steps.iter().filter(|step| !step.care) {
            assert!(step.fields().count() > 0, "{}: {}", sheet.id, step.id);
        }
    }
}
