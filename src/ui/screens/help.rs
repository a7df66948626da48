//! Help: people to talk to, and ways to come back to here and now. Everything reads without the program.

use crate::state::settings::COUNTRY;
use crate::ui::components::breathing::Breathing;
use crate::ui::components::grounding::grounding;
use crate::ui::components::help_lines::{country_choice, country_of, finders, help_lines};
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::dom;
use crate::ui::site::Scene;
use yew::prelude::*;

/// The setting for "show every country".
const ALL: &str = "all";

/// The help screen.
pub fn help(scene: &Scene) -> Html {
    let site = &scene.site;
    let ready = scene.is_ready();
    let help = &site.catalog.help;
    let words = &help.words;
    let country = ready
        .then(|| country_of(site, scene.desk.settings.get(COUNTRY), &dom::browser_languages()))
        .flatten();
    let code = country.as_ref().map(|c| c.code.to_string()).unwrap_or_default();
    let choose = {
        let scene = scene.clone();
        move |code: String| {
            let code = if code.is_empty() { ALL } else { &code };
            scene.change_desk(|desk| desk.choose(COUNTRY, code));
        }
    };
    html! {
        <article class="screen help-screen">
            <h1 tabindex="-1" id="title">{ words.title.clone() }</h1>
            { paragraphs(&words.intro) }
            <div class="country-place">
                if ready {
                    { country_choice(site, "country", &code, choose) }
                }
            </div>
            if let Some(country) = country {
                { help_lines(site, &country, 2) }
            } else {
                { for help.countries.iter().map(|country| html! {
                    <section class="country-lines" id={format!("country-{}", country.code.to_lowercase())}>
                        <h2>{ country.name.clone() }</h2>
                        { help_lines(site, country, 3) }
                    </section>
                }) }
            }
            <section>
                <h2>{ words.finders_title.clone() }</h2>
                { paragraphs(&words.finders_text) }
                { finders(site) }
                <p class="help">{ words.checked_note.clone() }</p>
            </section>
            <section>
                <h2>{ words.before_title.clone() }</h2>
                { paragraphs(&words.before_text) }
            </section>
            { grounding(site) }
            <Breathing />
            <section>
                <h2>{ words.after.title.clone() }</h2>
                { paragraphs(&words.after.text) }
                <p class="actions">
                    { for words.after.links.iter().map(|link| html! {
                        <a class="button quiet" href={site.target(&link.to)}>{ link.label.clone() }</a>
                    }) }
                </p>
            </section>
        </article>
    }
}
