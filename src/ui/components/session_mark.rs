//! "Bring to my session": a bookmark beside an answer, or a checkbox for a whole entry. Marks are stored in the next session's
//! record and not in the entry, which gives them an order and leaves the entry unchanged.

use crate::domain::session::{SessionItem, SessionList, has, items, put};
use crate::state::SaveState;
use crate::ui::components::field::choice::PICKS;
use crate::ui::context::use_app_context;
use crate::ui::hooks::{DraftHandle, use_session};
use crate::ui::html::{disclosure, el};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// What the checkboxes need.
#[derive(Clone)]
pub struct Bring {
    /// The texts around it.
    pub site: Rc<Site>,
    /// The next session; `None` before hydration, when the checkboxes are disabled.
    pub session: Option<DraftHandle>,
    /// The id of the record on the screen.
    pub record: String,
    /// Whether single answers have a bookmark: they do once the person has opened the preparation of a session.
    pub offers_answers: bool,
    /// Whether the checkboxes are left out, because two people share the screen and the choice was made before.
    pub is_hidden: bool,
}

impl Bring {
    /// The state of the last change to the entry or to the marks, whichever is worse.
    pub fn saving(&self, writing: &DraftHandle) -> SaveState {
        let marks = self.session.as_ref().map(DraftHandle::saving).unwrap_or_default();
        match (writing.saving(), marks) {
            // Marks that were stored earlier do not make an untouched entry count as saved.
            (SaveState::Clean, SaveState::Durable | SaveState::WrittenOnly) => SaveState::Clean,
            (entry, marks) => entry.or_worse(marks),
        }
    }

    /// A memoization key for the marks of answers whose keys start with `begin`.
    pub fn shows(&self, begin: &str) -> String {
        let draft = self.session.as_ref().and_then(|session| session.draft.as_ref());
        let marked = draft.map(|draft| items(&draft.record.answers, SessionList::Bring));
        let keys = marked.map(|marked| {
            let own = marked.iter().filter(|item| item.record == self.record);
            own.filter_map(|item| item.key.as_deref().filter(|key| key.starts_with(begin)).map(String::from))
                .collect::<Vec<_>>()
                .join(" ")
        });
        format!("{} {} {} {keys:?}", self.record, self.is_hidden, self.offers_answers)
    }

    /// The checkbox of one answer; `of` is the question.
    pub fn answer(&self, key: &str, of: &str) -> Html {
        if !self.offers_answers {
            return Html::default();
        }
        let words = self.site.text(words::BRING_ANSWER);
        self.mark(SessionItem::of(&self.record, key), &words, &format!("{words}: {of}"))
    }

    /// The checkbox of the whole entry.
    pub fn whole(&self) -> Html {
        let words = self.site.text(words::BRING_WHOLE);
        self.mark(SessionItem::whole(&self.record), &words, &words)
    }

    /// A disclosure with a checkbox for each answer: pairs of its key and its question.
    pub fn choice(&self, answers: &[(String, String)]) -> Html {
        if self.is_hidden || answers.is_empty() {
            return Html::default();
        }
        let marks = answers.iter().map(|(key, of)| self.mark(SessionItem::of(&self.record, key), of, of));
        disclosure(&self.site.text(words::BRING_CHOOSE), false, marks.collect())
    }

    fn mark(&self, item: SessionItem, words: &str, name: &str) -> Html {
        if self.is_hidden {
            return Html::default();
        }
        let draft = self.session.as_ref().and_then(|session| Some((session.draft.as_ref()?, session)));
        let mut control = el("input").attr("type", "checkbox").attr("form", PICKS).attr("aria-label", name);
        control = match draft {
            Some((draft, session)) => {
                let on = has(&draft.record.answers, SessionList::Bring, &item);
                let answer = session.answer.clone();
                control.checked(Some(on)).on_click(move || {
                    let item = item.clone();
                    answer.emit(Box::new(move |answers| {
                        let on = has(answers, SessionList::Bring, &item);
                        put(answers, SessionList::Bring, &item, !on);
                    }));
                })
            }
            None => control.bool_attr("disabled", true),
        };
        el("label").class("bring").child(control).child(el("span").text(words)).into()
    }
}

#[derive(PartialEq, Properties)]
pub struct BringEntryProps {
    /// The id of the record.
    pub record: String,
}

/// The checkbox of a whole entry that is not open for editing.
#[component]
pub fn BringEntry(props: &BringEntryProps) -> Html {
    let context = &use_app_context();
    let record = &props.record;
    let session = use_session(context);
    let is_hidden = context.app_state.shared_view().is_some();
    let site = context.site.clone();
    Bring { site, session: Some(session), record: record.into(), offers_answers: false, is_hidden }.whole()
}
