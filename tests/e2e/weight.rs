//! The size of a first visit to the article, including every picture, and a budget for each file of the site. A budget
//! is slightly above the present size, so that an increase is noticed by whoever causes it.

use std::fs;
use std::path::{Path, PathBuf};

/// The budget of a first visit, in bytes at brotli 11: the most that a person with a slow connection has to wait for.
const AT_MOST: u64 = 138_000;

/// The budget of a file in bytes at brotli 11, by the beginning and the end of its path. The first matching line
/// counts. A file without a matching line has no budget, and fails the test.
const BUDGETS: [(&str, &str, u64); 26] = [
    ("index.html", "", 12_900),
    ("forgiveness/", ".html", 10_500),
    ("boundaries/", ".html", 8_100),
    ("help/", ".html", 10_150),
    ("signs/", ".html", 6_500),
    ("", ".html", 6_400),
    ("site-", ".css", 11_300),
    ("reader-", ".wasm", 108_000),
    ("reader-", ".js", 3_700),
    ("app-", ".wasm", 414_500),
    ("app-", ".js", 5_000),
    ("keeper-", ".wasm", 148_000),
    ("keeper-", ".js", 2_300),
    ("stretcher-", ".wasm", 12_500),
    ("stretcher-", ".js", 1_900),
    ("judge-", ".wasm", 645_000),
    ("judge-", ".js", 1_800),
    ("read-en-", ".json", 6_200),
    ("words-en-", ".json", 43_500),
    ("words-own-en-", ".json", 30_500),
    ("pictures/", ".svg", 2_100),
    ("icon-", ".svg", 300),
    ("icon-", ".png", 12_000),
    ("site.webmanifest", "", 400),
    ("sw.js", "", 4_000),
    // Hosts read this file but do not serve it.
    ("_headers", "", 6_000),
];

#[test]
fn no_file_weighs_more_than_its_budget() {
    let dist = PathBuf::from(std::env::var_os("STILLWATER_DIST").expect("STILLWATER_DIST is set"));
    let mut seen = Vec::new();
    for path in files(&dist) {
        let name = path.strip_prefix(&dist).unwrap().to_string_lossy().into_owned();
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let budget = BUDGETS.iter().find(|(begin, end, _)| name.starts_with(begin) && name.ends_with(end));
        let Some((begin, end, most)) = budget else { panic!("{name} has no budget in tests/e2e/weight.rs") };
        let weight = weight(&path);
        assert!(weight <= *most, "{name} weighs {weight} bytes, its budget is {most}");
        seen.push((*begin, *end));
    }
    for program in ["reader-", "app-", "keeper-", "stretcher-", "judge-"] {
        assert!(
            seen.contains(&(program, ".wasm")) && seen.contains(&(program, ".js")),
            "{program} is weighed"
        );
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn a_whole_first_visit_to_the_article_is_light() {
    let dist = PathBuf::from(std::env::var_os("STILLWATER_DIST").expect("STILLWATER_DIST is set"));
    let page = fs::read_to_string(dist.join("index.html")).unwrap();
    let mut files = vec!["index.html".to_string()];
    for name in page.split(['"', '\'']).filter(|part| part.starts_with('/')) {
        let name = name.trim_start_matches('/');
        let is_file = name.contains('.') && dist.join(name).is_file();
        // Only one picture of each pair is fetched. They differ only in their colours, and have the same size.
        if is_file && !name.ends_with("-dark.svg") && !files.iter().any(|file| file == name) {
            files.push(name.to_string());
        }
    }
    for kind in ["index.html", "read-en-", "reader-", "_bg.wasm", "icon-", "pictures/path.svg"] {
        assert!(files.iter().any(|file| file.contains(kind)), "{kind} is counted: {files:?}");
    }
    let weights: Vec<_> = files.iter().map(|file| (file, weight(&dist.join(file)))).collect();
    let together: u64 = weights.iter().map(|(_, weight)| weight).sum();
    assert!(together <= AT_MOST, "{together} bytes: {weights:#?}");
}

/// The transferred size: that of the compressed variant, or of the file where compression is not worthwhile.
fn weight(file: &Path) -> u64 {
    let mut compressed = file.as_os_str().to_owned();
    compressed.push(".br");
    fs::metadata(&compressed).or_else(|_| fs::metadata(file)).unwrap().len()
}
