//! Starts a program in the browser: hydrates the prerendered page, or renders it from scratch if its markup is for
//! another screen or hydration has failed before.

use crate::browser;
use crate::domain::SharedStr;
use crate::ui::app::{App, Props};
use crate::ui::fetch_catalog::{OWN, ReadCatalog, WHOLE, fetch_catalog};
use crate::ui::navigation::shown;
use crate::ui::screens::Screens;
use crate::ui::site::Site;
use std::rc::Rc;

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
    let mut catalog = Rc::new(fetch_catalog(OWN, read).await?);
    let site = Site::new(catalog.clone(), &base);
    let route = shown(&site.map).route;
    // The history state can name another screen than the one that the page was made for.
    if !site.has_words_of(&route) {
        catalog = Rc::new(fetch_catalog(WHOLE, read).await?);
    }
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
