//! The start page of a worksheet or a check-in: what it is, the ways into it, and the locations that begin a record.

use crate::domain::SharedStr;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::short_way::SHORT;
use crate::ui::components::record_list::{day_of, open_at};
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::context::AppContext;
use crate::ui::fragment::split;
use crate::ui::html::{Element, disclosure, el, p, paragraphs, title};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The location that begins a record on the whole way. It is also the id of the questions in the prerendered page, so
/// that its link works before the program has started, and without it.
pub const BEGIN: &str = "begin";
/// The location that begins a record on the short way.
pub const BEGIN_SHORT: &str = "begin-short";

/// The location that begins a record and the step in it; `None` for another location. It stays in the history until the
/// record is stored, so that a reload keeps the way.
pub fn begins(fragment: &str) -> Option<(&str, Option<&str>)> {
    let (first, step) = split(fragment);
    [BEGIN, BEGIN_SHORT].contains(&first).then_some((first, step))
}

/// The way that a location begins; `None` for the whole way.
pub fn way_of(place: &str) -> Option<&'static str> {
    (place == BEGIN_SHORT).then_some(SHORT)
}

/// The URL that begins a record. Before the program has started it has the location in its fragment, so that the link
/// shows the questions; later the URL does not name it.
pub fn begin_at(context: &AppContext, route: &Route, place: &str) -> String {
    match context.is_ready() {
        true => context.site.href_at(route, place),
        false => format!("{}#{place}", context.site.href(route)),
    }
}

/// A link into a worksheet or a check-in, with a line on what it leads to.
pub fn start_option(class: &'static str, href: &str, name: &str, help: &str) -> Element {
    el("a").class(class).leads_to(href).child(el("strong").text(name)).child(el("small").text(help))
}

/// The classes of an option.
pub const OPTION: &str = "start-option card";
/// The classes of an option that only the program can offer.
pub const OPTION_OF_PROGRAM: &str = "start-option card way";

/// The option to go on with the newest record of a kind that is not finished. `name` is its text.
pub fn go_on(context: &AppContext, kind: &str, name: impl FnOnce(&Record) -> SharedStr) -> Option<Element> {
    let site = &context.site;
    let record = context.app_state.recent_of(kind).find(|record| record.done.is_none())?;
    let day = day_of(site, &record.changed)?;
    Some(start_option(OPTION, &open_at(site, &record)?, &name(&record), &day).id("go-on"))
}

/// The page before the first question. Nothing is begun by opening it.
pub struct StartPage<'a> {
    /// The classes of the page.
    pub class: &'static str,
    /// The id of the page in its markup; may be empty.
    pub id: &'static str,
    pub title: &'a str,
    /// Two sentences.
    pub intro: &'a str,
    /// The ways in.
    pub options: Vec<Element>,
    /// Another way to use the questions.
    pub other: Html,
    /// What it is and is not: the heading and the text.
    pub about: (SharedStr, &'a str),
    /// What stands below.
    pub below: Html,
}

impl StartPage<'_> {
    /// Renders it.
    pub fn view(self, site: &Site) -> Html {
        let options = el("nav")
            .class("start-options")
            .attr("aria-label", &site.text(words::WAY_TITLE))
            .children(self.options.into_iter().map(Html::from));
        let links = el("div").class("start-links").child(self.other).child(html! { <SafetyButton /> });
        let (about, text) = self.about;
        el("article")
            .class(self.class)
            .attr_opt("id", Some(self.id).filter(|id| !id.is_empty()))
            .child(title(self.title))
            .child(paragraphs(self.intro))
            .child(p("without", &site.text(words::WORKSHEET_WITHOUT)))
            .child(options)
            .child(links)
            .child(disclosure(&about, false, paragraphs(text)))
            .child(self.below)
            .into()
    }
}
