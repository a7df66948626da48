//! From screen to screen: links, Back and Forward, and what the browser notes of it.
//!
//! An address tells which screen it is, and where in the site's own texts; what is open stands in the entry of the history
//! (`ui::address`). Where others use the device no address changes: the entry says which screen it is, too.

use crate::domain::route::{Map, Place, Route};
use crate::state::{Asking, Desk};
use crate::storage::LocalStore;
use crate::ui::dom::{self, Followed, Held};
use crate::ui::hooks::use_after;
use crate::ui::screens::Screens;
use crate::ui::site::{Here, Site, Travel};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How long the page rests before its place is noted for the way back, in milliseconds.
const SCROLL_REST: u32 = 150;

/// What is to happen to the page's place when the next screen has been drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum Arrival {
    /// Nothing: the page stays where it is.
    Stay,
    /// To the top, or to what the fragment names.
    Begin,
    /// To where it was when it was left.
    Return(f64),
}

/// What it takes to go to another screen.
#[derive(Clone)]
pub struct Navigation {
    /// The catalogue and the addresses.
    pub site: Rc<Site>,
    /// What the program can draw, and what it asks and notes on the way.
    pub screens: Screens,
    /// When the question where to keep things is asked.
    pub asking: Rc<RefCell<Asking>>,
    /// The desk as it is now.
    pub desk: Rc<RefCell<Desk>>,
    /// Where one is.
    pub here: UseStateSetter<Here>,
    /// What happens to the page's place.
    pub arrival: Rc<RefCell<Arrival>>,
}

/// The screen that the page shows.
pub fn shown(map: &Map) -> Place {
    let place = map.parse(&dom::address().0);
    let held = dom::held();
    match held.screen.and_then(|screen| map.numbered(screen)) {
        Some(route) => Place { lang: held.page.map_or(place.lang, |page| map.parse(&page).lang), route },
        None => place,
    }
}

impl Navigation {
    /// Where the browser says one is. What an address tells that it should not is taken out of it at once.
    pub fn arrive(&self, desk: &Desk) -> Here {
        let route = shown(&self.site.map).route;
        let (path, fragment) = dom::address();
        let held = dom::held();
        if route.has_public_places() {
            return Here { route, fragment: held.at.unwrap_or(fragment) };
        }
        let at = if fragment.is_empty() { held.at.clone() } else { Some(fragment.clone()) };
        let place = at.and_then(|at| (self.screens.uncover)(&self.site, desk, &at)).unwrap_or_default();
        let noted = self.cover(desk, &place);
        if !fragment.is_empty() || (noted.is_some() && noted != held.at) {
            let clean = Some(&*path).filter(|_| !fragment.is_empty());
            dom::replace(clean, &Held { at: noted, ..held });
        }
        Here { route, fragment: place }
    }

    /// Notes where one is anew: how it may be noted has changed.
    pub fn note_again(&self, desk: &Desk, here: &Here) {
        let held = dom::held();
        if !here.fragment.is_empty() && !here.route.has_public_places() {
            let from = held.from.clone();
            let from = from.map(|from| match (self.screens.uncover)(&self.site, desk, &from) {
                Some(clear) => (self.screens.cover)(&self.site, desk, &clear),
                None => from,
            });
            dom::replace(None, &Held { at: self.cover(desk, &here.fragment), from, ..held });
        } else if held.at.is_some() {
            self.here.set(Here { fragment: self.arrive(desk).fragment, ..here.clone() });
        }
    }

    /// Whether others use the device. Before the desk is open, what is kept in the clear says so: a link may be followed at once.
    fn is_shared(&self) -> bool {
        let desk = self.desk.borrow();
        if desk.is_ready() {
            return desk.is_shared();
        }
        Desk::open_for_reading(Rc::new(LocalStore)).is_shared()
    }

    fn cover(&self, desk: &Desk, place: &str) -> Option<String> {
        (!place.is_empty()).then(|| (self.screens.cover)(&self.site, desk, place))
    }

    /// Goes to `next`, or to the page with the question that comes before it. `remembered`: the address that the new entry of the history
    /// remembers as the one it was come from.
    pub fn go(&self, from: &Here, mut next: Here, travel: Travel, remembered: Option<&str>) {
        if travel == Travel::Push
            && (self.screens.ask_first)(&self.site, &self.asking, &self.desk, from, &next)
        {
            next = Here { route: Route::Keep, fragment: String::new() };
        }
        let place = Place { lang: self.site.catalog.lang.code.clone(), route: next.route.clone() };
        if matches!(travel, Travel::Push | Travel::StepBack) {
            self.step(&place, &next.fragment, remembered);
        } else {
            let (href, mut held) = self.entry(&place, &next.fragment, None);
            held.from = dom::held().from;
            dom::replace(href.as_deref(), &held);
        }
        if travel != Travel::Replace {
            self.arrival.replace(Arrival::Begin);
        }
        self.here.set(next);
    }

    /// A step one can come back from, or, where others use the device, in the place of this one.
    fn step(&self, place: &Place, fragment: &str, from: Option<&str>) {
        match self.entry(place, fragment, from) {
            (Some(href), held) => dom::push(&href, &held),
            (None, held) => dom::go_in_place(&held),
        }
    }

    /// The address of a place, if it is to change, and what the entry of the history holds.
    fn entry(&self, place: &Place, fragment: &str, from: Option<&str>) -> (Option<String>, Held) {
        let map = &self.site.map;
        let desk = self.desk.borrow();
        let at = match place.route.has_public_places() {
            true => Some(fragment.to_string()).filter(|fragment| !fragment.is_empty()),
            false => self.cover(&desk, fragment),
        };
        let from = from.map(|from| (self.screens.cover)(&self.site, &desk, from));
        if self.is_shared() {
            let page = map.parse(&dom::address().0);
            let is_article = |route: &Route| *route == Route::Read;
            let is_another = page.lang != place.lang || is_article(&page.route) && !is_article(&place.route);
            let other = Place { lang: place.lang.clone(), route: Route::Settings };
            let page = is_another.then(|| map.href(&other));
            return (None, Held { screen: Some(Map::number(&place.route)), page, at, from });
        }
        let path = map.href(place);
        if place.route.has_public_places() && !fragment.is_empty() {
            return (Some(format!("{path}#{fragment}")), Held { from, ..Held::default() });
        }
        (Some(path), Held { at, from, ..Held::default() })
    }

    fn follow(&self, event: &Event) {
        let Self { site, desk, screens, .. } = self;
        let now = shown(&site.map);
        let (place, fragment) = match dom::followed_link(event) {
            None => return,
            Some(Followed::Within(id)) => return self.look_at(event, &now, &id),
            Some(Followed::To(path, fragment)) => (site.map.parse(&path), fragment),
        };
        let at = self.arrive(&desk.borrow()).fragment;
        let remembered = dom::held().from.and_then(|from| (screens.uncover)(site, &desk.borrow(), &from));
        let from = (screens.remember)(&site.map, &place.route, &now, &at, remembered);
        // Another language is another catalogue, and not every program draws every screen: pages of their own. A place on this page is the browser's.
        let elsewhere = place.lang != site.catalog.lang.code || !(screens.has)(&place.route);
        let is_here = !elsewhere && now == place && place.route.has_public_places() && dom::has(&fragment);
        let is_shared = self.is_shared();
        if !is_shared && (is_here && from.is_none() || elsewhere) {
            return;
        }
        event.prevent_default();
        if is_here {
            self.step(&place, &fragment, from.as_deref());
            dom::show(&fragment);
            return;
        }
        dom::say_leaving();
        if elsewhere {
            self.step(&place, &fragment, None);
            return dom::load_from_the_top();
        }
        let next = Here { route: place.route, fragment };
        self.go(&Here { route: now.route, fragment: at }, next, Travel::Push, from.as_deref());
    }

    /// Goes to an element of this screen. Where an address may name it, that is a step that the browser takes; where others use
    /// the device, and where the place on the screen is another one, nothing is noted.
    fn look_at(&self, event: &Event, now: &Place, id: &str) {
        if self.is_shared() || !now.route.has_public_places() {
            event.prevent_default();
            dom::show(id);
            dom::focus(id);
        }
    }
}

/// Follows links inside the site, and Back and Forward.
#[hook]
pub fn use_history(navigation: &Navigation) {
    use_after(String::new(), {
        let navigation = navigation.clone();
        move || {
            dom::restore_scroll_ourselves(true);
            let clicks = {
                let navigation = navigation.clone();
                dom::on_document("click", move |event| navigation.follow(&event))
            };
            let returns = dom::on_window("popstate", move |_| {
                dom::say_leaving();
                let arrived = dom::noted_scroll().map_or(Arrival::Stay, Arrival::Return);
                navigation.arrival.replace(arrived);
                let here = navigation.arrive(&navigation.desk.borrow());
                navigation.here.set(here);
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
