//! "Continue where you stopped": notes the section being read, and leads back to it another time.

use crate::state::settings::PLACE;
use crate::ui::dom;
use crate::ui::hooks::{use_after, use_window};
use crate::ui::html::{link, of};
use crate::ui::part::{Part, part};
use crate::ui::site::Scene;
use crate::ui::words as k;
use gloo_timers::callback::Timeout;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// How long the page rests before its place is noted, in milliseconds.
const REST: u32 = 400;

/// The way back, if the person had got further than the first section. `sections`: fragment and heading, in the order of
/// the page.
pub fn reading_place(scene: &Scene, sections: Vec<(String, String)>) -> Html {
    part("reading-place", ReadingPlace { scene: scene.clone(), sections })
}

struct ReadingPlace {
    scene: Scene,
    sections: Vec<(String, String)>,
}

impl Part for ReadingPlace {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_reading_place(&self.scene, &self.sections).run(context)
    }
}

#[hook]
fn use_reading_place(scene: &Scene, sections: &[(String, String)]) -> Html {
    let ready = scene.is_ready();
    // What was noted on an earlier visit; the link must not change under the reader's eyes while this visit goes on.
    let earlier = use_state(|| None::<(String, String)>);
    use_after(ready.to_string(), {
        let (earlier, sections, settings) = (earlier.clone(), sections.to_vec(), scene.desk.settings.clone());
        move || {
            if ready {
                let place = settings.get(PLACE);
                earlier.set(sections.into_iter().skip(1).find(|(id, _)| id == place));
            }
            None
        }
    });
    use_noting(scene, sections);
    // Its place is kept, so that nothing moves when it appears.
    of("p", "continue")
        .child_if(earlier.as_ref().map(|(id, title)| {
            let words = scene.site.fill(k::READ_CONTINUE, &[("section", title)]);
            link("button quiet", &format!("#{id}"), &words)
        }))
        .into()
}

/// Notes the place when the page has come to rest.
#[hook]
fn use_noting(scene: &Scene, sections: &[(String, String)]) {
    let rest = use_mut_ref(|| None::<Timeout>);
    // The listener is that of the first drawing; the desk changes under it.
    let latest = use_mut_ref(|| scene.clone());
    latest.replace(scene.clone());
    let ids: Vec<String> = sections.iter().map(|(id, _)| id.clone()).collect();
    use_window(
        "scroll",
        Callback::from(move |()| {
            if !latest.borrow().is_ready() {
                return;
            }
            let (ids, latest) = (ids.clone(), latest.clone());
            let timer = Timeout::new(REST, move || {
                if let Some(place) = dom::last_above(&ids) {
                    let scene = latest.borrow().clone();
                    scene.change_desk(|desk| desk.choose(PLACE, &place));
                }
            });
            rest.replace(Some(timer));
        }),
    );
}
