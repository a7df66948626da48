//! Clean-up on disk after everything was deleted, as far as a page can do it.

use crate::browser;
use crate::browser::Timeout;
use crate::state::app_state::Erasing;

/// How long Chromium may take to write localStorage to disk, in milliseconds: a minute after ordinary writing
/// (`storage_area_impl.cc`), and ten seconds as a margin.
const DISK: u32 = 70_000;
/// After this many writes of filler Chromium has compacted its files, however many there were. It writes localStorage
/// to disk at most once a minute.
const ROUNDS: u32 = 5;

/// Removes the record of the erasure once that is on disk, after a minute; `callback` receives whether nothing visible is
/// left in this browser. In Chromium it then writes filler for another six minutes.
pub fn clean(erasing: Erasing, callback: impl FnOnce(bool) + 'static) {
    let finish = move || {
        let rest = erasing.clone();
        erasing.finish(Box::new(move |gone| {
            callback(gone);
            if gone && browser::is_chromium() {
                fill(rest, 0);
            }
        }));
    };
    Timeout::new(DISK, finish).forget();
}

fn fill(erasing: Erasing, round: u32) {
    if round < ROUNDS && erasing.fill(round) {
        Timeout::new(DISK, move || fill(erasing, round + 1)).forget();
    } else {
        erasing.take_filler_out();
    }
}
