//! A step: a heading that is a question, a line of help, its fields and notices.

use crate::domain::condition;
use crate::domain::record::Record;
use crate::domain::worksheet::{Item, Step, Worksheet};
use crate::state::draft::{Answer, Edit};
use crate::ui::components::field::{Ask, field};
use crate::ui::components::notice::notice_card;
use crate::ui::site::Site;
use crate::ui::words as k;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A step on the screen.
pub struct Shown<'a> {
    /// The words around it.
    pub site: &'a Rc<Site>,
    /// Its definition.
    pub step: &'a Step,
    /// The worksheet it belongs to.
    pub sheet: &'a Rc<Worksheet>,
    /// The record; `None` while the page is only drawn: everything that shows without a condition is then there.
    pub record: Option<&'a Rc<Record>>,
    /// Changes the answers.
    pub answer: &'a Callback<Answer>,
    /// Changes the record's label, where it is asked for.
    pub label: Option<&'a Callback<Edit>>,
    /// Ends the worksheet.
    pub finish: Option<Callback<()>>,
}

/// Draws the step.
pub fn step_view(shown: &Shown) -> Html {
    let Shown { site, step, sheet, record, answer, finish, .. } = shown;
    let holds = |condition: &condition::Shown| match record {
        Some(record) => condition.holds(&record.answers),
        None => condition.if_all.is_empty(),
    };
    let title = format!("step-{}", step.id);
    html! {
        <section class="step" key={step.id.to_string()} aria-labelledby={title.clone()}>
            <h2 id={title} tabindex="-1">{ step.title.clone() }</h2>
            if !step.help.is_empty() {
                <p class="help">{ step.help.clone() }</p>
            }
            { for step.items.iter().map(|item| match item {
                Item::Field(one) if holds(&one.shown) => field(&Ask {
                    site: (*site).clone(),
                    field: one.clone(),
                    key_of: one.id.to_string().into(),
                    record: record.cloned(),
                    answer: (*answer).clone(),
                    worksheet: Some((*sheet).clone()),
                }),
                Item::Notice(notice) if holds(&notice.shown) => notice_card(site, notice, finish.clone()),
                _ => Html::default(),
            }) }
            if let (Some(edit), Some(record)) = (shown.label, record) {
                { label(site, &record.label, edit.clone()) }
            }
        </section>
    }
}

/// A short name of the person's own, for finding it again.
fn label(site: &Site, text: &str, edit: Callback<Edit>) -> Html {
    let oninput = move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        edit.emit(Box::new(|record| record.label = text));
    };
    html! {
        <div class="field label">
            <label for="label">{ site.t(k::WORKSHEET_LABEL) }</label>
            <p class="help" id="label-help">{ site.t(k::WORKSHEET_LABEL_HELP) }</p>
            <input
                type="text"
                id="label"
                value={text.to_string()}
                aria-describedby="label-help"
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
        </div>
    }
}
