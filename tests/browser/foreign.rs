//! Changes that extensions or translators make to the page while the program runs.

use crate::stage::document;
use stillwater::browser;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

/// Adds an element with these text nodes to the page.
fn line(texts: &[&str]) -> (Element, Vec<Node>) {
    let line = document().create_element("p").unwrap();
    let nodes = texts.iter().map(|text| Node::from(document().create_text_node(text))).collect::<Vec<_>>();
    for node in &nodes {
        line.insert_before(node, None).unwrap();
    }
    document().body().unwrap().append_child(&line).unwrap();
    (line, nodes)
}

/// Replaces a text node as a page translator does, by an element inside another.
fn translate(text: &Node) {
    let outer = document().create_element("font").unwrap();
    let inner = document().create_element("font").unwrap();
    inner.set_text_content(text.text_content().map(|text| format!("<{text}>")).as_deref());
    outer.append_child(&inner).unwrap();
    text.unchecked_ref::<web_sys::Element>().replace_with_with_node_1(&outer).unwrap();
}

fn says(element: &Element) -> String {
    element.text_content().unwrap()
}

#[wasm_bindgen_test]
async fn what_was_taken_out_is_put_back_before_it_is_changed() {
    browser::repair_foreign_mutations().unwrap();
    let (element, texts) = line(&["one", "two", "three"]);
    crate::stage::rest(0).await;
    texts.iter().for_each(translate);
    crate::stage::rest(0).await;
    assert_eq!(says(&element), "<one><two><three>");

    texts[1].set_node_value(Some("2"));
    assert_eq!(says(&element), "<one>2<three>", "what has not changed stays translated");

    let new = document().create_element("b").unwrap();
    element.insert_before(&new, Some(&texts[2])).unwrap();
    assert_eq!(element.inner_html(), "<font><font>&lt;one&gt;</font></font>2<b></b>three");

    element.remove_child(&texts[0]).unwrap();
    assert_eq!(element.inner_html(), "2<b></b>three");

    // Translates the changed text, and then the translation.
    translate(&texts[1]);
    crate::stage::rest(0).await;
    translate(&element.first_child().unwrap());
    crate::stage::rest(0).await;
    assert_eq!(says(&element), "<<2>>three");
    texts[1].set_node_value(Some("II"));
    assert_eq!(says(&element), "IIthree");
    element.remove();
}

#[wasm_bindgen_test]
async fn whatever_was_done_to_it_the_program_goes_on() {
    browser::repair_foreign_mutations().unwrap();
    // The ways: removed after something was inserted before it; moved into a new element; all children replaced;
    // removed.
    let ways: [fn(&Element, &Node); 4] = [
        |line, text| {
            line.insert_before(&document().create_element("font").unwrap(), Some(text)).unwrap();
            line.remove_child(text).unwrap();
        },
        |line, text| {
            let font = document().create_element("font").unwrap();
            line.insert_before(&font, Some(text)).unwrap();
            font.append_child(text).unwrap();
        },
        |line, _| line.set_inner_html("<font>theirs</font>"),
        |_, text| text.unchecked_ref::<web_sys::Element>().remove(),
    ];
    for (way, change) in ways.iter().enumerate() {
        let (element, texts) = line(&["one", "two"]);
        crate::stage::rest(0).await;
        change(&element, &texts[0]);
        crate::stage::rest(0).await;
        texts[0].set_node_value(Some("1"));
        assert_eq!(says(&element), "1two", "way {way}");
        change(&element, &texts[0]);
        crate::stage::rest(0).await;
        element.insert_before(&document().create_text_node("0"), Some(&texts[0])).unwrap();
        // A text node that was moved into a foreign element for the second time is not found again, so new nodes are
        // added at the end, and the program goes on.
        let expected = if way == 1 { ["01two", "1two0"] } else { ["01two"; 2] };
        assert!(expected.contains(&&*says(&element)), "way {way}: {}", says(&element));
        element.remove();
    }
}
