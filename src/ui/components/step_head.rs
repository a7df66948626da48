//! The head of a step: the link out of the worksheet or the check-in, its name, how far it goes, and the safety button.

use crate::ui::components::safety_button::SafetyButton;
use crate::ui::context::{AppContext, Location};
use crate::ui::html::{TITLE, el, p};
use crate::ui::words;
use yew::prelude::*;

/// The head of a step or of the closing page.
pub struct StepHead<'a> {
    /// The name of the worksheet or the check-in.
    pub name: &'a str,
    /// Whether the name is the heading of the screen.
    pub is_title: bool,
    /// The location the cross leads to.
    pub out: &'a Location,
    /// The number of this step, from 1, and the number of all steps.
    pub step: (usize, usize),
}

impl StepHead<'_> {
    /// Renders it.
    pub fn view(&self, context: &AppContext) -> Html {
        let site = &context.site;
        let (n, of) = self.step;
        let href = match self.out.fragment.as_str() {
            "" => site.href(&self.out.route),
            fragment => site.href_at(&self.out.route, fragment),
        };
        let cross =
            el("a").class("cross").leads_to(&href).attr("aria-label", &site.text(words::WORKSHEET_CLOSE));
        let dashes = (1..=of).map(|dash| el("span").bool_attr("data-done", dash <= n).into());
        let name = match self.is_title {
            true => el("h1").attr("tabindex", "-1").id(TITLE),
            false => el("p").class("step-name"),
        };
        let place = site.fill(words::WORKSHEET_WHERE, &[("n", &n.to_string()), ("of", &of.to_string())]);
        el("div")
            .class("step-head")
            .child(
                el("div").class("step-bar").child(cross).child(
                    el("div")
                        .class("step-title")
                        .child(name.text(self.name))
                        .child(el("div").class("dashes").attr("aria-hidden", "true").children(dashes)),
                ),
            )
            .child(el("div").class("step-line").child(p("where", &place)).child(html! { <SafetyButton /> }))
            .into()
    }
}
