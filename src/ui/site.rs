//! The site: its catalogue and its URLs.

use crate::content::{Catalog, Key, Tools};
use crate::domain::SharedStr;
use crate::domain::article::Article;
use crate::domain::route::{LocalizedRoute, Route, UrlMap};
use crate::ui::html::UNANNOUNCED;
use crate::ui::words;
use std::cell::OnceCell;
use std::rc::Rc;

/// The catalogue and the URLs.
#[derive(Clone, Debug)]
pub struct Site {
    /// The catalogue that the page started with. Worksheets and the article are read with [`Site::tools`] and
    /// [`Site::article`], because they may be in the one that follows.
    pub catalog: Rc<Catalog>,
    pub map: Rc<UrlMap>,
    tools: Rc<Tools>,
    /// The whole catalogue, once it has followed a partial one.
    whole: Rc<OnceCell<(Rc<Article>, Rc<Tools>)>>,
}

impl PartialEq for Site {
    /// A page has one site, so two are equal only if they are the same.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Site {
    /// A site with one catalogue below a base path.
    pub fn new(catalog: Rc<Catalog>, base: &str) -> Self {
        let map = UrlMap {
            base: base.into(),
            langs: catalog.langs.iter().map(|lang| lang.code.clone()).collect(),
            worksheets: catalog.paths.clone(),
        };
        Self { tools: catalog.tools(), catalog, map: Rc::new(map), whole: Rc::default() }
    }

    /// The worksheets, the check-in, help and the composer, as far as they are there ([`Site::has_words_of`]).
    pub fn tools(&self) -> &Tools {
        self.whole.get().map_or(&self.tools, |(_, tools)| tools)
    }

    /// The article; empty until the whole catalogue is there.
    pub fn article(&self) -> &Article {
        self.whole.get().map_or(&self.catalog.article, |(article, _)| article)
    }

    /// Whether the catalogue is whole.
    pub fn is_whole(&self) -> bool {
        !self.catalog.partial || self.whole.get().is_some()
    }

    /// Takes the whole catalogue, which follows a partial one.
    pub fn complete(&self, whole: &Catalog) {
        // A second one is the same file, fetched twice.
        let _ = self.whole.set((whole.article.clone(), whole.tools()));
    }

    /// Whether the words of a screen are there. Those of help and settling are in every catalogue.
    pub fn has_words_of(&self, route: &Route) -> bool {
        self.is_whole()
            || match route {
                Route::Worksheet(path) => self.tools.worksheet_at(path).is_some(),
                Route::Help | Route::Settle | Route::Keep | Route::NotFound => true,
                Route::Read
                | Route::Signs
                | Route::Worksheets
                | Route::Notes
                | Route::Session
                | Route::Settings => false,
            }
    }

    /// A text of `ui.toml`.
    pub fn text(&self, key: Key) -> SharedStr {
        self.catalog.text(key)
    }

    /// A text of `ui.toml` with its placeholders filled.
    pub fn fill(&self, key: Key, gaps: &[(&str, &str)]) -> String {
        self.catalog.fill(key, gaps)
    }

    /// The URL of a screen in the language of this page.
    pub fn href(&self, route: &Route) -> String {
        let lang = self.catalog.lang.code.clone();
        self.map.href(&LocalizedRoute { lang, route: route.clone() })
    }

    /// The URL of a location, for [`crate::ui::html::Element::leads_to`]. Only locations in the site's own texts go into the
    /// fragment.
    pub fn href_at(&self, route: &Route, fragment: &str) -> String {
        let mark = if route.has_public_places() { '#' } else { UNANNOUNCED };
        format!("{}{mark}{fragment}", self.href(route))
    }

    /// The URL of a link target in the content; external URLs are returned unchanged.
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

    /// The page's `<title>`. It names the purpose of the page and nothing of its subject.
    pub fn title(&self, route: &Route) -> String {
        let purpose = match route {
            Route::Read => words::TITLE_READ,
            Route::Signs => words::TITLE_SIGNS,
            Route::Worksheets | Route::Worksheet(_) => words::TITLE_WORKSHEET,
            Route::Notes | Route::Session => words::TITLE_SESSION,
            Route::Help => words::TITLE_HELP,
            Route::Settle => words::TITLE_SETTLE,
            Route::Keep => words::TITLE_KEEP,
            Route::Settings => words::TITLE_SETTINGS,
            Route::NotFound => words::TITLE_NOT_FOUND,
        };
        self.fill(
            words::TITLE_PATTERN,
            &[("purpose", &self.text(purpose)), ("name", &self.text(words::SITE_NAME))],
        )
    }

    /// A month such as `2026-11` in words; anything else is returned unchanged.
    pub fn month(&self, iso: &str) -> String {
        let (year, month) = iso.split_once('-').unwrap_or_default();
        match self.name_of_month(month) {
            Some(month) => self.fill(words::DATE_MONTH, &[("month", &month), ("year", year)]),
            None => iso.into(),
        }
    }

    /// The name of a month given as two digits.
    fn name_of_month(&self, month: &str) -> Option<String> {
        let months = self.text(words::DATE_MONTHS);
        let number = month.parse().ok().and_then(|month: usize| month.checked_sub(1))?;
        months.split('|').nth(number).map(String::from)
    }

    /// A date such as `2026-11-22` in words; anything else is returned unchanged.
    pub fn day(&self, iso: &str) -> String {
        let mut parts = iso.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
            return iso.into();
        };
        match (self.name_of_month(month), day.parse::<u8>()) {
            (Some(month), Ok(day)) => {
                self.fill(words::DATE_DAY, &[("day", &day.to_string()), ("month", &month), ("year", year)])
            }
            _ => iso.into(),
        }
    }
}
