//! Starts a program in the browser: hydrates the prerendered page, or renders it from scratch if its markup is for
//! another screen or hydration has failed before.

use crate::browser;
use crate::content::Catalog;
use crate::content::catalog::Unusable;
use crate::domain::SharedStr;
use crate::ui::app::{App, Props};
use crate::ui::navigation::shown;
use crate::ui::screens::Screens;
use crate::ui::{site::Site, words};
use std::rc::Rc;

/// Parses a catalogue, given the fingerprint of the program's list of text keys.
pub type ReadCatalog = fn(&str, u32) -> Result<Catalog, Unusable>;

/// Starts a program with its `screens`. If it cannot start, the page says so and stays readable.
pub fn start(screens: Screens, read: ReadCatalog) {
    // Yew logs the message of a panic to the console, and it might contain what a person wrote.
    if !cfg!(debug_assertions) {
        yew::set_custom_panic_hook(Box::new(|_| {}));
    }
    browser::spawn_local(async move {
        if try_start(screens, read).await.is_none() {
            browser::mark_failed();
        }
    });
}

async fn try_start(screens: Screens, read: ReadCatalog) -> Option<()> {
    let base: SharedStr = browser::root_attribute("data-base")?.into();
    let words = browser::fetch_text(&browser::root_attribute("data-content")?).await?;
    let catalog = Rc::new(read(&words, words::KEYS).ok()?);
    let route = shown(&Site::new(catalog.clone(), &base).map).route;
    let root = browser::mount()?;
    // The 404 page is served at any URL, so the markup says which screen it contains.
    let drawn = root.get_attribute("data-route");
    let same = drawn.as_deref() == Some(route.name());
    let props = Props { catalog, base, route, screens };
    if same && browser::root_attribute("data-fresh").is_none() {
        yew::Renderer::<App>::with_root_and_props(root, props).hydrate();
    } else {
        root.replace_children_with_node_0();
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }
    Some(())
}
