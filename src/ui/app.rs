//! The root component: everything inside `<body>`, the same on the host and in the browser.
//!
//! Its first render uses nothing of the browser, because it has to match the prerendered markup. The effect after it
//! opens the storage, reads the URL and marks the page as ready; from then on links inside the site do not load a page.

use crate::browser;
use crate::content::Catalog;
use crate::domain::SharedStr;
use crate::domain::route::Route;
use crate::state::Asking;
use crate::state::app_state::StorageMode;
use crate::ui::components::shell::shell;
use crate::ui::context::{AppContext, Location, NavKind, use_app_state};
use crate::ui::hooks::{use_effect_keyed, use_effect_once};
use crate::ui::html::TITLE;
use crate::ui::navigation::{Navigation, ScrollTarget, shown, use_history};
use crate::ui::screens::Screens;
use crate::ui::site::Site;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties)]
pub struct Props {
    /// Texts and worksheets.
    pub catalog: Rc<Catalog>,
    /// The path the site is hosted at; begins and ends with a slash.
    pub base: SharedStr,
    /// The initial screen.
    pub route: Route,
    /// The screens that this program can render.
    pub screens: Screens,
}

impl PartialEq for Props {
    /// The root is mounted once, and its props never change.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[component]
pub fn App(props: &Props) -> Html {
    let site = use_memo((), |_| Site::new(props.catalog.clone(), &props.base));
    let here = use_state(|| Location { route: props.route.clone(), fragment: String::new() });
    let state = use_app_state();
    let app_state = state.get();
    let asking = use_mut_ref(Asking::default);
    let arrival = use_mut_ref(|| ScrollTarget::Keep);
    let navigation = Navigation {
        site: site.clone(),
        screens: props.screens,
        asking: asking.clone(),
        state: state.clone(),
        here: here.setter(),
        arrival: arrival.clone(),
    };
    use_effect_once({
        let (navigation, arrival) = (navigation.clone(), arrival.clone());
        let here = (*here).clone();
        let open = props.screens.open;
        move || {
            if let Some(y) = browser::saved_scroll() {
                arrival.replace(ScrollTarget::Restore(y));
            }
            let before = shown(&navigation.site.map);
            open(Callback::from(move |opened| {
                let arrived = navigation.arrive(&opened);
                // A link may have been followed while the storage was opening.
                let is_elsewhere = shown(&navigation.site.map) != before;
                let route = if is_elsewhere { arrived.route } else { here.route.clone() };
                navigation.here.set(Location { route, fragment: arrived.fragment });
                navigation.state.set(opened);
            }));
            None
        }
    });
    let ready = app_state.is_ready();
    use_effect_keyed(ready, move || {
        if ready {
            browser::mark_ready();
        }
        None
    });
    // When a lock is turned on, plain history states are encrypted; when it is opened, encrypted ones are read.
    // With the whole catalogue, more locations can be read.
    use_effect_keyed((ready, app_state.is_unlocked(), site.is_whole()), {
        let (navigation, app_state, here) = (navigation.clone(), app_state.clone(), (*here).clone());
        move || {
            if ready && app_state.storage_mode != StorageMode::Locked {
                navigation.rewrite_state(&app_state, &here);
            }
            None
        }
    });
    use_history(&navigation);

    use_effect_keyed((*here).clone(), {
        let (site, arrival, here) = (site.clone(), arrival.clone(), here.clone());
        move || {
            browser::set_title(&site.title(&here.route));
            match arrival.replace(ScrollTarget::Keep) {
                ScrollTarget::Keep => {}
                ScrollTarget::Restore(y) => browser::scroll_to(y),
                ScrollTarget::Start => {
                    if here.fragment.is_empty() || !browser::show(&here.fragment) {
                        browser::scroll_to(0.0);
                        browser::focus_beginning(TITLE);
                    }
                }
            }
            None
        }
    });

    let go = {
        let from = (*here).clone();
        Callback::from(move |(next, travel): (Location, NavKind)| navigation.go(&from, next, travel, None))
    };
    let context = AppContext { site, here: (*here).clone(), app_state, state, asking, go };
    let page = shell(&context, (props.screens.draw)(&context));
    html! { <ContextProvider<AppContext> {context}>{ page }</ContextProvider<AppContext>> }
}
