//! Rendering the page into an empty document.

use crate::stage::{ASKED, Stage, document, evening, stored, until};
use stillwater::browser::LocalStore;
use stillwater::domain::route::Route;
use stillwater::storage::{Store, keys};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_article_is_drawn_and_the_page_is_marked_as_ready() {
    let stage = Stage::drawn(Route::Read).await;
    assert_eq!(stage.find("#article").text_content().as_deref(), Some("A short article"));
    assert_eq!(stage.find("#first").text_content().as_deref(), Some("The first part"));
    let paragraph = stage.find(".reading-text p").text_content().unwrap();
    assert!(paragraph.starts_with("Words, strong & <plain>"), "{paragraph}");
    assert_eq!(stage.find(".offer a").get_attribute("href").as_deref(), Some("/below/evening/"));
    assert!(document().document_element().unwrap().has_attribute("data-ready"));
}

#[wasm_bindgen_test]
async fn looking_at_any_page_stores_nothing() {
    let routes = [
        Route::Read,
        Route::Signs,
        Route::Worksheets,
        evening(),
        Route::Session,
        Route::Help,
        Route::Settle,
        Route::Settings,
        Route::NotFound,
    ];
    for route in routes {
        let stage = Stage::drawn(route.clone()).await;
        crate::stage::rest(300).await;
        assert!(stage.root.query_selector("h1").unwrap().is_some(), "{route:?}");
        assert_eq!(LocalStore.keys("").unwrap(), [keys::SETTINGS], "{route:?}: only what was there before");
        // That a session was prepared once is noted, because single answers can be marked from then on.
        let settings = LocalStore.get(keys::SETTINGS).unwrap().unwrap_or_default();
        let settings = settings.replace("\"session-seen\":\"yes\",", "");
        assert_eq!(settings, ASKED, "{route:?}");
    }
}

#[wasm_bindgen_test]
async fn what_is_written_is_stored_and_the_page_notes_which_record_it_is() {
    let stage = Stage::open().await;
    stage.write("[name='t:line']", "a walk 🌿");
    until("it is stored", || stored().is_some_and(|answers| answers.text("line") == "a walk 🌿")).await;
    let window = web_sys::window().unwrap();
    assert_eq!(window.location().hash().unwrap(), "", "the address tells nothing of it");
    let state = window.history().unwrap().state().unwrap();
    let at = js_sys::Reflect::get(&state, &"at".into()).unwrap().as_string();
    assert!(at.is_some_and(|at| at.starts_with('.')), "it is noted which record is open, by a number");
}

#[wasm_bindgen_test]
async fn the_first_field_keeps_the_focus_while_one_types() {
    let stage = Stage::open().await;
    let before = stage.find("[name='t:lines']");
    for text in ["a", "a ", "a b"] {
        stage.write("[name='t:lines']", text);
        crate::stage::rest(250).await;
    }
    assert!(stage.find("[name='t:lines']").is_same_node(Some(&before)), "it is the same element");
    assert_eq!(stage.value("[name='t:lines']"), "a b");
}

#[wasm_bindgen_test]
async fn a_suggestion_is_written_and_never_replaces_ones_own_words() {
    let stage = Stage::open().await;
    let buttons = || stage.root.query_selector_all(".field > .suggestions button").unwrap().length();
    assert_eq!(buttons(), 2);
    let tap = |at: &str| stage.find(at).unchecked_into::<web_sys::HtmlElement>().click();
    tap(".field > .suggestions button:last-child");
    until("it is written", || stage.value("[name='t:line']") == "rest").await;
    tap(".field > .suggestions button:first-child");
    until("it is another one", || stage.value("[name='t:line']") == "go home").await;
    stage.write("[name='t:line']", "go home early");
    until("they are gone", || buttons() == 0).await;
    until("it is stored", || stored().is_some_and(|answers| answers.text("line") == "go home early")).await;
}

#[wasm_bindgen_test]
async fn a_small_step_is_written_part_by_part_and_its_chips_never_replace_ones_own_words() {
    let stage = Stage::open().await;
    let chips = || stage.root.query_selector_all(".small-step .suggestions button").unwrap().length();
    assert_eq!(chips(), 3, "one cue and two ideas");
    stage.find(".small-step .suggestions button").unchecked_into::<web_sys::HtmlElement>().click();
    until("it is written", || stage.value("[name='k:plan:when']") == "I get home").await;
    stage.write("[name='k:plan:will']", "call B.\nor write");
    until("the ideas are gone, and the cue can still be taken back", || chips() == 1).await;
    assert!(stage.root.query_selector(".calendar-file").unwrap().is_none(), "without a day");
    stage.write("[name='k:plan:day']", "2026-12-01");
    stage.write("[name='k:plan:else']", "rest");
    until("a day can go into a calendar", || stage.root.query_selector(".calendar-file").unwrap().is_some())
        .await;
    until("it is stored", || stored().is_some_and(|answers| answers.column("plan", "else") == "rest")).await;
    let answers = stored().unwrap();
    let parts = ["when", "day", "will"].map(|part| answers.column("plan", part).to_string());
    assert_eq!(parts, ["I get home", "2026-12-01", "call B. or write"], "a line break is a space");
}
