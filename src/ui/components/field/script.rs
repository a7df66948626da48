//! The composer: a sentence that is updated from the answers. The person's own wording is never overwritten.

use super::text::Area;
use super::{FieldProps, help, label};
use crate::browser;
use crate::domain::compose::{self, Composed};
use crate::domain::worksheet::FieldKind;
use crate::ui::components::copy_button::CopyButton;
use crate::ui::early_input;
use crate::ui::hooks::{use_before_leave, use_effect_keyed, use_effect_once};
use crate::ui::html::{button, el, fragment, link, p, paragraphs};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The sentence, the remarks about it, and its actions.
#[component]
pub fn ScriptField(ask: &FieldProps) -> Html {
    let (FieldKind::Script(slots), Some(worksheet)) = (&ask.field.kind, &ask.worksheet) else {
        return Html::default();
    };
    let site = &ask.site;
    let answers = ask.answers().cloned().unwrap_or_default();
    let composed = compose::compose(&site.tools().composer, worksheet, slots, &answers);
    let edited = answers.is_edited(&ask.answer_key);
    let kept = answers.text(&ask.answer_key).to_string();
    let text = if edited { kept.clone() } else { composed.text.clone() };
    let ready = ask.record.is_some();

    // The composed sentence is stored in the record, so that prints and lists show the same text as the screen.
    use_effect_keyed((ready, edited, composed.text.clone(), kept.clone()), {
        let (change, composed) = (ask.change(), composed.text.clone());
        move || {
            if ready && !edited && composed != kept {
                change.by(move |answers, key| answers.set_script(key, &composed, false));
            }
            None
        }
    });
    // Some browsers load voices late, so they are looked up again whenever the sentence changes.
    let voice = use_state(|| false);
    use_effect_keyed(text.clone(), {
        let (voice, lang) = (voice.clone(), site.catalog.lang.code.clone());
        move || {
            voice.set(browser::has_own_voice(&lang));
            None
        }
    });
    // Reading aloud stops when the text leaves the screen: the page is hidden or left, another step is shown, or the
    // device is locked.
    let speaking = use_state(|| false);
    use_effect_once(|| Some(Box::new(browser::stop)));
    use_before_leave({
        let speaking = speaking.clone();
        Callback::from(move |()| {
            browser::stop();
            speaking.set(false);
        })
    });

    let other = edited && !composed.text.is_empty() && composed.text != text;
    el("div")
        .class("field script")
        .child(label(ask))
        .child(help(ask))
        .child_opt(composed.private.then(|| p("help", &site.tools().composer.private.note)))
        .child(wording(ask, &text))
        .child_opt(other.then(|| again(ask, &composed.text)))
        .child(remarks(site, &composed, &text))
        .child_opt((!text.is_empty()).then(|| tools(site, text, composed.private, voice.then_some(speaking))))
        .into()
}

fn wording(ask: &FieldProps, text: &str) -> Html {
    let change = ask.change();
    let area = Area {
        id: ask.id(),
        name: early_input::text(&ask.answer_key),
        text: ask.record.is_some().then_some(text),
        help: ask.help_id(),
        rows: 4,
    };
    area.draw(move |text| change.by(move |answers, key| answers.set_script(key, &text, true)))
}

/// The sentence that would be composed now, beside the person's own wording.
fn again(ask: &FieldProps, composed: &str) -> Html {
    let site = &ask.site;
    let act = {
        let (change, composed) = (ask.change(), composed.to_string());
        move || {
            let composed = composed.clone();
            change.by(move |answers, key| answers.set_script(key, &composed, false));
        }
    };
    el("div")
        .class("again")
        .child(p("help", &site.text(words::SCRIPT_YOURS)))
        .child(el("blockquote").written().text(composed))
        .child(button("button small quiet", &site.text(words::SCRIPT_AGAIN), act))
        .into()
}

fn remarks(site: &Site, composed: &Composed, text: &str) -> Html {
    let composer = &site.tools().composer;
    let remarks = compose::remarks(composer, text);
    // Both the answers and the person's own wording are checked.
    let mut care = compose::support(composer, text);
    care.retain(|text| !composed.support.contains(text));
    let notes = composed.action_note.iter().chain(&composed.remarks).chain(&remarks);
    let support = composed.support.iter().chain(&care).map(|text| {
        let help = link("button quiet", &site.target("help"), &site.text(words::HELP_OPEN));
        el("div")
            .class("card care")
            .child(paragraphs(text))
            .child(el("p").class("actions").child(help))
            .into()
    });
    el("div")
        .attr("role", "status")
        .children(support)
        .children(notes.map(|text| el("div").class("card note").child(paragraphs(text)).into()))
        .into()
}

/// Copying and reading aloud. There is no control to send it.
fn tools(site: &Rc<Site>, text: String, private: bool, voice: Option<UseStateHandle<bool>>) -> Html {
    let aloud = voice.filter(|_| !private).map(|speaking| {
        let (text, lang) = (text.clone(), site.catalog.lang.code.clone());
        let words = site.text(if *speaking { words::SCRIPT_STOP } else { words::SCRIPT_ALOUD });
        button("button quiet", &words, move || {
            let over = speaking.clone();
            speaking.set(if *speaking {
                browser::stop();
                false
            } else {
                browser::speak(&text, &lang, move || over.set(false))
            });
        })
        .into()
    });
    fragment(vec![
        el("p").class("actions").child(html! { <CopyButton {text} /> }).child_opt(aloud).into(),
        if private { Html::default() } else { repeats(site) },
    ])
}

/// Short sentences for repeating the boundary, and what to keep in mind.
fn repeats(site: &Site) -> Html {
    let composer = &site.tools().composer;
    let repeats = composer.patterns.iter().filter(|pattern| &*pattern.kind == "repeat").map(|pattern| {
        let sentences = pattern.sentences.iter().filter_map(|s| s.first());
        let line = sentences.map(|s| s.to_string()).collect::<Vec<_>>().join(" ");
        el("blockquote").text(&line).into()
    });
    fragment(vec![
        el("details")
            .class("disclosure")
            .child(el("summary").text(&composer.repeat.label))
            .children(repeats)
            .child(paragraphs(&composer.repeat.text))
            .into(),
        p("help", &composer.closing.text),
    ])
}
