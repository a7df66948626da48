//! What every component may need: the catalogue, the map of addresses, and where one is.

use crate::content::{Catalog, Key, Tools};
use crate::domain::Text;
use crate::domain::route::{Map, Place, Route};
use crate::state::{Asking, Desk};
use crate::ui::html::UNTOLD;
use crate::ui::words as k;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The catalogue and the map of addresses.
#[derive(Clone, Debug)]
pub struct Site {
    /// Words and worksheets.
    pub catalog: Rc<Catalog>,
    /// Addresses.
    pub map: Rc<Map>,
    tools: Rc<Tools>,
}

/// Where one is: a screen, and a place on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Here {
    /// The screen.
    pub route: Route,
    /// The place; may be empty. An address tells it only where the site's own texts have places, as what follows the `#`; else it
    /// stands in the browser's history (`ui::address`). Comes from outside: check before use.
    pub fragment: String,
}

/// What every screen and part is handed.
#[derive(Clone)]
pub struct Scene {
    /// The catalogue and the addresses.
    pub site: Rc<Site>,
    /// Where one is.
    pub here: Here,
    /// The desk as it was when the screen was drawn.
    pub desk: Desk,
    /// The desk as it is now.
    pub latest: Rc<RefCell<Desk>>,
    /// Puts another desk in its place.
    pub put: Callback<Desk>,
    /// When the question where to keep things is asked.
    pub asking: Rc<RefCell<Asking>>,
    /// Goes to a screen without loading a page.
    pub go: Callback<(Here, Travel)>,
}

impl Here {
    /// The same, without the names of this module.
    pub fn at(&self) -> (Route, String) {
        (self.route.clone(), self.fragment.clone())
    }
}

impl Scene {
    /// Whether the program runs. Until then a field must not be given a value: it would wipe what a person typed
    /// meanwhile.
    pub fn is_ready(&self) -> bool {
        self.desk.is_ready()
    }

    /// The desk as it is now: for what is done later than the screen was drawn.
    pub fn now(&self) -> Desk {
        self.latest.borrow().clone()
    }

    /// Changes the desk as it is now.
    pub fn change_desk(&self, change: impl FnOnce(&mut Desk)) {
        let mut desk = self.now();
        change(&mut desk);
        self.put.emit(desk);
    }
}

/// How a step is noted in the browser's history.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Travel {
    /// A new entry; the page begins at its top or at the fragment.
    Push,
    /// The same, for a step back: nothing is asked on the way.
    StepBack,
    /// The same entry under another address; the page stays where it is.
    Replace,
    /// The same entry shows another screen, which begins at its top.
    Instead,
}

impl Site {
    /// A site of one catalogue below a base path.
    pub fn new(catalog: Rc<Catalog>, base: &str) -> Self {
        let map = Map {
            base: base.into(),
            langs: catalog.langs.iter().map(|lang| lang.code.clone()).collect(),
            worksheets: catalog.paths.clone(),
        };
        Self { tools: catalog.tools(), catalog, map: Rc::new(map) }
    }

    /// Worksheets, checklist, help, composer.
    pub fn tools(&self) -> &Tools {
        &self.tools
    }

    /// A text of `ui.toml`.
    pub fn t(&self, key: Key) -> Text {
        self.catalog.text(key)
    }

    /// A text of `ui.toml` with its gaps filled.
    pub fn fill(&self, key: Key, gaps: &[(&str, &str)]) -> String {
        self.catalog.fill(key, gaps)
    }

    /// The address of a screen in the language of this page.
    pub fn href(&self, route: &Route) -> String {
        let lang = self.catalog.lang.code.clone();
        self.map.href(&Place { lang, route: route.clone() })
    }

    /// The address of a screen and a place on it, for a link ([`crate::ui::html::El::leads_to`]). Only places of the site's own
    /// texts stand in an address.
    pub fn href_at(&self, route: &Route, fragment: &str) -> String {
        let mark = if route.has_public_places() { '#' } else { UNTOLD };
        format!("{}{mark}{fragment}", self.href(route))
    }

    /// The address of a link target of the content; an address elsewhere is itself.
    pub fn target(&self, target: &str) -> String {
        if target.starts_with("https://") {
            return target.into();
        }
        let (route, fragment) = self.map.target(target);
        match fragment {
            Some(fragment) => self.href_at(&route, &fragment),
            None => self.href(&route),
        }
    }

    /// The page's `<title>`: its purpose, and nothing of its subject.
    pub fn title(&self, route: &Route) -> String {
        let purpose = match route {
            Route::Read => k::TITLE_READ,
            Route::Signs => k::TITLE_SIGNS,
            Route::Worksheets | Route::Worksheet(_) => k::TITLE_WORKSHEET,
            Route::Session => k::TITLE_SESSION,
            Route::Help => k::TITLE_HELP,
            Route::Keep => k::TITLE_KEEP,
            Route::Settings => k::TITLE_SETTINGS,
            Route::NotFound => k::TITLE_NOT_FOUND,
        };
        self.fill(k::TITLE_PATTERN, &[("purpose", &self.t(purpose)), ("name", &self.t(k::SITE_NAME))])
    }

    /// A month such as `2026-11` in words; anything else is itself.
    pub fn month(&self, iso: &str) -> String {
        let (year, month) = iso.split_once('-').unwrap_or_default();
        match self.name_of_month(month) {
            Some(month) => self.fill(k::DATE_MONTH, &[("month", &month), ("year", year)]),
            None => iso.into(),
        }
    }

    /// The name of a month of two digits.
    fn name_of_month(&self, month: &str) -> Option<String> {
        let months = self.t(k::DATE_MONTHS);
        let number = month.parse().ok().and_then(|month: usize| month.checked_sub(1))?;
        months.split('|').nth(number).map(String::from)
    }

    /// A day such as `2026-11-22` in words; anything else is itself.
    pub fn day(&self, iso: &str) -> String {
        let mut parts = iso.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
            return iso.into();
        };
        match (self.name_of_month(month), day.parse::<u8>()) {
            (Some(month), Ok(day)) => {
                self.fill(k::DATE_DAY, &[("day", &day.to_string()), ("month", &month), ("year", year)])
            }
            _ => iso.into(),
        }
    }
}
