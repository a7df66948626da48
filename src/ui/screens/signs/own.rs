//! The form that adds the person's own sign.

use crate::browser;
use crate::domain::marks;
use crate::domain::signs::{self, OwnSign};
use crate::state::draft::AnswerEdit;
use crate::ui::html::{el, of};
use crate::ui::part::{Part, part};
use crate::ui::site::Site;
use crate::ui::words as k;
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// The form. `answer` changes the answers of the check-in.
pub fn own_signs(site: &Rc<Site>, answer: &Callback<AnswerEdit>) -> Html {
    part("own-signs", OwnSigns { site: site.clone(), answer: answer.clone() })
}

struct OwnSigns {
    site: Rc<Site>,
    answer: Callback<AnswerEdit>,
}

impl Part for OwnSigns {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_own_signs(&self.site, &self.answer).run(context)
    }
}

#[hook]
fn use_own_signs(site: &Site, answer: &Callback<AnswerEdit>) -> Html {
    let text = use_state(String::new);
    let write = {
        let text = text.clone();
        move |words| text.set(words)
    };
    let add = {
        let (text, answer) = (text.clone(), answer.clone());
        move || {
            let words = marks::named(&text).trim().to_string();
            if words.is_empty() {
                return;
            }
            answer.emit(Box::new(move |answers| {
                let mut own = signs::own_signs(answers);
                own.push(OwnSign { id: format!("own-{}", browser::new_id()), text: words });
                signs::set_own_signs(answers, &own);
            }));
            text.set(String::new());
        }
    };
    let line = el("input")
        .attr("type", "text")
        .id("own-sign")
        .value(Some(&text))
        .attr("aria-describedby", "own-sign-help")
        .to_write_in()
        .on_input(write);
    let submit = of("button", "button quiet").attr("type", "submit").text(&site.t(k::SIGNS_ADD));
    of("form", "field own-sign")
        .attr("autocomplete", "off")
        .on_submit(add)
        .child(el("label").attr("for", "own-sign").text(&site.t(k::SIGNS_OWN)))
        .child(of("p", "help").id("own-sign-help").text(&site.t(k::SIGNS_OWN_HELP)))
        .child(of("div", "with-button").child(line).child(submit))
        .into()
}
