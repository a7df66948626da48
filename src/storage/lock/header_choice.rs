//! Which of the headers that are found is the one in force. Before anything is open nothing tells but their numbers; once a
//! vault is open, their keyed hashes do.

use super::DeviceStorage;
use crate::storage::journal::{self, JournalSnapshot};
use crate::storage::{Store, keys};
use crate::vault::{Header, Mismatch, Vault};

/// The headers in the store and in the journal that can be read, each once, in the order in which they are believed: one with
/// a keyed hash before one without, then the newer one.
pub fn headers(store: &dyn Store, snapshot: &JournalSnapshot) -> Vec<Header> {
    let stored = store.get(keys::VAULT).ok().flatten();
    let read = |text: &str| Header::read(text).ok();
    let (stored, noted) = (stored.as_deref().and_then(read), snapshot.value(journal::VAULT).and_then(read));
    let mut found: Vec<Header> = stored.into_iter().collect();
    if let Some(noted) = noted.filter(|noted| found.first() != Some(noted)) {
        let is_first = found.first().is_some_and(|stored| later(&noted, stored) == &noted);
        found.insert(if is_first { 0 } else { found.len() }, noted);
    }
    found
}

/// Which of two is believed before anything is open.
pub fn later<'a>(one: &'a Header, other: &'a Header) -> &'a Header {
    if rank(one) > rank(other) { one } else { other }
}

fn rank(header: &Header) -> (bool, u64) {
    (!header.is_unkeyed(), header.rev())
}

/// Opens the header that is in force. `open`: tries one.
///
/// # Errors
/// [`Mismatch::Changed`] if what was tried is right for a header that something else has changed.
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
            // What opened the one before opens nothing any more.
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

/// Puts the header that is in force into the store where that has another one, in the version that this program writes. A store
/// that takes it not keeps what it has: the header that is answered, or one beside which nothing is stored any more.
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
