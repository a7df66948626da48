//! Makes copies of the site with a fault in them.

use super::Browser;
use std::fs;
use std::path::{Path, PathBuf};

/// The site for this browser: the finished one, or a copy with a fault in `folder`.
pub fn site(browser: &Browser, dist: PathBuf, folder: PathBuf) -> PathBuf {
    if browser.broken.is_none() && browser.fault.is_none() {
        return dist;
    }
    copy(&dist, &folder);
    if let Some(by) = browser.broken {
        by(&folder);
    }
    if let Some(script) = browser.fault {
        fs::write(folder.join("fault.js"), script).expect("a file can be written");
        begin_pages_with_fault(&folder);
    }
    folder
}

/// Copies a site without the compressed variants of its files, which would be served instead of the changed files.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for path in files(from) {
        let to = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else if !path.extension().is_some_and(|e| e == "br" || e == "gz") {
            fs::copy(path, to).expect("a file can be copied");
        }
    }
}

/// Inserts the script before all others, but after the content security policy, which allows it as a file of the site.
fn begin_pages_with_fault(folder: &Path) {
    for path in files(folder) {
        if path.is_dir() {
            begin_pages_with_fault(&path);
        } else if path.extension().is_some_and(|e| e == "html") {
            let page = fs::read_to_string(&path).expect("a page can be read");
            let policy = page.find("http-equiv=\"Content-Security-Policy\"").expect("a page has a policy");
            let behind = policy + page[policy..].find('>').expect("its tag ends") + 1;
            let (head, rest) = page.split_at(behind);
            assert!(!head.contains("<script"), "the policy comes before every script");
            fs::write(&path, format!("{head}<script src=\"/fault.js\"></script>{rest}"))
                .expect("a page can be written");
        }
    }
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).expect("the site is there").map(|file| file.expect("its files can be listed").path())
}
