//! Re-encrypts the journal.

use super::Resealing;
use crate::storage::journal::{
    JournalEntry, JournalSnapshot, JournalValue, JournalWrite, LAST_CHANGE, PENDING_CHANGE,
};
use crate::storage::lock::journal_updates::{forget, know};
use crate::storage::sealed::sealed_name;
use crate::storage::{StoreError, keys};

impl Resealing {
    /// The content of the journal, encrypted by the new vault, and the writes that bring it about.
    pub fn journal_writes(
        &self,
        snapshot: &JournalSnapshot,
    ) -> Result<(JournalSnapshot, Vec<JournalWrite>), StoreError> {
        let mut writes = Vec::new();
        let mut after = JournalSnapshot { entries: Vec::new(), record_keys: Vec::new(), ..snapshot.clone() };
        for (name, entry) in &snapshot.entries {
            let of_old = self.former(name).map(|(_, key)| key);
            let key = of_old.as_deref().unwrap_or(name);
            let is_ours = of_old.is_some() || name == PENDING_CHANGE || name == LAST_CHANGE;
            let opened = entry.text().filter(|_| is_ours).map(|text| {
                let opened = self.old.iter().find_map(|old| old.open(key, text).ok());
                opened.ok_or(())
            });
            let entry = match &opened {
                Some(Ok(text)) => {
                    let sealed = self.new.seal(key, entry.version.rev, text, &*self.device.rng);
                    JournalEntry {
                        value: JournalValue::Text(sealed.ok_or(StoreError::Locked)?),
                        ..entry.clone()
                    }
                }
                // The new vault encrypted it already, or no vault can decrypt it.
                Some(Err(_)) if of_old.is_none() => {
                    after.entries.push((name.clone(), entry.clone()));
                    continue;
                }
                Some(Err(_)) => {
                    writes.extend(forget(name.clone()));
                    writes.extend(know(sealed_name(&self.new, key).ok_or(StoreError::Locked)?));
                    continue;
                }
                None => entry.clone(),
            };
            let anew = sealed_name(&self.new, key).ok_or(StoreError::Locked)?;
            if !is_ours {
                after.entries.push((name.clone(), entry));
                continue;
            }
            if of_old.is_some() {
                writes.extend(forget(name.clone()));
            }
            let newer = snapshot.entry(&anew).filter(|_| of_old.is_some());
            if newer.is_some_and(|newer| newer.version.rev >= entry.version.rev) {
                if let (Some(Ok(text)), Some(_)) = (&opened, newer.and_then(JournalEntry::text)) {
                    self.resolve(key, text, None)?;
                }
                continue;
            }
            writes.push(JournalWrite { key: anew.clone(), entry: Some(entry.clone()), parent: None });
            after.entries.retain(|(name, _)| *name != anew);
            after.entries.push((anew, entry));
        }
        for name in &snapshot.record_keys {
            let Some((_, key)) = self.former(name) else {
                after.record_keys.push(name.clone());
                continue;
            };
            let anew = sealed_name(&self.new, &key).ok_or(StoreError::Locked)?;
            if snapshot.entry(name).is_none() {
                writes.extend(forget(name.clone()));
                if snapshot.entry(&anew).is_none() {
                    writes.extend(know(anew.clone()));
                }
            }
            after.record_keys.push(anew);
        }
        after.record_keys = keys::sorted(after.record_keys.into_iter());
        Ok((after, writes))
    }
}
