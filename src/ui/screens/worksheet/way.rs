//! The choice between two ways through a check-in.

use crate::domain::short_way::WAY;
use crate::domain::worksheet::{Choice, Field, FieldKind};
use crate::state::Draft;
use crate::state::draft::AnswerEdit;
use crate::ui::components::field::{FieldProps, field};
use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The choice between two ways.
pub fn choice(
    site: &Rc<Site>,
    ways: Vec<Choice>,
    draft: Option<&Draft>,
    answer: &Callback<AnswerEdit>,
) -> Html {
    let asked = field(&FieldProps {
        site: site.clone(),
        field: Rc::new(Field {
            id: WAY.into(),
            kind: FieldKind::Choice(ways),
            label: site.text(words::WAY_TITLE),
            ..Field::default()
        }),
        answer_key: WAY.into(),
        about: None,
        record: draft.map(|draft| draft.record.clone()),
        began: draft.map(|draft| draft.began.clone()),
        answer: answer.clone(),
        worksheet: None,
        bring: None,
    });
    el("div").class("way").child(asked).into()
}
