//! Restoring a backup: it is chosen or dropped, decrypted, previewed, and then applied as one atomic batch.

use super::backup::end;
use super::preview::{PREVIEW, Preview};
use super::progress::{progress, refused};
use super::section;
use crate::backup::MAX_BYTES;
use crate::browser::{self, BackupRequest, BackupResponse, BackupWorker, Bytes, SecretField};
use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::storage::batch::Batch;
use crate::ui::components::field::choice::{PICKS, chip};
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::use_effect_keyed;
use crate::ui::html::{button, el, fragment, p};
use crate::ui::site::Site;
use crate::ui::words;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The progress of the restore.
#[derive(Clone, PartialEq)]
enum RestoreStage {
    Not,
    /// The file is being read, which takes about this many milliseconds; 0 if unknown.
    Reading(f64),
    /// A passphrase is needed; true if a wrong one was entered.
    Locked(bool),
    Seen(Preview),
    Done(u32),
    Nothing,
    Undone,
    Failed,
    Refused(String),
}

const FILE: &str = "copy-file";
const PASS: &str = "open-pass";

/// The options of the restore.
#[derive(Clone, Copy, PartialEq)]
struct RestoreChoice {
    how: &'static str,
    conflicts: &'static str,
}

/// What the callbacks share.
#[derive(Clone)]
struct RestoreActions {
    context: AppContext,
    stage: UseStateHandle<RestoreStage>,
    worker: Rc<RefCell<Option<BackupWorker>>>,
    wish: UseStateHandle<RestoreChoice>,
}

#[component]
pub fn RestoreSection() -> Html {
    let context = &use_app_context();
    let stage = use_state(|| RestoreStage::Not);
    let wish = use_state(|| RestoreChoice { how: "merge", conflicts: "both" });
    let worker = use_mut_ref(|| None::<BackupWorker>);
    let actions = RestoreActions { context: context.clone(), stage: stage.clone(), worker, wish };
    let latest = use_mut_ref(|| actions.clone());
    latest.replace(actions.clone());
    let ready = context.is_ready();
    use_effect_keyed(ready, move || {
        let held = ready.then(|| browser::on_drop(MAX_BYTES, move || latest.borrow().clone().given()));
        Some(Box::new(|| drop(held)))
    });

    let site = &context.site;
    let take = {
        let actions = actions.clone();
        move |_| browser::take_chosen(FILE, MAX_BYTES, actions.clone().given())
    };
    let field = el("div")
        .class("field")
        .child(el("label").attr("for", FILE).text(&site.text(words::COPY_IN_FILE)))
        .child(
            el("input")
                .id(FILE)
                .attr("type", "file")
                .attr("form", PICKS)
                .attr("accept", ".json,.age,application/json")
                .bool_attr("disabled", !ready)
                .on_change(take),
        );
    let asks = matches!(*stage, RestoreStage::Locked(_) | RestoreStage::Seen(_));
    let body = match &*stage {
        RestoreStage::Not => Html::default(),
        RestoreStage::Reading(takes) => {
            let words = if *takes > 0.0 { words::COPY_IN_UNLOCKING } else { words::COPY_IN_OPENING };
            let actions = actions.clone();
            progress(site, words, *takes, Callback::from(move |()| actions.leave(RestoreStage::Not)))
        }
        RestoreStage::Locked(wrong) => locked(&actions, *wrong),
        RestoreStage::Seen(preview) => seen(&actions, preview),
        RestoreStage::Done(left) => done(site, *left),
        RestoreStage::Nothing => p("card note", &site.text(words::COPY_IN_NOTHING)),
        RestoreStage::Undone => p("card note", &site.text(words::COPY_IN_UNDONE)),
        RestoreStage::Failed => p("card urgent", &site.text(words::COPY_IN_FAILED)),
        RestoreStage::Refused(why) => refused(site, why),
    };
    section(site, "restore", words::COPY_IN_TITLE, words::COPY_IN_TEXT)
        .child(field)
        // Messages are announced. Forms are not, because focus moves to them.
        .child(el("div").class("said").attr_opt("role", (!asks).then_some("status")).child(body))
        .child(way_back(&actions))
        .into()
}

impl RestoreActions {
    fn leave(&self, stage: RestoreStage) {
        end(&self.worker);
        self.stage.set(stage);
    }

    /// The callback for a file.
    fn given(self) -> browser::Given {
        Box::new(move |bytes| match bytes {
            Some(bytes) => self.open(bytes),
            None => self.leave(RestoreStage::Refused("large".into())),
        })
    }

    fn open(&self, bytes: Bytes) {
        let callback = {
            let actions = self.clone();
            move |answer| actions.hear(answer)
        };
        self.stage.set(RestoreStage::Reading(0.0));
        let started = BackupWorker::start(callback);
        match &started {
            Some(worker) => {
                worker.post(BackupRequest::Open(Some(bytes), None, self.context.app_state.texts(None)))
            }
            None => self.stage.set(RestoreStage::Refused("start".into())),
        }
        self.worker.replace(started);
    }

    fn hear(&self, answer: BackupResponse) {
        match answer {
            BackupResponse::Estimate(takes) => self.stage.set(RestoreStage::Reading(takes)),
            BackupResponse::Locked => self.ask_passphrase(false),
            BackupResponse::Opened(preview) => {
                self.stage.set(RestoreStage::Seen(Preview::read(&preview)));
                browser::focus_soon(PREVIEW.into());
            }
            BackupResponse::Plan(change, left) => match Batch::read(&change) {
                Some(change) => self.carry_out(change, left as u32),
                None => self.leave(RestoreStage::Refused(String::new())),
            },
            BackupResponse::Refused(why) if why == "passphrase" => self.ask_passphrase(true),
            BackupResponse::Refused(why) => self.leave(RestoreStage::Refused(why)),
            BackupResponse::Saved(_) => {}
        }
    }

    fn ask_passphrase(&self, again: bool) {
        self.stage.set(RestoreStage::Locked(again));
        browser::focus_soon(PASS.into());
    }

    fn post(&self, job: BackupRequest) {
        if let Some(worker) = &*self.worker.borrow() {
            worker.post(job);
        }
    }

    fn unlock(&self, passphrase: SecretField) {
        self.stage.set(RestoreStage::Reading(0.0));
        self.post(BackupRequest::Open(None, Some(passphrase), self.context.now().texts(None)));
    }

    fn plan(&self) {
        let RestoreChoice { how, conflicts } = *self.wish;
        let app_state = self.context.now();
        let page = app_state.page().to_string();
        self.stage.set(RestoreStage::Reading(0.0));
        self.post(BackupRequest::Plan { how, conflicts, here: app_state.texts(None), page });
    }

    fn carry_out(&self, change: Batch, left: u32) {
        if change.0.is_empty() {
            return self.leave(RestoreStage::Nothing);
        }
        let app_state = self.context.now();
        if !app_state.fits(&change) {
            // Another page has changed an entry since, so the restore is planned again.
            return self.plan();
        }
        let actions = self.clone();
        app_state.stage_change(
            &change.clone(),
            Box::new(move |begun| actions.finish(begun, change, RestoreStage::Done(left))),
        );
    }

    fn finish(&self, begun: bool, change: Batch, then: RestoreStage) {
        let mut kept = false;
        if begun {
            self.context.update(|app_state| kept = app_state.apply_change(change).is_ok());
        }
        self.leave(if kept { then } else { RestoreStage::Failed });
    }

    fn undo(&self) {
        let Some(change) = self.context.now().undo_change() else { return };
        let actions = self.clone();
        let begin = change.clone();
        self.context
            .now()
            .stage_change(&begin, Box::new(move |begun| actions.finish(begun, change, RestoreStage::Undone)));
    }
}

fn locked(actions: &RestoreActions, wrong: bool) -> Html {
    let site = &actions.context.site;
    let words = if wrong { words::COPY_IN_WRONG } else { words::COPY_IN_LOCKED };
    let open = {
        let actions = actions.clone();
        move || {
            actions.unlock(SecretField::in_field(PASS));
            browser::empty_field(PASS);
        }
    };
    el("form")
        .attr("autocomplete", "off")
        .on_submit(open)
        .child(el("p").class("card note").id("open-said").text(&site.text(words)))
        .child(
            el("div")
                .class("field")
                .child(el("label").attr("for", PASS).text(&site.text(words::COPY_IN_PASS)))
                .child(
                    el("input")
                        .id(PASS)
                        .attr("type", "password")
                        .to_write_in()
                        .attr("aria-describedby", "open-said")
                        .attr_opt("aria-invalid", wrong.then_some("true")),
                ),
        )
        .child(
            el("p").class("actions").child(
                el("button")
                    .class("button")
                    .id("open-copy")
                    .attr("type", "submit")
                    .text(&site.text(words::COPY_IN_OPEN)),
            ),
        )
        .into()
}

fn seen(actions: &RestoreActions, preview: &Preview) -> Html {
    let site = &actions.context.site;
    let wish = *actions.wish;
    let pick =
        |name: &str, id: &'static str, words: Key, help: Option<Key>, now: &str, next: RestoreChoice| {
            let help = help.map(|key| site.text(key)).unwrap_or_else(|| "".into());
            let option = Choice { id: id.into(), label: site.text(words), help };
            let set = actions.wish.clone();
            chip(&option, "radio", name, Some(now == id), Callback::from(move |()| set.set(next)))
        };
    let how =
        |id, words, help| pick("how", id, words, Some(help), wish.how, RestoreChoice { how: id, ..wish });
    let other =
        |id, words| pick("differ", id, words, None, wish.conflicts, RestoreChoice { conflicts: id, ..wish });
    let group = |legend: Key, chips: Vec<Html>| -> Html {
        el("fieldset")
            .class("field")
            .child(el("legend").text(&site.text(legend)))
            .child(el("div").class("chips").children(chips))
            .into()
    };
    let (go, leave) = (actions.clone(), actions.clone());
    fragment(vec![
        preview.draw(site, wish.how),
        group(
            words::COPY_IN_HOW,
            vec![
                how("merge", words::COPY_IN_MERGE, words::COPY_IN_MERGE_HELP),
                how("replace", words::COPY_IN_REPLACE, words::COPY_IN_REPLACE_HELP),
            ],
        ),
        if preview.differs() && wish.how == "merge" {
            group(
                words::COPY_IN_DIFFER,
                vec![
                    other("both", words::COPY_IN_BOTH),
                    other("here", words::COPY_IN_HERE),
                    other("file", words::COPY_IN_FROM_FILE),
                ],
            )
        } else {
            Html::default()
        },
        el("p")
            .class("actions")
            .child(button("button", &site.text(words::COPY_IN_GO), move || go.plan()).id("bring-back"))
            .child(button("button quiet", &site.text(words::COPY_OUT_CANCEL), move || {
                leave.leave(RestoreStage::Not)
            }))
            .into(),
    ])
}

fn done(site: &Site, left: u32) -> Html {
    let more =
        (left > 0).then(|| p("help", &site.fill(words::COPY_IN_LEFT_AFTER, &[("n", &left.to_string())])));
    el("div")
        .class("card note")
        .id("brought-back")
        .child(el("p").text(&site.text(words::COPY_IN_DONE)))
        .child_opt(more)
        .into()
}

/// Undoes the last restore, if nothing was changed since. This also works on a later visit.
fn way_back(actions: &RestoreActions) -> Html {
    let site = &actions.context.site;
    let busy = matches!(*actions.stage, RestoreStage::Reading(_) | RestoreStage::Undone);
    if busy || !actions.context.is_ready() || actions.context.app_state.undo_change().is_none() {
        return Html::default();
    }
    let undo = {
        let actions = actions.clone();
        move || actions.undo()
    };
    el("div")
        .class("card note")
        .child(el("p").text(&site.text(words::COPY_IN_UNDO_TEXT)))
        .child(
            el("p")
                .class("actions")
                .child(button("button quiet", &site.text(words::COPY_IN_UNDO), undo).id("undo-copy")),
        )
        .into()
}
