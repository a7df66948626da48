//! Files: chosen, dropped into a page, and downloaded.

use super::Visit;
use super::reading::{BEAT, PATIENCE};
use fantoccini::Locator;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What browsers call a download that is not finished.
const UNFINISHED: [&str; 4] = ["crdownload", "part", "tmp", "wkdownload"];

/// A file that was downloaded.
#[derive(Debug)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Visit {
    /// Chooses a file of this machine in a control for files.
    pub async fn choose_file(&self, css: &str, path: &Path) {
        self.until(&format!("document.querySelector({})", json!(css))).await;
        let control = self.client.find(Locator::Css(css)).await.expect("it was there");
        control.send_keys(path.to_str().expect("a path is a text")).await.expect("a file can be chosen");
    }

    /// Drags a file over an element and drops it there.
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

    /// The folder that downloads go to.
    pub fn downloads(&self) -> PathBuf {
        self.home().join("downloads")
    }

    /// Waits for a download whose name ends like this.
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

    /// A download is finished when nothing in the folder is unfinished: Firefox takes the name at once, with an empty
    /// file, and fills another one.
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
