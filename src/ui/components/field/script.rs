//! The composer: a sentence from the answers, as one types; the person's own wording is never overwritten.

use super::text::Area;
use super::{Ask, help};
use crate::domain::script::{self, Composed};
use crate::domain::worksheet::Kind;
use crate::ui::components::copy_button::CopyButton;
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::site::Site;
use crate::ui::words as k;
use crate::ui::{dom, early};
use yew::prelude::*;

/// The sentence, what may be said about it, and what can be done with it.
#[component]
pub fn ScriptField(ask: &Ask) -> Html {
    let (Kind::Script(slots), Some(worksheet)) = (&ask.field.kind, &ask.worksheet) else {
        return Html::default();
    };
    let site = &ask.site;
    let answers = ask.answers().cloned().unwrap_or_default();
    let composed = script::compose(&site.catalog.composer, worksheet, slots, &answers);
    let edited = answers.is_edited(&ask.key_of);
    let kept = answers.text(&ask.key_of).to_string();
    let text = if edited { kept.clone() } else { composed.text.clone() };

    // The composed sentence is part of the record like every answer, so that paper and lists show what the screen shows.
    use_effect_with((ask.record.is_some(), composed.text.clone(), edited, kept), {
        let change = ask.change();
        move |(ready, composed, edited, kept)| {
            if *ready && !edited && composed != kept {
                let composed = composed.clone();
                change.by(move |answers, key| answers.set_script(key, &composed, false));
            }
        }
    });
    // Voices arrive late in some browsers: looked for again at each change of the sentence.
    let voice = use_state(|| false);
    use_effect_with(text.clone(), {
        let (voice, lang) = (voice.clone(), site.catalog.lang.code.clone());
        move |_| voice.set(dom::has_own_voice(&lang))
    });
    use_effect_with((), |()| dom::hush);

    let area = Area {
        id: ask.id(),
        name: early::text(&ask.key_of),
        text: ask.record.is_some().then(|| text.clone().into()),
        help: ask.help_id(),
        rows: 4,
    };
    let change = ask.change();
    let own = move |text: String| change.by(move |answers, key| answers.set_script(key, &text, true));
    let again = {
        let (change, composed) = (ask.change(), composed.text.clone());
        move |_| {
            let composed = composed.clone();
            change.by(move |answers, key| answers.set_script(key, &composed, false));
        }
    };
    html! {
        <div class="field script">
            <label for={ask.id()}>{ ask.field.label.clone() }</label>
            { help(ask) }
            if composed.private {
                <p class="help">{ site.catalog.composer.private.note.clone() }</p>
            }
            { area.draw(own) }
            if edited && !composed.text.is_empty() && composed.text != text {
                <div class="again">
                    <p class="help">{ site.t(k::SCRIPT_YOURS) }</p>
                    <blockquote>{ composed.text.clone() }</blockquote>
                    <button type="button" class="button small quiet" onclick={again}>{ site.t(k::SCRIPT_AGAIN) }</button>
                </div>
            }
            { remarks(site, &composed, &text) }
            if !text.is_empty() { { tools(site, text, composed.private, *voice) } }
        </div>
    }
}

fn remarks(site: &Site, composed: &Composed, text: &str) -> Html {
    let remarks = script::remarks(&site.catalog.composer, text);
    let notes = composed.action_note.iter().chain(&composed.remarks).chain(&remarks);
    html! {
        <div role="status">
            { for composed.support.iter().map(|text| html! {
                <div class="card care">
                    { paragraphs(text) }
                    <p class="actions"><a class="button quiet" href={site.target("help")}>{ site.t(k::HELP_OPEN) }</a></p>
                </div>
            }) }
            { for notes.map(|text| html! { <div class="card note">{ paragraphs(text) }</div> }) }
        </div>
    }
}

/// Copy and read aloud; no way to send.
fn tools(site: &Site, text: String, private: bool, voice: bool) -> Html {
    let composer = &site.catalog.composer;
    let speak = {
        let (text, lang) = (text.clone(), site.catalog.lang.code.clone());
        move |_| dom::speak(&text, &lang)
    };
    let repeats = composer.patterns.iter().filter(|p| &*p.kind == "repeat").map(|pattern| {
        let sentences = pattern.sentences.iter().filter_map(|s| s.first());
        sentences.map(|s| s.to_string()).collect::<Vec<_>>().join(" ")
    });
    html! {
        <>
            <p class="actions">
                <CopyButton {text} />
                if voice && !private {
                    <button type="button" class="button quiet" onclick={speak}>{ site.t(k::SCRIPT_ALOUD) }</button>
                }
            </p>
            if !private {
                <details class="disclosure">
                    <summary>{ composer.repeat.label.clone() }</summary>
                    { for repeats.map(|line| html! { <blockquote>{ line }</blockquote> }) }
                    { paragraphs(&composer.repeat.text) }
                </details>
                <p class="help">{ composer.closing.text.clone() }</p>
            }
        </>
    }
}
