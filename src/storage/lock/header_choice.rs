//! Chooses the header in force among those found. Before a vault is open, only their revisions can be compared; once
//! one is open, their keyed hashes are verified.

use super::DeviceStorage;
use crate::storage::journal::{self, JournalSnapshot};
use crate::storage::{Store, keys};
use crate::vault::{Header, Mismatch, Vault};

/// The headers in the store and in the journal that can be parsed, without duplicates, in order of precedence: one
/// with a keyed hash before one without, then by revision.
pub fn headers(store: &dyn Store, snapshot: &JournalSnapshot) -> Vec<Header> {
    let stored = store.get(keys::VAULT).ok().flatten();
    let read = |text: &str| Header::read(text).ok();
    let (stored, journaled) =
        (stored.as_deref().and_then(read), snapshot.value(journal::VAULT).and_then(read));
    let mut found: Vec<Header> = stored.into_iter().collect();
    if let Some(journaled) = journaled.filter(|journaled| found.first() != Some(journaled)) {
        let is_first = found.first().is_some_and(|stored| later(&journaled, stored) == &journaled);
        found.insert(if is_first { 0 } else { found.len() }, journaled);
    }
    found
}

/// The header that takes precedence before a vault is open.
pub fn later<'a>(one: &'a Header, other: &'a Header) -> &'a Header {
    if rank(one) > rank(other) { one } else { other }
}

fn rank(header: &Header) -> (bool, u64) {
    (!header.is_unkeyed(), header.rev())
}

/// Opens the header in force. `open` tries to open one header.
///
/// # Errors
/// [`Mismatch::Changed`] if the secret opens a header that something other than this program has changed;
/// [`Mismatch::Other`] if it opens none, or only one that was replaced.
pub fn open_one(
    headers: &[Header],
    open: impl Fn(&Header) -> Result<Vault, Mismatch>,
) -> Result<(Header, Vault), Mismatch> {
    let outranks = |later: &Header, header: &Header, vault: &Vault| {
        let is_told_by_number_only = later.is_unkeyed() && header.is_unkeyed() && later.is_of(vault);
        is_told_by_number_only || later.is_authentic(vault) || later.follows(vault)
    };
    let mut why = Mismatch::Other;
    for (at, header) in headers.iter().enumerate() {
        match open(header) {
            // The secret opens a header that was replaced, so it is no longer valid.
            Ok(vault) if headers[..at].iter().any(|later| outranks(later, header, &vault)) => {
                return Err(Mismatch::Other);
            }
            Ok(vault) => return Ok((header.clone(), vault)),
            Err(Mismatch::Changed) => why = Mismatch::Changed,
            Err(Mismatch::Other) => {}
        }
    }
    Err(why)
}

/// Writes the header in force to the store if another one is stored, in the version that this program writes. Returns
/// the header that is in use from then on. If the store refuses the write, it retains its header, and
/// [`crate::storage::SealedStore`] refuses to write unless that one is authentic for the same vault.
pub fn put_in_force(device: &DeviceStorage, header: &Header, vault: &Vault) -> Header {
    let store = &*device.store;
    let renewed = if header.is_unkeyed() { header.renewed(vault) } else { None };
    if let Some(renewed) = renewed
        && store.set(keys::VAULT, &renewed.write()).is_ok()
    {
        return renewed;
    }
    let text = header.write();
    if store.get(keys::VAULT) != Ok(Some(text.clone())) {
        let _ = store.set(keys::VAULT, &text);
    }
    header.clone()
}
