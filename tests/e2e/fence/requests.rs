//! The requests of a whole visit: only files of the site, by plain requests that carry no data.

use crate::harness::{Browser, Engine};
use crate::privacy::{PASS, locked_with, open_with, shows};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Collects the paths of all files of the site, as a browser requests them.
fn files(folder: &Path, path: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{path}{name}/"), found);
        } else if name == "index.html" {
            found.insert(path.to_string());
        } else {
            found.insert(format!("{path}{name}"));
        }
    }
}

#[tokio::test]
async fn a_visit_with_a_lock_and_a_copy_asks_for_files_and_says_nothing() {
    let mut ours = BTreeSet::from(["/favicon.ico".to_string()]);
    files(&PathBuf::from(env::var_os("STILLWATER_DIST").unwrap()), "/", &mut ours);
    for engine in Engine::ALL {
        let (visit, _) = locked_with(Browser::desktop().on(engine), " teasel").await;
        visit.reload().await;
        open_with(&visit, PASS).await;
        shows(&visit, " teasel").await;
        visit.go("/").await;
        for place in ["/signs/", "/worksheets/", "/notes/", "/help/"] {
            visit.click(&format!("nav.places a[href='{place}']")).await;
            visit.until(&format!("location.pathname === '{place}'")).await;
        }
        visit.go("/settings/").await;
        open_with(&visit, PASS).await;
        visit.write("#copy-pass", "a lake").await;
        visit.click("#download").await;
        visit.until("document.querySelector('.copied-out')").await;
        let asked = visit.asked();
        for worker in ["/stretcher-", "/judge-", "/keeper-"] {
            assert!(asked.iter().any(|one| one.path.starts_with(worker)), "{engine:?}: {worker}: {asked:#?}");
        }
        for one in &asked {
            assert_eq!((one.method.as_str(), one.has_body), ("GET", false), "{engine:?}: {one:?}");
            assert!(ours.contains(&one.path), "{engine:?}: no file of ours: {one:?}");
            assert!(one.says.is_empty(), "{engine:?}: {one:?}");
        }
    }
}
