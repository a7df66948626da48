//! The program in the browser: takes over the page that was prerendered, or draws it afresh when there is none or when
//! taking over failed.

use std::rc::Rc;
use stillwater::content::Catalog;
use stillwater::domain::Text;
use stillwater::ui::app::{App, Props};
use stillwater::ui::{dom, site::Site, words};

fn main() {
    wasm_bindgen_futures::spawn_local(async {
        if start().await.is_none() {
            dom::say_failed();
        }
    });
}

async fn start() -> Option<()> {
    let base: Text = dom::root_attribute("data-base")?.into();
    let words = dom::fetch_text(&dom::root_attribute("data-content")?).await?;
    let catalog = Rc::new(Catalog::from_json(&words, words::KEYS).ok()?);
    let (path, _) = dom::address();
    let place = Site::new(catalog.clone(), &base).map.parse(&path);
    let root = dom::mount()?;
    let props = Props { catalog, base, route: place.route };
    // The page of an unknown address may be served under any address; what it shows is written on it.
    let drawn = root.get_attribute("data-route");
    let same = drawn.as_deref() == Some(&*format!("{:?}", props.route));
    if same && dom::root_attribute("data-fresh").is_none() {
        yew::Renderer::<App>::with_root_and_props(root, props).hydrate();
    } else {
        root.replace_children_with_node_0();
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }
    Some(())
}
