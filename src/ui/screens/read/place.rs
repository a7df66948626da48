//! "Continue where you stopped": notes the section being read, and leads back to it another time.

use crate::state::settings::PLACE;
use crate::ui::dom;
use crate::ui::hooks::use_window;
use crate::ui::site::use_scene;
use crate::ui::words as k;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// The sections.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Fragment and heading, in the order of the page.
    pub sections: Vec<(String, String)>,
}

/// How long the page rests before its place is noted, in milliseconds.
const REST: u32 = 400;

/// The way back, if the person had got further than the first section.
#[component]
pub fn ReadingPlace(Props { sections }: &Props) -> Html {
    let scene = use_scene();
    let ready = scene.is_ready();
    // What was noted on an earlier visit; the link must not change under the reader's eyes while this visit goes on.
    let earlier = use_state(|| None::<(String, String)>);
    use_effect_with(ready, {
        let (earlier, sections, settings) = (earlier.clone(), sections.clone(), scene.desk.settings.clone());
        move |ready| {
            if *ready {
                let place = settings.get(PLACE);
                earlier.set(sections.iter().skip(1).find(|(id, _)| id == place).cloned());
            }
        }
    });
    let rest = use_mut_ref(|| None::<Timeout>);
    let note = {
        let ids: Vec<String> = sections.iter().map(|(id, _)| id.clone()).collect();
        let latest = use_mut_ref(|| scene.clone());
        latest.replace(scene.clone());
        use_callback(ready, move |(), ready| {
            if !*ready {
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
        })
    };
    use_window("scroll", note);
    match &*earlier {
        Some((id, title)) => html! {
            <p class="continue">
                <a class="button quiet" href={format!("#{id}")}>{ scene.site.fill(k::READ_CONTINUE, &[("section", title)]) }</a>
            </p>
        },
        // Its place is kept, so that nothing moves when it appears.
        None => html! { <p class="continue"></p> },
    }
}
