//! Helpers for several tests: the compiled real content, and answers.

use proptest::prelude::ProptestConfig;
use serde_json::{Value, json};
use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use stillwater::content::{Catalog, Tools, compile};
use stillwater::domain::answers::Answers;
use stillwater::domain::worksheet::Worksheet;
use stillwater::state::AppState;
use stillwater::state::autosave::{Host, Task};
use stillwater::storage::journal::JournalWrite;

pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}

/// The catalogues of the real content, one for each language.
pub fn catalogs() -> Vec<Catalog> {
    match compile::compile(&project("src/content"), None) {
        Ok(catalogs) => catalogs,
        Err(problems) => panic!("the content does not compile:\n{problems}"),
    }
}

/// The catalogue of the first language.
pub fn catalog() -> Rc<Catalog> {
    Rc::new(catalogs().swap_remove(0))
}

/// The worksheets, the checklist, the help screen and the composer of the first language.
pub fn tools() -> Rc<Tools> {
    catalog().tools()
}

/// A worksheet of the real content.
pub fn worksheet(id: &str) -> Rc<Worksheet> {
    tools().worksheet(id).expect("a worksheet of this id").clone()
}

/// Makes answers from JSON in the stored format.
pub fn answers(of: Value) -> Answers {
    match of {
        Value::Object(map) => Answers(map),
        other => panic!("answers are an object, not {other}"),
    }
}

pub fn unanswered() -> Answers {
    answers(json!({}))
}

/// The files below a folder whose names end in `ending`, with their contents.
pub fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![project(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry")) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).expect("a text");
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

/// The configuration for properties whose violation would lose data: 1,000 cases, or as many as `PROPTEST_CASES` says.
pub fn thousand() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 1000 };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}

/// A host for autosave without a clock: tests save explicitly, because timers never fire.
pub struct Page {
    pub app_state: AppState,
    later: RefCell<VecDeque<Task>>,
}

impl Page {
    pub fn new(app_state: AppState) -> Rc<Self> {
        Rc::new(Self { app_state, later: RefCell::default() })
    }

    /// Runs the tasks that wait for the current one to end.
    pub fn run_tasks(&self) {
        for round in 0.. {
            assert!(round < 99, "it comes to an end");
            let next = self.later.borrow_mut().pop_front();
            let Some(task) = next else { return };
            task();
        }
    }
}

impl Host for Page {
    fn app_state(&self) -> AppState {
        self.app_state.clone()
    }

    fn now(&self) -> String {
        "2026-11-22T09:30:00.000Z".into()
    }

    fn start_timer(&self, _: u32, _: Task) -> Box<dyn Any> {
        Box::new(())
    }

    fn run_later(&self, task: Task) {
        self.later.borrow_mut().push_back(task);
    }

    fn redraw(&self) {}

    fn save_failed(&self, _: Option<&JournalWrite>) {}
}
