//! What is remembered of each entry while the screen is open: enough to find it again, and no more.

use crate::domain::record::Record;
use crate::state::desk::Stored;
use crate::ui::components::parts::parts;
use crate::ui::dom::{self, Folded, Words};
use crate::ui::site::Site;

/// One entry.
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The month in which it was begun, as `2026-11`; empty where that is not known.
    pub month: String,
    /// Its words, folded.
    words: Option<Folded>,
}

/// All of them, the newest first.
#[derive(Default)]
pub struct Looked(Vec<Entry>);

impl Looked {
    /// Takes another one in.
    pub fn take(&mut self, site: &Site, stored: Stored) {
        let entry = match &stored {
            Stored::Record(record) | Stored::Newer(record) => {
                let month = dom::local(&record.created).map(|(day, _)| day);
                let month = month.and_then(|day| day.get(..7).map(String::from));
                Entry {
                    id: record.id.clone(),
                    month: month.unwrap_or_default(),
                    words: Some(dom::fold(&words(site, record))),
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

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first `most` that hold all these folded words, and whether there are more.
    pub fn find(&self, wanted: &Words, most: usize) -> (Vec<&Entry>, bool) {
        let holds = |entry: &&Entry| {
            wanted.is_empty() || entry.words.as_ref().is_some_and(|words| words.holds(wanted))
        };
        let mut found = self.0.iter().filter(holds);
        let first: Vec<&Entry> = found.by_ref().take(most).collect();
        let more = found.next().is_some();
        (first, more)
    }
}

/// What can be looked for in an entry: what it is, its name, its answers; not the questions, which are in all of a kind.
fn words(site: &Site, record: &Record) -> String {
    let (kind, parts) = parts(site, record);
    let mut words = format!("{kind}\n{}", record.name());
    for line in parts.iter().flat_map(|part| &part.rows).flat_map(|row| &row.lines) {
        words.push('\n');
        words.push_str(line);
    }
    words
}
