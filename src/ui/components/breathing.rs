//! Paced breathing: a shape and a word that change slowly, started and stopped by the person; no sound, no holding, and
//! another way for whom it does not suit. Without the program the words are there to read.

use crate::ui::components::paragraphs::paragraphs;
use crate::ui::site::use_scene;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// The shape, its words and its choices.
#[component]
pub fn Breathing() -> Html {
    let scene = use_scene();
    let ready = scene.is_ready();
    let words = &scene.site.catalog.help.words.breathing;
    let pace = use_state(|| 0usize);
    // Half-breaths since it was started; `None`: stopped.
    let beat = use_state(|| None::<u32>);
    let chosen = words.pace.get(*pace).cloned();
    use_effect_with((*beat, *pace), {
        let (beat, chosen) = (beat.clone(), chosen.clone());
        move |(now, _)| {
            let timer = now.zip(chosen).map(|(now, pace)| {
                let seconds = if now % 2 == 0 { pace.inhale } else { pace.exhale };
                Timeout::new(u32::from(seconds) * 1000, move || beat.set(Some(now + 1)))
            });
            move || drop(timer)
        }
    });
    let toggle = {
        let beat = beat.clone();
        move |_| beat.set(if beat.is_some() { None } else { Some(0) })
    };
    let inhaling = beat.is_some_and(|beat| beat % 2 == 0);
    let seconds = chosen.map_or(4, |pace| if inhaling { pace.inhale } else { pace.exhale });
    html! {
        <section id="breathing" class="breathing" aria-labelledby="breathing-title">
            <h2 id="breathing-title">{ words.title.clone() }</h2>
            { paragraphs(&words.intro) }
            <p>{ words.eyes.clone() }</p>
            if ready {
                <fieldset class="field choice">
                    <legend>{ words.pace_label.clone() }</legend>
                    <div class="chips">
                        { for words.pace.iter().enumerate().map(|(at, option)| {
                            let pace = pace.clone();
                            html! {
                                <label class="chip">
                                    <input type="radio" name="pace" checked={*pace == at} onchange={move |_| pace.set(at)} />
                                    <span class="chip-words">{ option.label.clone() }</span>
                                </label>
                            }
                        }) }
                    </div>
                </fieldset>
                <div class="breath" data-phase={beat.map(|_| if inhaling { "in" } else { "out" })} data-seconds={seconds.to_string()}>
                    <div class="breath-shape" aria-hidden="true"></div>
                    <p class="breath-word">
                        { if beat.is_none() { "".into() } else if inhaling { words.inhale.clone() } else { words.exhale.clone() } }
                    </p>
                </div>
                <button type="button" class="button" onclick={toggle}>
                    { if beat.is_some() { words.stop.clone() } else { words.start.clone() } }
                </button>
            } else {
                <ul>{ for words.pace.iter().map(|option| html! { <li>{ option.label.clone() }</li> }) }</ul>
            }
            <p class="help">{ words.note.clone() }</p>
            <h3>{ words.alternatives_title.clone() }</h3>
            <ul>{ for words.alternatives.iter().map(|other| html! { <li>{ other.text.clone() }</li> }) }</ul>
        </section>
    }
}
