//! What a first visit to the article weighs: the page and everything it brings, every picture included.

use std::fs;
use std::path::{Path, PathBuf};

/// In bytes, at brotli 11: what somebody on a bad line has to wait for at the most.
const AT_MOST: u64 = 130_000;

#[test]
fn a_whole_first_visit_to_the_article_is_light() {
    let dist = PathBuf::from(std::env::var_os("STILLWATER_DIST").expect("STILLWATER_DIST is set"));
    let page = fs::read_to_string(dist.join("index.html")).unwrap();
    let mut files = vec!["index.html".to_string()];
    for name in page.split(['"', '\'']).filter(|part| part.starts_with('/')) {
        let name = name.trim_start_matches('/');
        let is_file = name.contains('.') && dist.join(name).is_file();
        // One picture of each pair is fetched: they weigh the same but for their colours.
        if is_file && !name.ends_with("-dark.svg") && !files.iter().any(|file| file == name) {
            files.push(name.to_string());
        }
    }
    for kind in ["index.html", "site-", "read-en-", "reader-", "_bg.wasm", "icon-", "pictures/path.svg"] {
        assert!(files.iter().any(|file| file.contains(kind)), "{kind} is counted: {files:?}");
    }
    let weights: Vec<_> = files.iter().map(|file| (file, weight(&dist.join(file)))).collect();
    let together: u64 = weights.iter().map(|(_, weight)| weight).sum();
    assert!(together <= AT_MOST, "{together} bytes: {weights:#?}");
}

/// What goes over the wire: the compressed copy, or the file itself where compressing it is not worth it.
fn weight(file: &Path) -> u64 {
    let mut compressed = file.as_os_str().to_owned();
    compressed.push(".br");
    fs::metadata(&compressed).or_else(|_| fs::metadata(file)).unwrap().len()
}
