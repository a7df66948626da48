//! The whole page below `<body>`: the same component on the host and in the browser.
//!
//! On its first drawing nothing of the browser is known. The effect after it opens the desk, reads the address, and marks
//! the page as ready; from then on links inside the site are followed without loading a page.

use crate::content::Catalog;
use crate::domain::Text;
use crate::domain::route::Route;
use crate::state::{Asking, Desk};
use crate::ui::components::shell::shell;
use crate::ui::dom;
use crate::ui::hooks::use_after;
use crate::ui::screens::{AskFirst, Screens};
use crate::ui::site::{Here, Scene, Site, Travel};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How long the page rests before its place is noted for the way back, in milliseconds.
const SCROLL_REST: u32 = 150;

/// The page.
#[derive(Clone, Properties)]
pub struct Props {
    /// Words and worksheets.
    pub catalog: Rc<Catalog>,
    /// The folder the site is hosted in: begins and ends with a slash.
    pub base: Text,
    /// The screen.
    pub route: Route,
    /// The screens this program can draw.
    pub screens: Screens,
}

impl PartialEq for Props {
    /// The page is placed once, with what it was started with.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What is to happen to the page's place when the next screen has been drawn.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// Nothing: the page stays where it is.
    Stay,
    /// To the top, or to what the fragment names.
    Begin,
    /// To where it was when it was left.
    Return(f64),
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let site = use_mut_ref(|| Rc::new(Site::new(props.catalog.clone(), &props.base)));
    let site = site.borrow().clone();
    let here = use_state(|| Here { route: props.route.clone(), fragment: String::new() });
    let desk = use_state(Desk::default);
    let latest = use_mut_ref(Desk::default);
    let asking = use_mut_ref(Asking::default);
    let arrival = use_mut_ref(|| Arrival::Stay);
    let put = {
        let (desk, latest) = (desk.setter(), latest.clone());
        Callback::from(move |next: Desk| {
            latest.replace(next.clone());
            desk.set(next);
        })
    };

    use_after(String::new(), {
        let (here, put, arrival) = (here.clone(), put.clone(), arrival.clone());
        let open = props.screens.open;
        move || {
            let (_, fragment) = dom::address();
            if let Some(y) = dom::noted_scroll() {
                arrival.replace(Arrival::Return(y));
            }
            open(Callback::from(move |opened| {
                here.set(Here { fragment: fragment.clone(), ..(*here).clone() });
                put.emit(opened);
            }));
            None
        }
    });
    let ready = desk.is_ready();
    use_after(ready.to_string(), move || {
        if ready {
            dom::say_ready();
        }
        None
    });
    let navigation = Navigation {
        site: site.clone(),
        ask: props.screens.ask_first,
        asking: asking.clone(),
        desk: latest.clone(),
        here: here.setter(),
        arrival: arrival.clone(),
    };
    use_history(&navigation, props.screens);

    use_after(format!("{}#{}", site.href(&here.route), here.fragment), {
        let (site, arrival, here) = (site.clone(), arrival.clone(), here.clone());
        move || {
            dom::set_title(&site.title(&here.route));
            match arrival.replace(Arrival::Stay) {
                Arrival::Stay => {}
                Arrival::Return(y) => dom::scroll_to(y),
                Arrival::Begin => {
                    if here.fragment.is_empty() || !dom::show(&here.fragment) {
                        dom::scroll_to(0.0);
                        dom::focus_beginning(TITLE);
                    }
                }
            }
            None
        }
    });

    let go = {
        let from = (*here).clone();
        Callback::from(move |(next, travel): (Here, Travel)| navigation.go(&from, next, travel, None))
    };
    let scene = Scene { site, here: (*here).clone(), desk: (*desk).clone(), latest, put, asking, go };
    shell(&scene, (props.screens.draw)(&scene))
}

/// What it takes to go to another screen.
#[derive(Clone)]
struct Navigation {
    site: Rc<Site>,
    /// Whether a question comes first.
    ask: AskFirst,
    asking: Rc<RefCell<Asking>>,
    desk: Rc<RefCell<Desk>>,
    here: UseStateSetter<Here>,
    arrival: Rc<RefCell<Arrival>>,
}

impl Navigation {
    /// Goes to `next`, or to the page with the question that comes before it. `remembered`: the address that the new entry of the history
    /// remembers as the one it was come from.
    fn go(&self, from: &Here, mut next: Here, travel: Travel, remembered: Option<&str>) {
        if travel == Travel::Push && (self.ask)(&self.site, &self.asking, &self.desk, from, &next) {
            next = Here { route: Route::Keep, fragment: String::new() };
        }
        let href = with_fragment(self.site.href(&next.route), &next.fragment);
        if matches!(travel, Travel::Push | Travel::StepBack) {
            step(&self.desk, &href, remembered);
        } else {
            dom::replace(&href);
        }
        if travel != Travel::Replace {
            self.arrival.replace(Arrival::Begin);
        }
        self.here.set(next);
    }
}

/// Goes to another address: a step one can come back from, or, where others use the device, in the place of this one, so
/// that a visit leaves one line in the browser's history.
fn step(desk: &RefCell<Desk>, href: &str, from: Option<&str>) {
    if desk.borrow().is_shared() { dom::go_in_place(href, from) } else { dom::push(href, from) }
}

fn with_fragment(path: String, fragment: &str) -> String {
    if fragment.is_empty() { path } else { format!("{path}#{fragment}") }
}

/// The id of every screen's heading.
const TITLE: &str = "title";

/// Follows links inside the site, and Back and Forward.
#[hook]
fn use_history(navigation: &Navigation, screens: Screens) {
    use_after(String::new(), {
        let navigation = navigation.clone();
        move || {
            dom::restore_scroll_ourselves(true);
            let clicks = {
                let navigation = navigation.clone();
                dom::on_document("click", move |event| {
                    let Some((path, fragment)) = dom::followed_link(&event) else { return };
                    let Navigation { site, desk, .. } = &navigation;
                    let place = site.map.parse(&path);
                    let (now, at) = dom::address();
                    let now = site.map.parse(&now);
                    let from = (screens.remember)(&site.map, &place.route, &now, &at);
                    // Another language is another catalogue, and not every program draws every screen: pages of their own. A place on this page is the browser's.
                    let elsewhere = place.lang != site.catalog.lang.code || !(screens.has)(&place.route);
                    let is_here = !elsewhere && now == place && dom::has(&fragment);
                    let is_shared = desk.borrow().is_shared();
                    if !is_shared && (is_here && from.is_none() || elsewhere) {
                        return;
                    }
                    event.prevent_default();
                    if is_here {
                        step(desk, &format!("{path}#{fragment}"), from.as_deref());
                        dom::show(&fragment);
                        return;
                    }
                    dom::say_leaving();
                    if elsewhere {
                        return dom::load_in_place(&with_fragment(path, &fragment));
                    }
                    let next = Here { route: place.route, fragment };
                    navigation.go(
                        &Here { route: now.route, fragment: at },
                        next,
                        Travel::Push,
                        from.as_deref(),
                    );
                })
            };
            let returns = dom::on_window("popstate", move |_| {
                dom::say_leaving();
                let (path, fragment) = dom::address();
                let place = navigation.site.map.parse(&path);
                let arrived = dom::noted_scroll().map_or(Arrival::Stay, Arrival::Return);
                navigation.arrival.replace(arrived);
                navigation.here.set(Here { route: place.route, fragment });
            });
            let scrolls = {
                // Dropping a timer stops it: only the last of a row of scrolls is noted.
                let rest = Cell::new(None::<Timeout>);
                dom::on_window("scroll", move |_| {
                    drop(rest.replace(Some(Timeout::new(SCROLL_REST, dom::note_scroll))));
                })
            };
            // After a reload the browser puts the page where it was before the program is there.
            let leaves = dom::on_window("pagehide", |_| {
                dom::note_scroll();
                dom::restore_scroll_ourselves(false);
            });
            Some(Box::new(|| drop((clicks, returns, scrolls, leaves))))
        }
    });
}
