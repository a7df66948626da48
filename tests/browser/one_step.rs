//! The card with the small step that is open.

use crate::stage::{ASKED, Stage, stored, until};
use serde_json::{Value, json};
use stillwater::ui::components::small_step::SmallStepCard;
use stillwater::ui::context::AppContext;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::{Html, html};

fn card(_: &AppContext) -> Html {
    html! { <SmallStepCard /> }
}

/// A worksheet with this step.
fn planned(step: &Value) -> Value {
    json!({ "v": 2, "id": "0mi1x2y3z00009", "kind": "evening", "created": "2026-11-22T14:05:00.000Z",
        "answers": { "plan": step, "line": "more" } })
}

fn part(part: &str) -> String {
    stored().map(|answers| answers.column("plan", part).to_string()).unwrap_or_default()
}

fn press(stage: &Stage, at: &str) {
    stage.find(at).unchecked_into::<web_sys::HtmlElement>().click();
}

fn has(stage: &Stage, at: &str) -> bool {
    stage.root.query_selector(at).unwrap().is_some()
}

#[wasm_bindgen_test]
async fn it_is_answered_in_its_record_with_a_line_and_can_be_changed() {
    let step = json!({ "when": "I get home", "will": "rest", "later": "kept" });
    let stage = Stage::drawn_with(&planned(&step), ASKED, card).await;
    until("it is shown", || has(&stage, ".one-step")).await;
    assert_eq!(stage.find(".brought").text_content().unwrap(), "When I get home, I will rest");
    assert!(!has(&stage, "#small-step-note"));
    press(&stage, "#small-step-first");
    until("it is stored", || part("how") == "did" && part("on").len() == 10).await;
    until("there is room for a line", || has(&stage, "#small-step-note")).await;
    stage.write("#small-step-note", "a good hour");
    until("the line is stored without another press", || part("note") == "a good hour").await;
    press(&stage, "#small-step-save");
    until("the line is put away", || !has(&stage, "#small-step-note")).await;
    assert!(has(&stage, ".noted"));
    press(&stage, "#small-step-change");
    until("it is open again", || part("how").is_empty() && has(&stage, "#small-step-first")).await;
    assert_eq!(
        (part("note"), part("later"), part("will")),
        ("a good hour".into(), "kept".into(), "rest".into())
    );
    assert_eq!(stored().unwrap().text("line"), "more", "nothing else of the record has changed");
}

#[wasm_bindgen_test]
async fn where_others_use_the_device_no_word_of_it_is_on_the_screen() {
    let step = json!({ "when": "I get home", "will": "rest" });
    let shared = ASKED.replace("\"where\"", "\"shared\":\"yes\",\"where\"");
    let stage = Stage::drawn_with(&planned(&step), &shared, card).await;
    until("it is shown", || has(&stage, ".one-step")).await;
    let said = stage.root.text_content().unwrap();
    assert!(!said.contains("rest") && !said.contains("I get home"), "{said}");
    assert!(has(&stage, ".one-step a"), "a link leads to the entry");
}

#[wasm_bindgen_test]
async fn nothing_is_shown_where_no_step_is_open() {
    for step in [json!({}), json!({ "will": "rest", "how": "leave" }), json!("rest"), json!(null)] {
        let stage = Stage::drawn_with(&planned(&step), ASKED, card).await;
        crate::stage::rest(100).await;
        assert!(!has(&stage, ".one-step"), "{step}");
    }
}
