//! Cleans up on the disk after everything was deleted, as far as a page can.

use crate::state::desk::Erasing;
use crate::ui::dom;
use gloo_timers::callback::Timeout;

/// How long Chromium may take until its disk has heard of something, in milliseconds: a minute after ordinary writing
/// (`storage_area_impl.cc`), and ten seconds to be sure.
const DISK: u32 = 70_000;
/// After so many rounds of filler Chromium has joined its files, however many there were before. It writes localStorage to
/// the disk once a minute at most.
const ROUNDS: u32 = 5;

/// Takes the last sign of the erasing away once the disk has heard of it, after a minute; `told` whether nothing is left
/// that this browser shows. Then, where that helps, it writes filler, another six minutes.
pub fn clean(erasing: Erasing, told: impl FnOnce(bool) + 'static) {
    let finish = move || {
        let rest = erasing.clone();
        erasing.finish(Box::new(move |gone| {
            told(gone);
            if gone && dom::is_chromium() {
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
