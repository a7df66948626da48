//! Input from before the program has started: the names of the controls, and how it gets into the record.

use crate::stage::{Stage, rest, stored, until};
use stillwater::browser;
use stillwater::browser::EarlyInput;
use stillwater::domain::answers::Answers;
use stillwater::ui::early_input::{self as early, replay};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

/// Simulates the page's inline script, as if a person had changed these controls.
fn page_noted(touched: &[(String, &str, bool)]) {
    let list = js_sys::Array::new();
    for (name, value, checked) in touched {
        list.push(&js_sys::Array::of3(&name.into(), &(*value).into(), &(*checked).into()));
    }
    let page = js_sys::Object::new();
    let take = js_sys::Function::new_no_args("const list = this.list; this.list = []; return list;");
    js_sys::Reflect::set(&page, &"list".into(), &list).unwrap();
    js_sys::Reflect::set(&page, &"take".into(), &take).unwrap();
    js_sys::Reflect::set(&web_sys::window().unwrap(), &"stillwater".into(), &page).unwrap();
}

fn page_gone() {
    js_sys::Reflect::set(&web_sys::window().unwrap(), &"stillwater".into(), &JsValue::UNDEFINED).unwrap();
}

#[wasm_bindgen_test]
async fn every_control_of_a_worksheet_has_a_name_that_becomes_an_answer() {
    let stage = Stage::open().await;
    // The controls that bring an answer to a session are left out, because they cannot be used before the program has
    // started.
    let asked = ".step input:not(.bring *), .step textarea, .step select";
    let found = stage.root.query_selector_all(asked).unwrap();
    let controls: Vec<Element> =
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let mut answered = Answers::default();
    for control in controls.iter().filter(|control| control.id() != "label") {
        let name = control.get_attribute("name").unwrap_or_default();
        let kind = control.get_attribute("type").unwrap_or_default();
        let value = match kind.as_str() {
            "radio" | "checkbox" => control.unchecked_ref::<HtmlInputElement>().value(),
            _ => "words".into(),
        };
        let mut answers = Answers::default();
        let touched = [EarlyInput { name: name.clone(), value, checked: true }];
        replay(&mut answers, &touched);
        assert_eq!(answers.ids().count(), 1, "{name} {kind}");
        replay(&mut answered, &touched);
    }
    let ids: Vec<_> = answered.ids().collect();
    assert_eq!(ids, ["any", "day", "line", "lines", "number", "one", "plan", "sides", "tick"]);
}

#[wasm_bindgen_test]
async fn what_was_typed_before_is_on_the_screen_and_is_stored() {
    page_noted(&[
        (early::text("line"), "typed before", false),
        (early::choice("one"), "quiet", true),
        (early::choices("any"), "tea", true),
        (early::own("any"), "rain", false),
        (early::scale("number"), "7", true),
        (early::column("sides", "left"), "here", false),
        (early::column("plan", "will"), "call A.", false),
    ]);
    let stage = Stage::open().await;
    assert_eq!(stage.value("[name='t:line']"), "typed before");
    assert!(stage.ticked("[name='c:one'][value='quiet']"));
    assert!(stage.ticked("[name='m:any'][value='tea']"));
    assert!(!stage.ticked("[name='m:any'][value='book']"));
    assert_eq!(stage.value("[name='o:any']"), "rain");
    assert!(stage.ticked("[name='s:number'][value='7']"));
    assert_eq!(stage.value("[name='k:sides:left']"), "here");
    assert_eq!(stage.value("[name='k:plan:will']"), "call A.");
    until("it is stored", || stored().is_some()).await;
    let answers = stored().unwrap();
    assert_eq!(
        (answers.text("line"), answers.text("one"), answers.own("any")),
        ("typed before", "quiet", "rain")
    );
    assert_eq!((answers.scale("number"), answers.column("sides", "left")), (Some(7), "here"));
    assert_eq!(answers.column("plan", "will"), "call A.");
    page_gone();
}

#[wasm_bindgen_test]
async fn what_was_typed_before_is_taken_once() {
    page_noted(&[(early::text("line"), "once", false)]);
    let first = browser::take_early_input();
    assert_eq!(first, [EarlyInput { name: "t:line".into(), value: "once".into(), checked: false }]);
    assert!(browser::take_early_input().is_empty());
    page_gone();
    assert!(browser::take_early_input().is_empty(), "and a page without the script is no trouble");
    rest(0).await;
}
