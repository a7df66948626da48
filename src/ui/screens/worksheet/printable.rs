//! An empty worksheet for printing: all steps, with room to write by hand.

use super::prerendered::{drawn_steps, numbers};
use crate::browser;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::help_lines::country_of;
use crate::ui::context::AppContext;
use crate::ui::html::{button, el, link, paragraphs, title};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The location of the empty worksheet.
pub const BLANK: &str = "blank";

/// The controls are disabled, because nothing entered here would be stored.
pub fn blank(context: &AppContext, sheet: &Rc<Worksheet>) -> Html {
    let site = &context.site;
    let country = country_of(site, context.app_state.settings.country(), &browser::browser_languages());
    let back = site.href(&Route::Worksheet(sheet.path.clone()));
    el("article")
        .class("screen worksheet drawn blank")
        .child(title(&sheet.title))
        .child(el("p").class("offer help").text(&site.text(words::BLANK_INTRO)))
        .child(
            el("p")
                .class("actions")
                .child(button("button", &site.text(words::PRINT), browser::print).id("print"))
                .child(link("button quiet", &back, &site.text(words::BLANK_BACK))),
        )
        .child(paragraphs(&sheet.intro))
        .child(el("fieldset").bool_attr("disabled", true).children(drawn_steps(site, sheet)))
        .child(numbers(site, country.as_deref()))
        .into()
}
