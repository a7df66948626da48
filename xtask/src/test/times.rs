//! The time that each end-to-end test had a browser for. The tests write it to a file, because libtest reports
//! durations only on nightly toolchains.

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, Result};

/// The number of slowest tests that are listed.
const SLOWEST: usize = 10;

/// The file to which the tests append their times.
#[derive(Debug)]
pub struct Times {
    path: PathBuf,
}

impl Times {
    /// Creates the file, or empties it.
    pub fn begin(path: PathBuf) -> Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, "").with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self { path })
    }

    pub fn path(&self) -> &PathBuf {
        &self.path
    }

    /// The time of a test in seconds; `None` if it had no browser.
    pub fn of(&self, test: &str) -> Option<f64> {
        self.all().get(test).copied()
    }

    /// The slowest tests, one per line, the slowest first.
    pub fn slowest(&self) -> Vec<String> {
        let mut all: Vec<(String, f64)> = self.all().into_iter().collect();
        all.sort_by(|one, other| other.1.total_cmp(&one.1));
        all.truncate(SLOWEST);
        all.into_iter().map(|(test, seconds)| format!("{seconds:6.1} s  {test}")).collect()
    }

    /// The total time of each test. A test that opened several browsers has a line for each.
    fn all(&self) -> BTreeMap<String, f64> {
        let mut all = BTreeMap::new();
        for line in fs::read_to_string(&self.path).unwrap_or_default().lines() {
            let Some((seconds, test)) = line.split_once('\t') else { continue };
            let Ok(seconds) = seconds.parse::<f64>() else { continue };
            *all.entry(test.to_owned()).or_default() += seconds;
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_a_test_are_added_up() -> Result<()> {
        let path = std::env::temp_dir().join(format!("stillwater-times-{}", std::process::id()));
        let times = Times::begin(path.clone())?;
        fs::write(&path, "1.5\ta::b\n4.0\ta::c\n1.0\ta::b\nbroken\n")?;
        assert_eq!(times.of("a::b"), Some(2.5));
        assert_eq!(times.of("a::d"), None);
        assert_eq!(times.slowest(), ["   4.0 s  a::c", "   2.5 s  a::b"]);
        Ok(fs::remove_file(path)?)
    }
}
