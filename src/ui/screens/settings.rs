//! What is stored here, a copy of it, and deleting it.

use crate::state::desk::Keeping;
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::dom;
use crate::ui::site::use_scene;
use crate::ui::words as k;
use yew::prelude::*;

/// How far the person is with deleting everything.
#[derive(Clone, Copy, PartialEq)]
enum Erasing {
    Not,
    Asked,
    AskedAgain,
    Done,
    Failed,
}

/// The name of the file: it says nothing of its subject.
const FILE: &str = "stillwater-copy.json";

/// The settings.
#[component]
pub fn SettingsScreen() -> Html {
    let scene = use_scene();
    let site = &scene.site;
    let ready = scene.is_ready();
    let erasing = use_state(|| Erasing::Not);
    let (count, units) = if ready { scene.desk.size() } else { (0, 0) };
    // UTF-16 units are two bytes each.
    let kilobytes = (units * 2).div_ceil(1024);
    let download = {
        let desk = scene.desk.clone();
        move |_| dom::download(FILE, &desk.everything(&dom::now()))
    };
    let to = |next: Erasing| {
        let erasing = erasing.clone();
        move |_: MouseEvent| erasing.set(next)
    };
    let erase = {
        let (scene, erasing) = (scene.clone(), erasing.clone());
        move |_: MouseEvent| {
            scene.change_desk(|desk| {
                erasing.set(if desk.erase().is_ok() { Erasing::Done } else { Erasing::Failed });
            });
        }
    };
    html! {
        <article class="screen settings">
            <h1 tabindex="-1" id="title">{ site.t(k::SETTINGS_TITLE) }</h1>
            <section>
                <h2>{ site.t(k::SETTINGS_KEPT_TITLE) }</h2>
                { paragraphs(&site.t(k::SETTINGS_KEPT)) }
                if scene.desk.keeping == Keeping::Visit {
                    <p class="card urgent">{ site.t(k::TROUBLE_BLOCKED) }</p>
                }
                if ready {
                    <p id="stored" data-count={count.to_string()}>
                        { site.fill(
                            match count { 0 => k::SETTINGS_NONE, 1 => k::SETTINGS_ONE, _ => k::SETTINGS_MANY },
                            &[("n", &count.to_string()), ("kb", &kilobytes.to_string())],
                        ) }
                    </p>
                }
            </section>
            <section>
                <h2>{ site.t(k::SETTINGS_COPY_TITLE) }</h2>
                { paragraphs(&site.t(k::SETTINGS_COPY)) }
                if ready {
                    <button type="button" class="button quiet" id="download" onclick={download}>{ site.t(k::SETTINGS_COPY_BUTTON) }</button>
                }
            </section>
            <section>
                <h2>{ site.t(k::SETTINGS_ERASE_TITLE) }</h2>
                { paragraphs(&site.t(k::SETTINGS_ERASE)) }
                if ready {
                    <div role="status">
                        { match *erasing {
                            Erasing::Done => html! { <p class="card note">{ site.t(k::SETTINGS_ERASED) }</p> },
                            Erasing::Failed => html! { <p class="card urgent">{ site.t(k::SETTINGS_ERASE_FAILED) }</p> },
                            Erasing::Asked => html! {
                                <div class="card urgent">
                                    <p>{ site.t(k::SETTINGS_ERASE_ASK) }</p>
                                    <p class="actions">
                                        <button type="button" class="button quiet" onclick={to(Erasing::Not)}>{ site.t(k::KEEP_IT) }</button>
                                        <button type="button" class="button" id="erase-go-on" onclick={to(Erasing::AskedAgain)}>{ site.t(k::SETTINGS_ERASE_GO_ON) }</button>
                                    </p>
                                </div>
                            },
                            Erasing::AskedAgain => html! {
                                <div class="card urgent">
                                    <p>{ site.t(k::SETTINGS_ERASE_ASK_AGAIN) }</p>
                                    <p class="actions">
                                        <button type="button" class="button quiet" onclick={to(Erasing::Not)}>{ site.t(k::KEEP_IT) }</button>
                                        <button type="button" class="button" id="erase-now" onclick={erase}>{ site.t(k::SETTINGS_ERASE_NOW) }</button>
                                    </p>
                                </div>
                            },
                            Erasing::Not => html! {
                                <button type="button" class="button quiet" id="erase" onclick={to(Erasing::Asked)}>{ site.t(k::SETTINGS_ERASE_BUTTON) }</button>
                            },
                        } }
                    </div>
                }
            </section>
            <section>
                <h2>{ site.t(k::SETTINGS_ABOUT_TITLE) }</h2>
                { paragraphs(&site.t(k::SETTINGS_ABOUT)) }
                <p class="help">{ site.fill(k::SETTINGS_VERSION, &[("version", env!("CARGO_PKG_VERSION"))]) }</p>
            </section>
        </article>
    }
}
