//! The Nu HTML checker finds no error in the pages.

use crate::harness::Visit;
use std::cell::RefCell;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// Checks the pages of the site as they are served.
#[test]
fn no_page_of_the_site_has_an_error() {
    let dist = env::var_os("STILLWATER_DIST").expect("STILLWATER_DIST is set");
    without_errors(Path::new(&dist));
}

/// Checks every page of a folder in one run, because most of its time is Java's start.
fn without_errors(folder: &Path) {
    let checker = env::var_os("STILLWATER_VNU").expect("STILLWATER_VNU is set");
    let checked = Command::new(env::var_os("JAVA").unwrap_or_else(|| "java".into()))
        .arg("-jar")
        .arg(checker)
        .args(["--errors-only", "--skip-non-html"])
        .arg(folder)
        .output()
        .expect("Java can be started");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && said.trim().is_empty(), "{said}");
}

/// Pages as the browser has them after the program has rendered into them.
#[derive(Default)]
pub struct Drawn(RefCell<Vec<(String, String)>>);

impl Drawn {
    /// Adds the current page; `what` describes it.
    pub async fn keep(&self, visit: &Visit, what: &str) {
        let page = visit.js("return '<!doctype html>\\n' + document.documentElement.outerHTML").await;
        let page = page.as_str().expect("a page can be written as text").to_owned();
        self.0.borrow_mut().push((what.to_owned(), page));
    }

    /// Asserts that none of the pages has an error.
    pub fn without_errors(&self) {
        let folder = env::temp_dir().join(format!("stillwater-drawn-{}", std::process::id()));
        let pages = self.0.borrow();
        assert!(!pages.is_empty(), "pages were kept");
        for (number, (what, page)) in pages.iter().enumerate() {
            let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
            let name = format!("{number:03}-{}.html", what.chars().map(plain).collect::<String>());
            fs::create_dir_all(&folder).expect("a folder can be made");
            fs::write(folder.join(name), page).expect("a file can be written");
        }
        without_errors(&folder);
        fs::remove_dir_all(&folder).expect("a folder can be removed");
    }
}
