//! Navigation between screens: links, Back and Forward, and the session history.
//!
//! A URL names the screen and, for the site's own texts, an element on it. The record that is open is in the history
//! state (`ui::address`). If other people use the device, the URL does not change, and the history state names the
//! screen too.

use crate::browser::LocalStore;
use crate::browser::Timeout;
use crate::browser::{self, Followed, HistoryState};
use crate::domain::route::{LocalizedRoute, Route, UrlMap};
use crate::state::{AppState, Asking};
use crate::ui::context::{Location, NavKind, StateHandle};
use crate::ui::hooks::use_effect_once;
use crate::ui::screens::Screens;
use crate::ui::site::Site;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How long scrolling has to rest before the position is noted, in milliseconds.
const SCROLL_REST: u32 = 150;

/// Where to scroll after the next screen is rendered.
#[derive(Clone, Copy, PartialEq)]
pub enum ScrollTarget {
    /// Keep the scroll position.
    Keep,
    /// To the top, or to the element that the fragment names.
    Start,
    /// To the position noted in the history, in CSS pixels.
    Restore(f64),
}

/// What navigating to another screen needs.
#[derive(Clone)]
pub struct Navigation {
    /// The catalogue and the URLs.
    pub site: Rc<Site>,
    /// The screens of this program, and its functions for navigation.
    pub screens: Screens,
    /// When to ask where entries are to be stored.
    pub asking: Rc<RefCell<Asking>>,
    /// The current state.
    pub state: StateHandle,
    /// Sets the current location.
    pub here: UseStateSetter<Location>,
    /// Where to scroll after the next render.
    pub arrival: Rc<RefCell<ScrollTarget>>,
}

/// The screen that the page shows, by its URL and history state.
pub fn shown(map: &UrlMap) -> LocalizedRoute {
    let place = map.parse(&browser::address().0);
    let held = browser::history_state();
    match held.screen.and_then(|screen| map.numbered(screen)) {
        Some(route) => {
            LocalizedRoute { lang: held.page.map_or(place.lang, |page| map.parse(&page).lang), route }
        }
        None => place,
    }
}

impl Navigation {
    /// The current location as the browser has it. A location that must not be in the URL is removed from it at once.
    pub fn arrive(&self, app_state: &AppState) -> Location {
        let route = shown(&self.site.map).route;
        let (path, fragment) = browser::address();
        let held = browser::history_state();
        if route.has_public_places() {
            return Location { route, fragment: held.at.unwrap_or(fragment) };
        }
        let at = if fragment.is_empty() { held.at.clone() } else { Some(fragment.clone()) };
        let place = at.and_then(|at| (self.screens.uncover)(&self.site, app_state, &at)).unwrap_or_default();
        let noted = self.obscure(app_state, &place);
        if !fragment.is_empty() || (noted.is_some() && noted != held.at) {
            let clean = Some(&*path).filter(|_| !fragment.is_empty());
            browser::replace(clean, &HistoryState { at: noted, ..held });
        }
        Location { route, fragment: place }
    }

    /// Rewrites the history state after the lock was turned on, opened or turned off.
    pub fn rewrite_state(&self, app_state: &AppState, here: &Location) {
        let held = browser::history_state();
        if !here.fragment.is_empty() && !here.route.has_public_places() {
            let from = held.from.clone();
            let from = from.map(|from| match (self.screens.uncover)(&self.site, app_state, &from) {
                Some(clear) => (self.screens.cover)(&self.site, app_state, &clear),
                None => from,
            });
            browser::replace(
                None,
                &HistoryState { at: self.obscure(app_state, &here.fragment), from, ..held },
            );
        } else if held.at.is_some() {
            self.here.set(Location { fragment: self.arrive(app_state).fragment, ..here.clone() });
        }
    }

    /// Whether other people use the device. A link can be followed before the storage is open, so the unencrypted data
    /// decides until then.
    fn is_shared(&self) -> bool {
        let app_state = self.state.get();
        if app_state.is_ready() {
            return app_state.is_shared();
        }
        AppState::open_for_reading(Rc::new(LocalStore)).is_shared()
    }

    fn obscure(&self, app_state: &AppState, place: &str) -> Option<String> {
        (!place.is_empty()).then(|| (self.screens.cover)(&self.site, app_state, place))
    }

    /// Navigates to `next`, or to the question that has to be shown before it. `remembered` is the URL that the new
    /// history entry stores as the one it was opened from.
    pub fn go(&self, from: &Location, mut next: Location, travel: NavKind, remembered: Option<&str>) {
        if travel == NavKind::Push
            && (self.screens.ask_first)(&self.site, &self.asking, &self.state, from, &next)
        {
            next = Location { route: Route::Keep, fragment: String::new() };
        }
        let place = LocalizedRoute { lang: self.site.catalog.lang.code.clone(), route: next.route.clone() };
        if matches!(travel, NavKind::Push | NavKind::StepBack) {
            self.step(&place, &next.fragment, remembered);
        } else {
            let (href, mut held) = self.entry(&place, &next.fragment, None);
            held.from = browser::history_state().from;
            browser::replace(href.as_deref(), &held);
        }
        if travel != NavKind::Replace {
            self.arrival.replace(ScrollTarget::Start);
        }
        self.here.set(next);
    }

    /// Adds a history entry, or replaces the current one if other people use the device.
    fn step(&self, place: &LocalizedRoute, fragment: &str, from: Option<&str>) {
        match self.entry(place, fragment, from) {
            (Some(href), held) => browser::push(&href, &held),
            (None, held) => browser::go_in_place(&held),
        }
    }

    /// The URL of a location, if the URL is to change, and the state of its history entry.
    fn entry(
        &self,
        place: &LocalizedRoute,
        fragment: &str,
        from: Option<&str>,
    ) -> (Option<String>, HistoryState) {
        let map = &self.site.map;
        let app_state = self.state.get();
        let at = match place.route.has_public_places() {
            true => Some(fragment.to_string()).filter(|fragment| !fragment.is_empty()),
            false => self.obscure(&app_state, fragment),
        };
        let from = from.map(|from| (self.screens.cover)(&self.site, &app_state, from));
        if self.is_shared() {
            let page = map.parse(&browser::address().0);
            let is_article = |route: &Route| *route == Route::Read;
            let is_another = page.lang != place.lang || is_article(&page.route) && !is_article(&place.route);
            let other = LocalizedRoute { lang: place.lang.clone(), route: Route::Settings };
            let page = is_another.then(|| map.href(&other));
            return (None, HistoryState { screen: Some(UrlMap::number(&place.route)), page, at, from });
        }
        let path = map.href(place);
        if place.route.has_public_places() && !fragment.is_empty() {
            return (Some(format!("{path}#{fragment}")), HistoryState { from, ..HistoryState::default() });
        }
        (Some(path), HistoryState { at, from, ..HistoryState::default() })
    }

    fn follow(&self, event: &Event) {
        let Self { site, state, screens, .. } = self;
        let now = shown(&site.map);
        let (place, fragment) = match browser::followed_link(event) {
            None => return,
            Some(_) if browser::is_after_deletion() => return event.prevent_default(),
            Some(Followed::Within(id)) => return self.look_at(event, &now, &id),
            Some(Followed::To(path, fragment)) => (site.map.parse(&path), fragment),
        };
        let at = self.arrive(&state.get()).fragment;
        let remembered =
            browser::history_state().from.and_then(|from| (screens.uncover)(site, &state.get(), &from));
        let from = (screens.remember)(&site.map, &place.route, &now, &at, remembered);
        // Other languages and screens of the other program need a page load. In-page anchors are left to the browser.
        let elsewhere = place.lang != site.catalog.lang.code || !(screens.has)(&place.route);
        let is_here =
            !elsewhere && now == place && place.route.has_public_places() && browser::has(&fragment);
        let is_shared = self.is_shared();
        if !is_shared && (is_here && from.is_none() || elsewhere) {
            return;
        }
        event.prevent_default();
        if is_here {
            self.step(&place, &fragment, from.as_deref());
            browser::show(&fragment);
            return;
        }
        browser::dispatch_flush();
        if elsewhere {
            self.step(&place, &fragment, None);
            return browser::load_from_the_top();
        }
        let next = Location { route: place.route, fragment };
        self.go(&Location { route: now.route, fragment: at }, next, NavKind::Push, from.as_deref());
    }

    /// Shows an element of this screen. The browser handles it as a navigation where the URL may name the element.
    /// Otherwise, or if other people use the device, no history entry is added.
    fn look_at(&self, event: &Event, now: &LocalizedRoute, id: &str) {
        if self.is_shared() || !now.route.has_public_places() {
            event.prevent_default();
            browser::show(id);
            browser::focus(id);
        }
    }
}

/// Handles links inside the site, and Back and Forward.
#[hook]
pub fn use_history(navigation: &Navigation) {
    use_effect_once({
        let navigation = navigation.clone();
        move || {
            browser::restore_scroll_ourselves(true);
            let clicks = {
                let navigation = navigation.clone();
                browser::on_document("click", move |event| navigation.follow(&event))
            };
            let returns = browser::on_window("popstate", move |_| {
                browser::dispatch_flush();
                let arrived = browser::saved_scroll().map_or(ScrollTarget::Keep, ScrollTarget::Restore);
                navigation.arrival.replace(arrived);
                let here = navigation.arrive(&navigation.state.get());
                navigation.here.set(here);
            });
            let scrolls = {
                // Dropping a timer cancels it, so only the last scroll event is noted.
                let rest = Cell::new(None::<Timeout>);
                browser::on_window("scroll", move |_| {
                    drop(rest.replace(Some(Timeout::new(SCROLL_REST, browser::save_scroll))));
                })
            };
            // After a reload the browser restores the scroll position before the program runs.
            let leaves = browser::on_window("pagehide", |_| {
                browser::save_scroll();
                browser::restore_scroll_ourselves(false);
            });
            Some(Box::new(|| drop((clicks, returns, scrolls, leaves))))
        }
    });
}
