//! A question of a session.

use crate::domain::worksheet::Field;
use crate::ui::components::field::{FieldProps, field};
use crate::ui::context::AppContext;
use crate::ui::hooks::DraftHandle;
use std::rc::Rc;
use yew::prelude::*;

/// The question with its answer in the open session.
pub fn asked(context: &AppContext, session: &DraftHandle, one: &Rc<Field>) -> Html {
    let draft = session.draft.as_ref();
    field(&FieldProps {
        site: context.site.clone(),
        field: one.clone(),
        answer_key: one.id.to_string(),
        about: None,
        record: draft.map(|draft| draft.record.clone()),
        began: draft.map(|draft| draft.began.clone()),
        answer: session.answer.clone(),
        worksheet: None,
        bring: None,
    })
}
