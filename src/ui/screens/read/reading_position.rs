//! "Continue where you stopped": remembers the section that was read last, and links to it on the next visit.

use crate::browser;
use crate::browser::Timeout;
use crate::state::Setting;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::{use_effect_keyed, use_window_event};
use crate::ui::html::{el, link};
use crate::ui::words;
use yew::prelude::*;

/// How long scrolling has to rest before the position is noted, in milliseconds.
const REST: u32 = 400;

#[derive(PartialEq, Properties)]
pub struct ReadingPositionProps {
    /// The ids and headings of the sections, in document order.
    pub sections: Vec<(String, String)>,
}

/// A link to the section where the person stopped, if they got further than the first.
#[component]
pub fn ReadingPosition(props: &ReadingPositionProps) -> Html {
    let context = &use_app_context();
    let sections = &props.sections;
    let ready = context.is_ready();
    // The position of an earlier visit, read once, so that the link does not change during this visit.
    let earlier = use_state(|| None::<(String, String)>);
    use_effect_keyed(ready, {
        let (earlier, sections, settings) =
            (earlier.clone(), sections.to_vec(), context.app_state.settings.clone());
        move || {
            if ready {
                let place = settings.reading_position();
                earlier.set(sections.into_iter().skip(1).find(|(id, _)| id == place));
            }
            None
        }
    });
    use_noting(context, sections);
    // The paragraph is always rendered, so that the link causes no layout shift.
    el("p")
        .class("continue")
        .child_opt(earlier.as_ref().map(|(id, title)| {
            let words = context.site.fill(words::READ_CONTINUE, &[("section", title)]);
            link("button quiet", &format!("#{id}"), &words)
        }))
        .into()
}

/// Notes the position after scrolling has stopped.
#[hook]
fn use_noting(context: &AppContext, sections: &[(String, String)]) {
    let rest = use_mut_ref(|| None::<Timeout>);
    // The handler of the first render is kept, so it reads the current context from here.
    let latest = use_mut_ref(|| context.clone());
    latest.replace(context.clone());
    let ids: Vec<String> = sections.iter().map(|(id, _)| id.clone()).collect();
    use_window_event(
        "scroll",
        Callback::from(move |()| {
            if !latest.borrow().is_ready() {
                return;
            }
            let (ids, latest) = (ids.clone(), latest.clone());
            let timer = Timeout::new(REST, move || {
                if let Some(place) = browser::last_above(&ids) {
                    let context = latest.borrow().clone();
                    context.update(|app_state| app_state.choose(Setting::ReadingPosition(place)));
                }
            });
            rest.replace(Some(timer));
        }),
    );
}
