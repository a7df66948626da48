//! Hydration of a prerendered page: nothing is rendered again, and nothing that was typed is lost.

use crate::stage::{Stage, evening, follow, props, rest, until};
use stillwater::domain::route::Route;
use stillwater::ui::app::App;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

async fn rendered(route: Route) -> Stage {
    let html = yew::LocalServerRenderer::<App>::with_props(props(route)).render().await;
    let stage = Stage::empty().await;
    stage.root.set_inner_html(&html);
    stage
}

#[wasm_bindgen_test]
async fn every_screen_is_taken_over_as_it_stands() {
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
        let mut stage = rendered(route.clone()).await;
        let heading = stage.find("h1");
        let words = stage.root.text_content();
        stage.take_over(route.clone()).await;
        rest(50).await;
        assert_eq!(stage.root.query_selector_all("h1").unwrap().length(), 1, "{route:?}");
        // Other screens change when the program runs, because they show stored data. The article stays as it was
        // rendered.
        if route == Route::Read {
            assert!(stage.find("h1").is_same_node(Some(&heading)), "the very same heading");
            assert_eq!(stage.root.text_content(), words);
        }
    }
}

#[wasm_bindgen_test]
async fn a_text_typed_into_the_rendered_page_is_not_wiped_by_taking_over() {
    let mut stage = rendered(evening()).await;
    follow("begin");
    stage.find("[name='t:line']").unchecked_into::<HtmlInputElement>().set_value("typed before");
    let page = js_sys::Object::new();
    let take = js_sys::Function::new_no_args("return [['t:line', 'typed before', false]]");
    js_sys::Reflect::set(&page, &"take".into(), &take).unwrap();
    js_sys::Reflect::set(&web_sys::window().unwrap(), &"stillwater".into(), &page).unwrap();
    stage.take_over(evening()).await;
    until("a record is open", || stage.root.query_selector("#next").unwrap().is_some()).await;
    assert_eq!(stage.value("[name='t:line']"), "typed before");
    js_sys::Reflect::set(
        &web_sys::window().unwrap(),
        &"stillwater".into(),
        &wasm_bindgen::JsValue::UNDEFINED,
    )
    .unwrap();
}
