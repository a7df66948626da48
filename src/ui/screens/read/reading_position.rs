//! "Continue where you stopped": remembers the section that was read last, and links to it on the next visit.

use crate::browser;
use crate::browser::Timeout;
use crate::state::settings::PLACE;
use crate::ui::context::AppContext;
use crate::ui::hooks::{use_effect_keyed, use_window_event};
use crate::ui::html::{link, of};
use crate::ui::part::{Part, part};
use crate::ui::words as k;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// How long scrolling has to rest before the position is noted, in milliseconds.
const REST: u32 = 400;

/// The link, if the person got further than the first section. `sections` are ids and headings, in document order.
pub fn reading_place(scene: &AppContext, sections: Vec<(String, String)>) -> Html {
    part("reading-place", ReadingPlace { scene: scene.clone(), sections })
}

struct ReadingPlace {
    scene: AppContext,
    sections: Vec<(String, String)>,
}

impl Part for ReadingPlace {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_reading_place(&self.scene, &self.sections).run(context)
    }
}

#[hook]
fn use_reading_place(scene: &AppContext, sections: &[(String, String)]) -> Html {
    let ready = scene.is_ready();
    // The position of an earlier visit, read once, so that the link does not change during this visit.
    let earlier = use_state(|| None::<(String, String)>);
    use_effect_keyed(ready, {
        let (earlier, sections, settings) =
            (earlier.clone(), sections.to_vec(), scene.app_state.settings.clone());
        move || {
            if ready {
                let place = settings.get(PLACE);
                earlier.set(sections.into_iter().skip(1).find(|(id, _)| id == place));
            }
            None
        }
    });
    use_noting(scene, sections);
    // The paragraph is always rendered, so that the link causes no layout shift.
    of("p", "continue")
        .child_opt(earlier.as_ref().map(|(id, title)| {
            let words = scene.site.fill(k::READ_CONTINUE, &[("section", title)]);
            link("button quiet", &format!("#{id}"), &words)
        }))
        .into()
}

/// Notes the position after scrolling has stopped.
#[hook]
fn use_noting(scene: &AppContext, sections: &[(String, String)]) {
    let rest = use_mut_ref(|| None::<Timeout>);
    // The handler of the first render is kept, so it reads the current context from here.
    let latest = use_mut_ref(|| scene.clone());
    latest.replace(scene.clone());
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
                    let scene = latest.borrow().clone();
                    scene.update(|app_state| app_state.choose(PLACE, &place));
                }
            });
            rest.replace(Some(timer));
        }),
    );
}
