//! Saving a backup as a file: all entries or some, plain or encrypted with a passphrase.

use super::entry_chooser::{Chosen, chooser};
use super::progress::{progress, refused};
use super::section;
use crate::browser::{self, BackupRequest, BackupResponse, BackupWorker, SecretField};
use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::state::Setting;
use crate::ui::components::field::choice::chip;
use crate::ui::components::record_list::{begun_since, day_of};
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{el, p};
use crate::ui::site::Site;
use crate::ui::words;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The progress of the backup.
#[derive(Clone, PartialEq)]
enum BackupStage {
    Not,
    Empty,
    Working(f64),
    Done,
    Stopped,
    Refused(String),
}

/// The id of the passphrase field.
const PASS: &str = "copy-pass";

#[component]
pub fn BackupSection() -> Html {
    let context = &use_app_context();
    let stage = use_state(|| BackupStage::Not);
    let some = use_state(|| false);
    let shown = use_state(|| false);
    let chosen = use_state(Chosen::default);
    let worker = use_mut_ref(|| None::<BackupWorker>);
    let site = &context.site;
    let ready = context.is_ready();

    let save = {
        let (context, stage, worker) = (context.clone(), stage.clone(), worker.clone());
        let (some, chosen) = (*some, chosen.clone());
        move || {
            let only = some.then_some(&*chosen.keys);
            if matches!(*stage, BackupStage::Working(_)) {
                return;
            }
            if only.is_some_and(<[String]>::is_empty) {
                return stage.set(BackupStage::Empty);
            }
            let texts = context.app_state.texts(only);
            let passphrase = Some(SecretField::in_field(PASS)).filter(|passphrase| !passphrase.is_empty());
            start(&context, &stage, &worker, BackupRequest::Save(texts, passphrase, browser::now()));
        }
    };
    let stop = {
        let (stage, worker) = (stage.clone(), worker);
        Callback::from(move |()| {
            worker.replace(None);
            stage.set(BackupStage::Stopped);
        })
    };
    let which = |words: Key, value: bool| {
        let option = Choice {
            id: if value { "some" } else { "all" }.into(),
            label: site.text(words),
            help: "".into(),
        };
        let picked = ready.then_some(*some == value);
        let some = some.clone();
        chip(&option, "radio", "copy-what", picked, Callback::from(move |()| some.set(value)))
    };
    let working = matches!(*stage, BackupStage::Working(_));
    let form = el("form")
        .attr("autocomplete", "off")
        .on_submit(save)
        .child(
            el("fieldset").class("field").child(el("legend").text(&site.text(words::COPY_OUT_WHAT))).child(
                el("div")
                    .class("chips")
                    .child(which(words::COPY_OUT_ALL, false))
                    .child(which(words::COPY_OUT_SOME, true)),
            ),
        )
        .child_opt((ready && *some).then(|| chooser(context, "copy-entry", words::COPY_OUT_SOME, &chosen)))
        .child(passphrase(site, &shown, ready))
        .child(
            el("p").class("actions").child(
                el("button")
                    .class("button")
                    .id("download")
                    .attr("type", "submit")
                    .bool_attr("disabled", !ready)
                    // `aria-disabled` and not `disabled`, because the button has focus.
                    .attr_opt("aria-disabled", working.then_some("true"))
                    .text(&site.text(words::COPY_OUT_SAVE)),
            ),
        );
    let said = match &*stage {
        BackupStage::Not => Html::default(),
        BackupStage::Empty => p("card note", &site.text(words::COPY_OUT_NONE)),
        BackupStage::Working(takes) => progress(site, words::COPY_OUT_WORKING, *takes, stop),
        BackupStage::Done => p("card note copied-out", &site.text(words::COPY_OUT_DONE)),
        BackupStage::Stopped => p("card note", &site.text(words::COPY_OUT_CANCELLED)),
        BackupStage::Refused(why) => refused(site, why),
    };
    section(site, "copy", words::COPY_OUT_TITLE, words::COPY_OUT_TEXT)
        .child(last(context))
        .child(form)
        .child(el("div").class("said").attr("role", "status").child(said))
        .into()
}

fn start(
    context: &AppContext,
    stage: &UseStateHandle<BackupStage>,
    worker: &Rc<RefCell<Option<BackupWorker>>>,
    job: BackupRequest,
) {
    let sealed = matches!(&job, BackupRequest::Save(_, Some(_), _));
    let callback = {
        let (context, stage, worker) = (context.clone(), stage.clone(), worker.clone());
        move |answer| match answer {
            BackupResponse::Estimate(takes) => stage.set(BackupStage::Working(takes)),
            BackupResponse::Saved(bytes) => {
                let now = browser::now();
                let day = browser::local(&now).map(|(day, _)| day).unwrap_or_default();
                // The file name does not reveal the subject.
                let name = format!("stillwater-copy-{day}.{}", if sealed { "age" } else { "json" });
                browser::download_bytes(&name, &bytes);
                context.update(|app_state| app_state.choose(Setting::LastBackup(now)));
                browser::empty_field(PASS);
                stage.set(BackupStage::Done);
                end(&worker);
            }
            BackupResponse::Refused(why) => {
                stage.set(BackupStage::Refused(why));
                end(&worker);
            }
            _ => {}
        }
    };
    stage.set(BackupStage::Working(0.0));
    let started = BackupWorker::start(callback);
    match &started {
        Some(worker) => worker.post(job),
        None => stage.set(BackupStage::Refused("start".into())),
    }
    worker.replace(started);
}

/// Ends a worker in a later task, because its handler may be running.
pub fn end(worker: &Rc<RefCell<Option<BackupWorker>>>) {
    let worker = worker.clone();
    browser::Timeout::new(0, move || drop(worker.replace(None))).forget();
}

/// The passphrase field. The browser is not asked to store it: on a shared device that would open the backup to others.
fn passphrase(site: &Site, shown: &UseStateHandle<bool>, ready: bool) -> Html {
    let show = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(!*shown))
    };
    let option = Choice { id: "show".into(), label: site.text(words::COPY_OUT_SHOW), help: "".into() };
    el("div")
        .class("field")
        .child(el("label").attr("for", PASS).text(&site.text(words::COPY_OUT_PASS)))
        .child(el("p").class("help").id("copy-pass-help").text(&site.text(words::COPY_OUT_PASS_HELP)))
        .child(
            el("input")
                .id(PASS)
                .attr("type", if **shown { "text" } else { "password" })
                .to_write_in()
                .attr("autocapitalize", "none")
                .attr("aria-describedby", "copy-pass-help"),
        )
        .child(el("div").class("chips").child(chip(&option, "checkbox", "", ready.then_some(**shown), show)))
        .into()
}

/// The age of the last backup, and how many entries were begun since.
fn last(context: &AppContext) -> Html {
    let site = &context.site;
    let copied = context.app_state.settings.last_backup();
    if !context.is_ready() {
        return el("p").id("last-copy").into();
    }
    let words = match day_of(site, copied) {
        None => site.text(words::COPY_OUT_NEVER).to_string(),
        Some(day) => {
            let since = begun_since(context, copied);
            let last = site.fill(words::COPY_OUT_LAST, &[("day", &day)]);
            if since == 0 {
                last
            } else {
                format!("{last} {}", site.fill(words::COPY_OUT_SINCE, &[("n", &since.to_string())]))
            }
        }
    };
    el("p").id("last-copy").text(&words).into()
}
