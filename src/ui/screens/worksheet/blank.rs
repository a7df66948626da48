//! An empty worksheet, for paper: every step, with room for a pen.

use super::drawn::{drawn_steps, numbers};
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::state::settings::COUNTRY;
use crate::ui::components::help_lines::country_of;
use crate::ui::dom;
use crate::ui::html::{button, el, link, of, paragraphs, title};
use crate::ui::site::Scene;
use crate::ui::words as k;
use std::rc::Rc;
use yew::prelude::*;

/// Its place in the worksheet's address.
pub const BLANK: &str = "blank";

/// Draws it. Its controls take nothing in: what somebody wrote here would be kept nowhere.
pub fn blank(scene: &Scene, sheet: &Rc<Worksheet>) -> Html {
    let site = &scene.site;
    let country = country_of(site, scene.desk.settings.get(COUNTRY), &dom::browser_languages());
    let back = site.href(&Route::Worksheet(sheet.path.clone()));
    of("article", "screen worksheet drawn blank")
        .child(title(&sheet.title))
        .child(of("p", "offer help").text(&site.t(k::BLANK_INTRO)))
        .child(
            of("p", "actions")
                .child(button("button", &site.t(k::PRINT), dom::print).id("print"))
                .child(link("button quiet", &back, &site.t(k::BLANK_BACK))),
        )
        .child(paragraphs(&sheet.intro))
        .child(el("fieldset").flag("disabled", true).all(drawn_steps(site, sheet)))
        .child(numbers(site, country.as_deref()))
        .into()
}
