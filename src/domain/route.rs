//! The routes and URLs of the site.

use super::SharedStr;

/// A route: one screen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Route {
    Read,
    /// The checklist of signs.
    Signs,
    Worksheets,
    /// A worksheet, by its path.
    Worksheet(SharedStr),
    /// Everything written so far: what was begun, what is planned, and the ways to look back.
    Notes,
    /// Preparing and having a session, and the views of what was written.
    Session,
    /// Help lines.
    Help,
    /// Breathing, grounding and other ways to settle.
    Settle,
    /// The question where to store entries, asked once, and the pages that set up a lock.
    Keep,
    Settings,
    /// An unknown URL.
    NotFound,
}

/// The screens that are not worksheets, with their names. A name is the last segment of the path, except for the article,
/// whose path is that of the site. Session histories hold numbers that are made of the names, so they never change.
pub const SCREENS: [(&str, Route); 10] = [
    ("read", Route::Read),
    ("signs", Route::Signs),
    ("worksheets", Route::Worksheets),
    ("notes", Route::Notes),
    ("session", Route::Session),
    ("help", Route::Help),
    ("settle", Route::Settle),
    ("keep", Route::Keep),
    ("settings", Route::Settings),
    ("404.html", Route::NotFound),
];

impl Route {
    /// Whether the fragments on this screen name parts of the site's own texts. They reveal nothing about the person,
    /// so they may appear in a URL.
    pub fn has_public_places(&self) -> bool {
        matches!(self, Self::Read | Self::Help | Self::Settle)
    }

    /// The name, as in [`SCREENS`]; of a worksheet its path.
    pub fn name(&self) -> &str {
        match self {
            Self::Worksheet(path) => path,
            route => SCREENS.iter().find(|(_, screen)| screen == route).map_or("", |(name, _)| *name),
        }
    }
}

/// A route in a language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LocalizedRoute {
    /// The language's code.
    pub lang: SharedStr,
    pub route: Route,
}

/// The URLs of the site: its base path, its languages (the first has no path prefix) and its worksheets.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UrlMap {
    /// The base path, which begins and ends with a slash.
    pub base: SharedStr,
    /// The language codes in the order of `languages.toml`.
    pub langs: Vec<SharedStr>,
    /// The paths of the worksheets.
    pub worksheets: Vec<SharedStr>,
}

impl UrlMap {
    /// All routes, with one for each worksheet.
    pub fn routes(&self) -> Vec<Route> {
        let screens = SCREENS.iter().map(|(_, route)| route.clone());
        screens.chain(self.worksheets.iter().cloned().map(Route::Worksheet)).collect()
    }

    /// The path of a route, without a fragment.
    pub fn href(&self, place: &LocalizedRoute) -> String {
        let lang = match self.langs.first() {
            Some(first) if *first == place.lang => String::new(),
            _ => format!("{}/", place.lang),
        };
        let path = match &place.route {
            Route::Read => String::new(),
            Route::NotFound => "404.html".into(),
            route => format!("{}/", route.name()),
        };
        format!("{}{lang}{path}", self.base)
    }

    /// A number for a route, for places where its name should not be readable.
    pub fn number(route: &Route) -> u32 {
        number(route.name())
    }

    /// The route with this number.
    pub fn numbered(&self, wanted: u32) -> Option<Route> {
        self.routes().into_iter().find(|route| Self::number(route) == wanted)
    }

    /// The route of a path. It is [`Route::NotFound`] for a path outside the base path or without a screen.
    pub fn parse(&self, path: &str) -> LocalizedRoute {
        let first = self.langs.first().cloned().unwrap_or_default();
        let Some(inside) = path.strip_prefix(&*self.base) else {
            return LocalizedRoute { lang: first, route: Route::NotFound };
        };
        let mut segments = inside.split('/').filter(|s| !s.is_empty()).peekable();
        let lang = segments
            .next_if(|s| self.langs.iter().skip(1).any(|lang| **lang == **s))
            .map_or(first, SharedStr::from);
        let route = match (segments.next(), segments.next()) {
            (None, _) | (Some("index.html"), None) => Route::Read,
            // The article is at the root only.
            (Some("read"), _) => Route::NotFound,
            (Some(segment), None | Some("index.html")) => self.route(segment),
            _ => Route::NotFound,
        };
        LocalizedRoute { lang, route }
    }

    /// The route and the fragment of a link target in the content (`help`, `read` or a worksheet's path, perhaps with a
    /// fragment).
    pub fn target(&self, target: &str) -> (Route, Option<String>) {
        let (name, fragment) = match target.split_once('#') {
            Some((name, fragment)) => (name, Some(fragment.into())),
            None => (target, None),
        };
        (self.route(name), fragment)
    }

    /// The route with this name.
    fn route(&self, name: &str) -> Route {
        let screen = SCREENS.iter().find(|(known, _)| *known == name).map(|(_, route)| route.clone());
        let worksheet =
            || self.worksheets.iter().find(|path| ***path == *name).cloned().map(Route::Worksheet);
        screen.or_else(worksheet).unwrap_or(Route::NotFound)
    }
}

/// The 32-bit FNV-1a hash of a short text. There are far fewer hashes than ids, so an id cannot be computed from its
/// hash. Browsers keep the hashes in session histories that they restore, so the function must never change.
pub fn number(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(base: &str) -> UrlMap {
        UrlMap {
            base: base.into(),
            langs: vec!["en".into(), "es".into()],
            worksheets: vec!["forgiveness".into(), "boundaries".into()],
        }
    }

    #[test]
    fn every_screen_has_an_address_that_leads_back_to_it() {
        for base in ["/", "/some/path/"] {
            let map = map(base);
            for lang in &map.langs {
                for route in map.routes() {
                    let place = LocalizedRoute { lang: lang.clone(), route };
                    assert_eq!(map.parse(&map.href(&place)), place);
                }
            }
        }
    }

    #[test]
    fn unknown_addresses_are_not_found() {
        let map = map("/some/path/");
        for path in ["/", "/some/path/nope/", "/some/path/signs/more/", "/some/path/es/es/", "", "//"] {
            assert_eq!(map.parse(path).route, Route::NotFound, "{path}");
        }
    }

    #[test]
    fn a_missing_slash_or_a_file_name_still_leads_there() {
        let map = map("/");
        assert_eq!(map.parse("/signs").route, Route::Signs);
        assert_eq!(map.parse("/signs/index.html").route, Route::Signs);
        assert_eq!(map.parse("/index.html").route, Route::Read);
    }
}
