//! The choice between the short way and the whole, before the first step.

use crate::domain::short_way::{SHORT, WAY, WHOLE};
use crate::domain::worksheet::{Choice, Field, FieldKind, Worksheet};
use crate::state::Draft;
use crate::state::draft::AnswerEdit;
use crate::ui::components::field::{FieldProps, field};
use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The choice; `None` if there is one way only. No way is picked until the person picks one, and then the whole is shown.
pub fn way_choice(
    site: &Rc<Site>,
    sheet: &Worksheet,
    draft: Option<&Draft>,
    answer: &Callback<AnswerEdit>,
) -> Option<Html> {
    let short = sheet.short.as_ref()?;
    let about = |key, minutes: u32| site.fill(key, &[("minutes", &minutes.to_string())]).as_str().into();
    let short = Choice {
        id: SHORT.into(),
        label: about(words::WAY_SHORT, sheet.times.short),
        help: short.text.clone(),
    };
    let whole = Choice {
        id: WHOLE.into(),
        label: about(words::WAY_WHOLE, sheet.times.whole),
        help: site.text(words::WAY_WHOLE_HELP),
    };
    Some(choice(site, vec![short, whole], draft, answer))
}

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
