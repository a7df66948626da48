//! Chooses files, drops them into a page, and reads downloads.

use super::Visit;
use super::reading::{BEAT, PATIENCE};
use fantoccini::Locator;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The extensions of unfinished downloads in the browsers.
const UNFINISHED: [&str; 4] = ["crdownload", "part", "tmp", "wkdownload"];

/// A finished download.
#[derive(Debug)]
pub struct Download {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Visit {
    /// Chooses a file of this machine in a file input.
    pub async fn choose_file(&self, css: &str, path: &Path) {
        self.until(&format!("document.querySelector({})", json!(css))).await;
        let control = self.client.find(Locator::Css(css)).await.expect("it was there");
        control.send_keys(path.to_str().expect("a path is a text")).await.expect("a file can be chosen");
    }

    /// Drops a file onto an element.
    pub async fn drop_file(&self, css: &str, name: &str, bytes: &[u8]) {
        self.until(&format!("document.querySelector({})", json!(css))).await;
        self.js(&format!(
            "const carried = new DataTransfer(), target = document.querySelector({});
             carried.items.add(new File([Uint8Array.from({})], {}));
             for (const kind of ['dragenter', 'dragover', 'drop'])
               target.dispatchEvent(new DragEvent(kind, {{ bubbles: true, cancelable: true, dataTransfer: carried }}));",
            json!(css),
            json!(bytes),
            json!(name)
        ))
        .await;
    }

    /// The folder for downloads.
    pub fn downloads(&self) -> PathBuf {
        self.home().join("downloads")
    }

    /// Waits for a download whose name has this ending.
    pub async fn downloaded(&self, ending: &str) -> Download {
        let begun = Instant::now();
        loop {
            if let Some(download) = self.finished(ending) {
                return download;
            }
            assert!(begun.elapsed() < PATIENCE, "no download ends in {ending}: {:?}", self.downloading());
            tokio::time::sleep(BEAT).await;
        }
    }

    /// The download with this ending, if no download is unfinished: Firefox creates an empty file with the final name
    /// at once, and writes to another one.
    fn finished(&self, ending: &str) -> Option<Download> {
        let names = self.downloading();
        let unfinished = |name: &String| {
            Path::new(name).extension().is_some_and(|e| UNFINISHED.iter().any(|unfinished| e == *unfinished))
        };
        if names.iter().any(unfinished) {
            return None;
        }
        let name = names.into_iter().find(|name| name.ends_with(ending))?;
        let bytes = fs::read(self.downloads().join(&name)).ok()?;
        (!bytes.is_empty()).then_some(Download { name, bytes })
    }

    fn downloading(&self) -> Vec<String> {
        let files = fs::read_dir(self.downloads()).expect("the folder is there");
        files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect()
    }
}
