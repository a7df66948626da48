//! The search index: the normalized text of each entry, kept in memory while the screen is open.

use crate::browser::{self, Normalized, SearchTerms};
use crate::domain::record::Record;
use crate::state::app_state::Stored;
use crate::ui::components::record_view::parts;
use crate::ui::site::Site;

/// An entry of the index.
pub struct Entry {
    pub id: String,
    /// The month it was begun in, such as `2026-11`; empty if unknown.
    pub month: String,
    /// Its normalized text.
    words: Option<Normalized>,
}

/// All entries, newest first.
#[derive(Default)]
pub struct SearchIndex(Vec<Entry>);

impl SearchIndex {
    /// Adds an entry.
    pub fn take(&mut self, site: &Site, stored: Stored) {
        let entry = match &stored {
            Stored::Record(record) | Stored::Newer(record) => {
                let month = browser::local(&record.created).map(|(day, _)| day);
                let month = month.and_then(|day| day.get(..7).map(String::from));
                Entry {
                    id: record.id.clone(),
                    month: month.unwrap_or_default(),
                    words: Some(browser::normalize(&words(site, record))),
                }
            }
            Stored::Unreadable(key, _) => {
                let id = key.rsplit('/').next().unwrap_or_default().to_string();
                let month = self.0.last().map(|entry| entry.month.clone());
                Entry { id, month: month.unwrap_or_default(), words: None }
            }
        };
        self.0.push(entry);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first `most` entries that contain all words, and whether there are more.
    pub fn find(&self, wanted: &SearchTerms, most: usize) -> (Vec<&Entry>, bool) {
        let holds = |entry: &&Entry| {
            wanted.is_empty() || entry.words.as_ref().is_some_and(|words| words.holds(wanted))
        };
        let mut found = self.0.iter().filter(holds);
        let first: Vec<&Entry> = found.by_ref().take(most).collect();
        let more = found.next().is_some();
        (first, more)
    }
}

/// The text that is searched: the kind, the name and the answers. Questions are left out, because all entries of a kind
/// contain them.
fn words(site: &Site, record: &Record) -> String {
    let (kind, parts) = parts(site, record);
    let mut words = format!("{kind}\n{}", record.name());
    for line in parts.iter().flat_map(|part| &part.rows).flat_map(|row| &row.lines) {
        words.push('\n');
        words.push_str(line);
    }
    words
}
