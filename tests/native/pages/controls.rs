//! Controls: each has a name, and none leaks or resets a person's text.

use super::*;

/// The accessible name of a control.
fn label(page: &Page, control: &Element) -> String {
    if let Some(label) = control.get("aria-label") {
        return label.into();
    }
    let by = control.get("aria-labelledby").into_iter().flat_map(str::split_whitespace);
    let by: String = by.filter_map(|id| page.id(id)).map(|e| e.text.clone()).collect();
    let of = page.all("label").filter(|l| l.get("for").is_some() && l.get("for") == control.get("id"));
    let of: String = of.map(|label| label.text.clone()).collect();
    let around = control.around.iter().map(|at| &page.elements[*at]).filter(|e| e.tag == "label");
    let around: String = around.map(|label| label.text.clone()).collect();
    by + &of + &around
}

#[test]
fn every_control_has_a_label() {
    each(|_, route, page| {
        let controls = page.elements.iter().filter(|e| ["input", "textarea", "select"].contains(&&*e.tag));
        for control in controls {
            assert!(!label(page, control).trim().is_empty(), "{route:?}: {:?}", control.attributes);
        }
        for button in page.all("button") {
            let named = !button.text.trim().is_empty() || button.get("aria-label").is_some();
            assert!(named, "{route:?}: a nameless button");
        }
        for group in page.all("fieldset") {
            assert!(
                page.all("legend")
                    .any(|l| l.around.last().is_some_and(|at| std::ptr::eq(&page.elements[*at], group))),
                "{route:?}"
            );
        }
    });
}

#[test]
fn before_the_program_runs_no_control_has_a_value_that_would_wipe_what_was_typed() {
    each(|_, route, page| {
        for input in
            page.all("input").filter(|i| !["radio", "checkbox"].contains(&i.get("type").unwrap_or_default()))
        {
            assert_eq!(input.get("value"), None, "{route:?}: {:?}", input.get("name"));
        }
        for area in page.all("textarea") {
            assert_eq!(area.text, "", "{route:?}: {:?}", area.get("name"));
        }
        assert!(page.elements.iter().all(|e| e.get("checked").is_none()), "{route:?}");
    });
}

#[test]
fn browsers_are_kept_out_of_what_is_written() {
    each(|_, route, page| {
        // Picked options are as private as text, and some browsers look at the form only.
        let kept =
            page.elements.iter().filter(|e| ["form", "input", "select", "textarea"].contains(&&*e.tag));
        for control in kept {
            // HTML allows `autocomplete="off"` on text fields and forms only, so radio buttons, checkboxes and file
            // inputs belong to a form that has it.
            let is_tapped = ["radio", "checkbox", "file"].contains(&control.get("type").unwrap_or_default());
            let says =
                if is_tapped { page.id(control.get("form").unwrap_or_default()) } else { Some(control) };
            let off = says.and_then(|says| says.get("autocomplete"));
            assert_eq!(off, Some("off"), "{route:?}: {:?}", control.attributes);
            assert!(!is_tapped || control.get("autocomplete").is_none(), "{route:?}");
            if control.tag == "textarea" || control.tag == "input" && !is_tapped {
                assert_eq!(control.get("spellcheck"), Some("false"), "{route:?}: {:?}", control.attributes);
            }
        }
    });
}

#[test]
fn what_a_person_writes_in_is_in_any_language_and_no_translators() {
    let mut numbers = 0;
    each(|_, route, page| {
        for control in page.elements.iter().filter(|e| is_for_words(e)) {
            assert_eq!(control.get("dir"), Some("auto"), "{route:?}: {:?}", control.attributes);
            assert_eq!(control.get("translate"), Some("no"), "{route:?}: {:?}", control.attributes);
        }
    });
    let help = page(&catalog(), &Route::Help);
    for link in help.all("a").filter(|a| a.get("href").is_some_and(|to| to.starts_with("tel:"))) {
        assert_eq!(link.get("translate"), Some("no"), "{}", link.text);
        numbers += 1;
    }
    assert!(numbers > 0, "there are numbers");
}

fn is_for_words(element: &Element) -> bool {
    let tapped = ["radio", "checkbox", "file", "range"];
    element.tag == "textarea"
        || element.tag == "input" && !tapped.contains(&element.get("type").unwrap_or_default())
}
