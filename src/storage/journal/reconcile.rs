//! What a page does when it opens: compares the store with the journal, and leaves in the store what is newest.
//!
//! It can be stopped at any step and begun again, also by two pages at once: each step leads to the same end.

use super::{CHANGE, CHANGED, ERASED, Entry, HERE, Held, Memo, Note};
use crate::domain::id;
use crate::domain::record::Record;
use crate::storage::change::{Change, carry_out};
use crate::storage::format::{Unreadable, read_record, write_record};
use crate::storage::{Store, StoreError, keys};

/// What was found.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Found {
    /// Whether something was kept here and the store has forgotten of it: emptied, or replaced because it was damaged.
    pub emptied: bool,
    /// How many records were brought back from the journal.
    pub restored: usize,
    /// How many records are gone, and in no place to bring them back from.
    pub missing: usize,
    /// How many could not be brought back now, for want of room: they stay in the journal.
    pub stuck: usize,
}

/// Brings the store up to date. Also answers with what is to be noted.
///
/// # Errors
/// [`StoreError`]: the store can be neither read nor trusted.
pub fn reconcile(store: &dyn Store, memo: &Memo) -> Result<(Found, Vec<Note>), StoreError> {
    let (mut found, mut notes) = (Found::default(), Vec::new());
    let erased = finish_erasing(store, memo, &mut notes)?;
    let forgotten = store.get(keys::HERE)?.is_none() && (memo.marked || memo.held(HERE).is_some());
    finish_change(store, memo, &mut notes)?;
    for (key, entry) in memo.entries.iter().filter(|(key, _)| key.starts_with(keys::ROOT)) {
        if key.starts_with(keys::RECORD) {
            settle(store, memo, key, entry, &mut found, &mut notes)?;
        } else {
            settle_plain(store, key, entry, &mut found)?;
        }
    }
    found.missing = missing(store, memo)?;
    // The mark alone may be gone, with all records in their place.
    found.emptied = forgotten
        && !erased
        && (found.missing + found.restored + found.stuck > 0 || store.keys(keys::RECORD)?.is_empty());
    Ok((found, notes))
}

/// A kill may have brought back what was erased: the disk had not heard of it yet. Whether everything was erased, and
/// nothing kept since.
fn finish_erasing(store: &dyn Store, memo: &Memo, notes: &mut Vec<Note>) -> Result<bool, StoreError> {
    let Some((_, entry)) = memo.entries.iter().find(|(key, _)| key == ERASED) else { return Ok(false) };
    let erased = entry.text().unwrap_or_default();
    // Without a name it may be what was chosen since: settings alone are no data.
    let is_data = !erased.is_empty() || !store.keys(keys::RECORD)?.is_empty();
    if is_data && store.get(keys::HERE)?.unwrap_or_default() == erased {
        for key in store.keys(keys::ROOT)? {
            store.remove(&key)?;
        }
    }
    if memo.is_old(entry) {
        notes.push(Note { key: ERASED.into(), entry: None, over: None });
    }
    Ok(memo.held(HERE).is_none())
}

/// Finishes a change that was begun.
fn finish_change(store: &dyn Store, memo: &Memo, notes: &mut Vec<Note>) -> Result<(), StoreError> {
    let begun = memo.held(CHANGE).map(String::from).or(store.get(keys::CHANGE)?);
    let Some(text) = begun else { return Ok(()) };
    // Without room for it, it is taken back: nothing has changed then.
    if let Some(change) = Change::read(&text)
        && carry_out(store, &change).is_ok()
    {
        notes.extend(change.notes());
        notes.push(Note { key: CHANGED.into(), entry: Some(Entry::plain(&text)), over: None });
    }
    store.remove(keys::CHANGE)?;
    notes.push(Note { key: CHANGE.into(), entry: None, over: None });
    Ok(())
}

/// Of what is stored and what is noted under a name, the newer stays.
fn settle(
    store: &dyn Store,
    memo: &Memo,
    key: &str,
    entry: &Entry,
    found: &mut Found,
    notes: &mut Vec<Note>,
) -> Result<(), StoreError> {
    let stored = store.get(key)?;
    let version = stored.as_deref().map(version);
    let old = memo.is_old(entry);
    match (&entry.held, version) {
        (Held::Text(text), Some(Version::Whole(stored))) => {
            if stored.has_seen(&entry.stamp) {
                if old {
                    notes.push(Note { key: key.into(), entry: None, over: None });
                }
            } else {
                let noted = read_record(text);
                if !noted.is_ok_and(|noted| noted.has_seen(&stored.stamp())) {
                    keep_twin(store, memo, *stored, notes)?;
                }
                put_back(store, key, text, found);
            }
        }
        (Held::Text(text), Some(Version::Damaged)) => {
            set_aside(store, key)?;
            put_back(store, key, text, found);
        }
        (Held::Text(text), None) => put_back(store, key, text, found),
        (Held::Gone, Some(Version::Whole(stored))) if stored.rev < entry.stamp.rev => store.remove(key)?,
        (Held::Gone, Some(Version::Damaged)) => store.remove(key)?,
        (Held::Gone, Some(_)) => notes.push(Note { key: key.into(), entry: None, over: None }),
        (Held::Gone, None) if old => notes.push(Note { key: key.into(), entry: None, over: None }),
        (Held::Gone, None) => {}
        // Written by a newer version: it is not ours to judge.
        (Held::Text(_), Some(Version::Newer)) => {}
    }
    Ok(())
}

/// What has no versions is brought back where there is nothing, and else left.
fn settle_plain(store: &dyn Store, key: &str, entry: &Entry, found: &mut Found) -> Result<(), StoreError> {
    match (&entry.held, store.get(key)?) {
        (Held::Text(text), None) => put_back(store, key, text, found),
        (Held::Gone, Some(_)) => store.remove(key)?,
        _ => {}
    }
    Ok(())
}

enum Version {
    Whole(Box<Record>),
    Newer,
    Damaged,
}

fn version(text: &str) -> Version {
    match read_record(text) {
        Ok(record) => Version::Whole(Box::new(record)),
        Err(Unreadable::Newer) => Version::Newer,
        Err(Unreadable::Damaged) => Version::Damaged,
    }
}

fn put_back(store: &dyn Store, key: &str, text: &str, found: &mut Found) {
    match store.set(key, text) {
        Ok(()) => found.restored += 1,
        Err(_) => found.stuck += 1,
    }
}

/// Two pages stored a version at the same time, and the one that stands in the store is not the one that was noted first.
fn keep_twin(
    store: &dyn Store,
    memo: &Memo,
    record: Record,
    notes: &mut Vec<Note>,
) -> Result<(), StoreError> {
    for nth in 0..id::TWINS {
        let Some(id) = id::twin(&record.id, &record.by, nth) else { return Ok(()) };
        let key = keys::record(&id);
        let noted = memo.entries.iter().find(|(name, _)| *name == key).and_then(|(_, entry)| entry.text());
        match noted.map(String::from).or(store.get(&key)?) {
            // The page got as far as parting from the other, and may have gone on from there.
            Some(text) if read_record(&text).is_ok_and(|twin| twin.has_seen(&record.stamp())) => {
                return Ok(());
            }
            Some(_) => {}
            None => {
                let twin = Record { twin: record.id.clone(), id, ..record };
                let text = write_record(&twin);
                store.set(&key, &text)?;
                notes.push(Note { key, entry: Some(Entry::of(twin.stamp(), text)), over: None });
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Moves something damaged out of the way; what was set aside before under the same name stays.
pub fn set_aside(store: &dyn Store, key: &str) -> Result<(), StoreError> {
    let Some(text) = store.get(key)? else { return Ok(()) };
    let mut aside = keys::damaged(key);
    while store.get(&aside)?.is_some_and(|other| other != text) {
        aside.push('+');
    }
    store.set(&aside, &text)?;
    store.remove(key)
}

/// How many of the records that were kept are in no place any more.
fn missing(store: &dyn Store, memo: &Memo) -> Result<usize, StoreError> {
    // The names alone: reading ten thousand texts would keep a person waiting.
    let there = store.keys(keys::RECORD)?;
    let gone = |key: &&String| {
        there.binary_search(key).is_err() && !memo.entries.iter().any(|(name, _)| name == *key)
    };
    Ok(memo.known.iter().filter(gone).count())
}
