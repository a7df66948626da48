//! Encrypts the plaintext on the transfer list ([`Transfer`]), in the store and in the journal. Of each record the
//! newer version wins, by the same rules as between the store and the journal ([`reconcile`]).

use super::superseded::is_superseded;
use super::transfer::Transfer;
use crate::storage::batch::version_of;
use crate::storage::journal::{
    JournalEntry, JournalSnapshot, JournalValue, JournalWrite, LAST_CHANGE, open_snapshot, reconcile,
};
use crate::storage::{SealedStore, Store, StoreError, keys, utf16_len};
use crate::vault::Vault;

/// How much is encrypted before the plaintext is removed, in UTF-16 code units. Both have to fit in the quota
/// meanwhile.
const CHUNK_LENGTH: usize = 300_000;

/// The result of [`seal_plaintext`].
pub struct SealReport {
    /// The content of the journal, decrypted, as it is afterwards.
    pub snapshot: JournalSnapshot,
    /// Journal entries that were in plaintext or have changed, as they have to be written now.
    pub changed: Vec<(String, JournalEntry)>,
    /// Further journal writes, with plaintext keys: conflict copies.
    pub twins: Vec<JournalWrite>,
    /// How many values are still in plaintext because the quota is exhausted.
    pub left: usize,
}

/// Encrypts the plaintext on the transfer list. `snapshot` is the listed part of the content of the journal.
pub fn seal_plaintext(
    raw: &dyn Store,
    sealed: &SealedStore,
    vault: &Vault,
    snapshot: &JournalSnapshot,
    transfer: &Transfer,
) -> Result<SealReport, StoreError> {
    let (clear, rest): (Vec<_>, Vec<_>) =
        snapshot.entries.iter().cloned().partition(|(key, _)| keys::is_sealed_key(key));
    let rest = open_snapshot(vault, &JournalSnapshot { entries: rest, ..snapshot.clone() });
    let mut gathered = SealReport { snapshot: rest, changed: Vec::new(), twins: Vec::new(), left: 0 };
    gathered.snapshot.record_keys = keys::sorted(gathered.snapshot.record_keys.into_iter());
    let mut names: Vec<String> = raw.keys(keys::ROOT)?;
    let listed = |name: &str| -> Result<Option<String>, StoreError> {
        Ok(raw.get(name)?.filter(|text| transfer.has_stored(vault, name, text)))
    };
    names.retain(|name| keys::is_sealed_key(name) && listed(name).is_ok_and(|text| text.is_some()));
    let only_noted = clear.iter().map(|(key, _)| key).filter(|key| names.binary_search(key).is_err());
    names.extend(only_noted.cloned().collect::<Vec<_>>());
    let mut portion = Chunk { raw, sealed, clear: &clear, texts: Vec::new() };
    let mut size = 0;
    // A staged batch starts from values that have to be there, so it is encrypted last, in a chunk of its own.
    let (begun, names): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name == keys::CHANGE);
    for name in names {
        let text = listed(&name)?;
        size += text.as_deref().map_or(0, utf16_len);
        portion.texts.push((name, text));
        if size > CHUNK_LENGTH {
            portion.seal(&mut gathered)?;
            size = 0;
        }
    }
    portion.seal(&mut gathered)?;
    for name in begun {
        let text = listed(&name)?;
        portion.texts.push((name, text));
    }
    portion.seal(&mut gathered)?;
    Ok(gathered)
}

struct Chunk<'a> {
    raw: &'a dyn Store,
    sealed: &'a SealedStore,
    /// The plaintext entries of the journal.
    clear: &'a [(String, JournalEntry)],
    /// The values to encrypt; `None` for a key that only the journal has.
    texts: Vec<(String, Option<String>)>,
}

impl Chunk<'_> {
    /// Encrypts this chunk. Each key is reconciled with its encrypted journal entry, then its plaintext value, then
    /// its plaintext journal entry, as if a page had opened for each.
    fn seal(&mut self, gathered: &mut SealReport) -> Result<(), StoreError> {
        let texts = std::mem::take(&mut self.texts);
        if texts.is_empty() {
            return Ok(());
        }
        let now = gathered.snapshot.now;
        let changed =
            gathered.snapshot.entry(LAST_CHANGE).map(|entry| (LAST_CHANGE.to_string(), entry.clone()));
        let mut entries: Vec<(String, JournalEntry)> = changed.into_iter().collect();
        for (key, text) in &texts {
            let journaled = [gathered.snapshot.entry(key), self.journaled(key)].map(|entry| entry.cloned());
            let [before, after] =
                journaled.map(|entry| entry.map(|entry| JournalEntry { written_at: now, ..entry }));
            let text = text.as_ref().map(|text| JournalEntry {
                written_at: now,
                ..JournalEntry::new(version_of(key, text), text.clone())
            });
            entries.extend([before, text, after].into_iter().flatten().map(|entry| (key.clone(), entry)));
        }
        let snapshot = JournalSnapshot { entries, now, ..JournalSnapshot::default() };
        let opened = reconcile(self.sealed, &snapshot)?;
        gathered.twins.extend(opened.writes.into_iter().filter(|write| write.entry.is_some()));
        for (key, text) in texts {
            self.finish(gathered, &key, text.as_deref())?;
        }
        Ok(())
    }

    fn finish(&self, gathered: &mut SealReport, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        let (sealed, clear) = (gathered.snapshot.entry(key).cloned(), self.journaled(key));
        if let Some(text) = text {
            if is_superseded(self.sealed, key, text, clear)? {
                self.raw.remove(key)?;
            } else {
                gathered.left += 1;
            }
        }
        if sealed.is_none() && clear.is_none() {
            return Ok(());
        }
        let mut is_done = true;
        for entry in sealed.iter().chain(clear) {
            if let Some(text) = entry.text() {
                is_done &= is_superseded(self.sealed, key, text, clear)?;
            }
        }
        let stands = self.sealed.get(key)?;
        let stands = stands.map(|text| JournalEntry::new(version_of(key, &text), text));
        let entry = match (&sealed, clear, stands) {
            // The quota is exhausted, so the journal entry stays as it is.
            (Some(_), _, _) if !is_done => return Ok(()),
            (None, Some(clear), _) if !is_done => {
                gathered.snapshot.entries.push((key.into(), clear.clone()));
                return Ok(());
            }
            // It was deleted since; recovery applies the tombstone when the page opens.
            (Some(JournalEntry { value: JournalValue::Tombstone, version, .. }), _, Some(stands))
                if version.rev > stands.version.rev =>
            {
                gathered.changed.extend(sealed.map(|sealed| (key.to_string(), sealed)));
                return Ok(());
            }
            (_, _, Some(stands)) => JournalEntry { written_at: gathered.snapshot.now, ..stands },
            (_, Some(clear), None) => clear.clone(),
            (_, None, None) => return Ok(()),
        };
        gathered.snapshot.entries.retain(|(name, _)| name != key);
        gathered.snapshot.entries.push((key.into(), entry.clone()));
        gathered.changed.push((key.into(), entry));
        Ok(())
    }

    fn journaled(&self, key: &str) -> Option<&JournalEntry> {
        self.clear.iter().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }
}
