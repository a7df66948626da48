//! F9: the program traps during a save. It must not run again, and stored values are intact.

use super::writing::{all_stored, keep, open, shown, stored, write};
use crate::harness::{Browser, Engine, figure};

/// While `window.odd` is set, `setItem` throws a value that no browser throws.
const ODD: &str = "const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
        if (window.odd) throw window.odd === 'null' ? null : { toString() { throw 1 } };
        set.call(this, key, text);
    };";

/// Makes the program trap. The program reads the clock when something is typed, when the journal's entry is made, and
/// when the journal's transaction has begun. The `window.trap`-th reading traps.
const TRAP: &str = "let trap;
    // (module (func (export \"trap\") unreachable))
    WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,
        7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11)).then(made => trap = made.instance.exports.trap);
    const Real = Date;
    const ask = () => { if (window.trap && !--window.trap) trap(); };
    window.Date = class Date extends Real {
        constructor(...args) { ask(); super(...args); }
        static now() { ask(); return Real.now(); }
    };
    window.trapped = 0;
    addEventListener('error', e => window.trapped += e.error instanceof WebAssembly.RuntimeError);
    addEventListener('unhandledrejection', e => window.trapped += e.reason instanceof WebAssembly.RuntimeError);";

#[tokio::test]
async fn whatever_the_store_throws_it_is_a_save_that_failed() {
    let engine = Engine::here();
    let visit = Browser::desktop().with_fault(ODD).open().await;
    keep(&visit, 1, "before").await;
    for odd in ["null", "object"] {
        visit.js(&format!("window.odd = '{odd}'")).await;
        write(&visit, "!").await;
        visit.reads(".kept", "Not saved").await;
        visit.js("window.odd = null").await;
        visit.click_words(".trouble button", "Try again").await;
        visit.saved().await;
    }
    assert_eq!(stored(&visit, 1).await.as_deref(), Some("before!!"), "{engine:?}");
}

#[tokio::test]
async fn when_the_program_stops_in_a_save_the_page_says_so_and_what_was_kept_is_whole() {
    let engine = Engine::here();
    let visit = Browser::desktop().with_fault(TRAP).open().await;
    keep(&visit, 1, "another").await;
    keep(&visit, 2, "before").await;
    for time in 1..=2 {
        open(&visit, 2).await;
        let before = shown(&visit).await;
        visit.js(&format!("window.trap = {time}")).await;
        write(&visit, "!").await;
        visit.until("window.trapped").await;
        visit.reads(".failed", "Reloading the page may help").await;
        open(&visit, 2).await;
        let after = shown(&visit).await;
        figure(&format!("F9 {engine:?}: stopped at the clock's question {time}: {before:?}, then {after:?}"));
        assert!(after == before || after == before.clone() + "!", "{engine:?}: {after}");
        assert_eq!(all_stored(&visit).await, ["another".to_string(), after], "{engine:?}");
    }
}
