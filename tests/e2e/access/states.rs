//! Brings the screens into each of their states, one after the other in one browser, and calls a function in each
//! state.

use crate::copies::choose;
use crate::harness::Visit;
use crate::privacy;
use crate::privacy::{PASS, open_with};
use crate::session::{BOUNDARY, CHECK_IN, FORGIVENESS, mark, seed};
use serde_json::json;

/// The screens as they are on a first visit.
pub const SCREENS: [&str; 13] = [
    "/",
    "/signs/",
    "/worksheets/",
    "/notes/",
    "/session/",
    "/help/",
    "/settle/",
    "/settle/#grounding",
    "/settle/#ways",
    "/settle/#next-hour",
    "/keep/",
    "/settings/",
    "/nowhere/",
];

pub const WORKSHEETS: [&str; 4] = ["/forgiveness/", "/boundaries/", "/practice/", "/standing/"];

/// Worksheets whose steps have nothing that those of [`WORKSHEETS`] do not have.
pub const OTHER_WORKSHEETS: [&str; 3] = ["/choices/", "/closer-look/", "/preparing/"];

/// Opens all `<details>` elements.
pub async fn unfold(visit: &Visit) {
    visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
}

/// Visits every screen, and every step of every worksheet.
pub async fn screens(visit: &Visit, look: impl AsyncFn(&Visit, &str)) {
    for path in SCREENS {
        visit.go(path).await;
        look(visit, path).await;
    }
    for path in WORKSHEETS {
        visit.go(path).await;
        look(visit, path).await;
        visit.begin(path).await;
        for number in 1.. {
            unfold(visit).await;
            look(visit, &format!("{path} step {number}")).await;
            if visit.text("#next").await == "Finish" {
                break;
            }
            if number == 1 {
                visit.click("#stop").await;
                visit.until("history.state?.at?.endsWith('/stop')").await;
                look(visit, &format!("{path} stopped")).await;
                visit.click("#back").await;
                visit.until("document.querySelector('h2[id^=step-]')").await;
            }
            visit.next().await;
        }
        visit.click("#next").await;
        visit.until("history.state?.at?.endsWith('/end')").await;
        look(visit, &format!("{path} end")).await;
    }
}

/// Fills in a check-in with a sign of one's own, opens the help dialogue, and goes to the end.
pub async fn check_in(visit: &Visit, look: impl AsyncFn(&Visit, &str)) {
    visit.begin("/signs/").await;
    look(visit, "/signs/ one at a time").await;
    visit.go("/signs/#all").await;
    visit.pick("betrayed.often", "a-lot").await;
    visit.write("#own-sign", "I sleep with the light on").await;
    visit.click(".own-sign button").await;
    visit.until("document.querySelector('[id^=reword-]')").await;
    unfold(visit).await;
    visit.pick("betrayed.in-the-way", "quite-a-bit").await;
    visit.saved().await;
    look(visit, "/signs/ filled in").await;
    visit.click("#unsafe-button").await;
    visit.until("document.querySelector('dialog[open]')").await;
    look(visit, "help at once").await;
    visit.press(&[fantoccini::key::Key::Escape]).await;
    visit.until("!document.querySelector('dialog')").await;
    visit.click("#save").await;
    visit.until("history.state?.at?.endsWith('/end')").await;
    look(visit, "/signs/ end").await;
}

/// Visits the parts of the session screen, with entries in them.
pub async fn session(visit: &Visit, look: impl AsyncFn(&Visit, &str)) {
    seed(visit).await;
    visit.go(&format!("/forgiveness/#{FORGIVENESS}/left-behind")).await;
    mark(visit, "Which feelings are here now?").await;
    visit.saved().await;
    let entries = [FORGIVENESS, CHECK_IN, BOUNDARY];
    let places = ["", "everything", "sheet", "signs", "forgiveness", "boundaries"].into_iter().chain(entries);
    for place in places {
        visit.go(&format!("/session/#{place}")).await;
        visit.until("document.querySelector('main h1')").await;
        unfold(visit).await;
        look(visit, &format!("/session/#{place}")).await;
    }
    for place in [
        format!("/boundaries/#{BOUNDARY}/history"),
        format!("/forgiveness/#{FORGIVENESS}/history"),
        format!("/practice/#{BOUNDARY}"),
        "/forgiveness/#blank".to_string(),
    ] {
        visit.go(&place).await;
        look(visit, &place).await;
    }
    visit.click("#print-all").await;
    visit.until("document.querySelector('#print')").await;
    look(visit, "an empty worksheet").await;
    visit.go("/session/#sheet").await;
    visit.click(".take .all").await;
    visit.until("document.querySelector('.paper .answer')").await;
    visit.click("#add-entry").await;
    visit.until("document.querySelector('.take-one')").await;
    look(visit, "the sheet with something on it").await;
    visit.go("/session/#everything").await;
    visit.write("input[type=search]", "no such word").await;
    visit.reads("[role=status]", "No results").await;
    look(visit, "nothing found").await;
    visit.go("/session/#everything").await;
    visit.delete_first().await;
    visit.until("document.querySelector('#undo')").await;
    look(visit, "deleted").await;
    visit.go("/session/").await;
    visit.click("#together").await;
    visit.reads("h1", "Whose device").await;
    look(visit, "asked whose device it is").await;
    visit.click("#own-device").await;
    visit.reads("h1", "Sitting together").await;
    unfold(visit).await;
    look(visit, "sitting together").await;
    visit.click("#larger").await;
    look(visit, "sitting together, larger").await;
    visit.click("#larger").await;
    visit.go("/settings/").await;
    look(visit, "settings behind the curtain").await;
    visit.go("/session/").await;
    visit.click("#end-session").await;
    visit.until("document.querySelector('#come-back')").await;
    look(visit, "/session/#closed").await;
    visit.click("#come-back").await;
    visit.until("!document.querySelector('#come-back')").await;
}

/// Visits the forms and questions of the settings, the lock, and the screen that asks for the passphrase.
pub async fn settings(visit: &Visit, look: impl AsyncFn(&Visit, &str)) {
    visit.go("/settings/").await;
    visit.pick_chip("copy-what", "some").await;
    visit.click("#download").await;
    visit.reads("#copy", "Choose at least one entry").await;
    visit.click("#erase-some").await;
    look(visit, "settings, choosing").await;
    visit.go("/settings/").await;
    visit.click("#erase").await;
    visit.click("#erase-go-on").await;
    choose(visit, "nothing.json", b"no copy at all").await;
    visit.until("document.querySelector('.refused')").await;
    look(visit, "settings, erasing asked, a copy refused").await;
    let copy = json!({ "stillwater": "copy", "v": 1, "made": "2026-11-20T10:00:00.000Z", "kept": {
        "stillwater/record/0mi1x2y3z00009": { "v": 2, "id": "0mi1x2y3z00009", "kind": "forgiveness",
            "answers": { "one-event": "from a copy" } } } });
    choose(visit, "copy.json", copy.to_string().as_bytes()).await;
    visit.until("document.querySelector('#bring-back')").await;
    look(visit, "settings, a copy looked at").await;
    visit.click("#bring-back").await;
    visit.until("document.querySelector('#brought-back')").await;
    look(visit, "settings, a copy brought back").await;

    visit.click("#put-lock-on").await;
    visit.write("#new-passphrase", "short").await;
    visit.click("#passphrase-chosen").await;
    visit.until("document.querySelector('#new-passphrase[aria-invalid]')").await;
    look(visit, "a passphrase that is too short").await;
    visit.js("document.querySelector('#new-passphrase').select()").await;
    put_on_slowly(visit, &look).await;
    visit.until("document.querySelector('#lock-now')").await;
    look(visit, "settings with a lock").await;
    visit.click("#new-pass").await;
    visit.until("document.querySelector('#current-passphrase')").await;
    look(visit, "asked for the passphrase once more").await;
    visit.click("#lock-not-now").await;
    visit.click("#lock-now").await;
    visit.until("document.querySelector('#passphrase')").await;
    look(visit, "settings, locked").await;
    visit.go("/session/").await;
    open_with(visit, "not this one").await;
    visit.reads(".unlock .said", "does not open it").await;
    unfold(visit).await;
    look(visit, "locked, a wrong passphrase").await;
    visit.go("/session/").await;
    open_with(visit, PASS).await;
    visit.until("document.querySelector('#together')").await;
}

async fn put_on_slowly(visit: &Visit, look: &impl AsyncFn(&Visit, &str)) {
    visit.write("#new-passphrase", PASS).await;
    visit.click("#passphrase-chosen").await;
    visit.until("document.querySelector('#code')").await;
    visit.write("#code-back", "no code").await;
    visit.click("#lock-it").await;
    visit.until("document.querySelector('#code-back[aria-invalid]')").await;
    look(visit, "a spare code that is not the one").await;
    visit.js("document.querySelector('#code-back').select()").await;
    let code = visit.text("#code").await;
    visit.write("#code-back", &code).await;
    visit.click("#lock-it").await;
    visit.until("'stillwater/vault' in localStorage && !document.querySelector('#lock-it')").await;
}

/// Visits the screens for a person who was not asked yet where to store entries.
pub async fn asking(visit: &Visit, look: impl AsyncFn(&Visit, &str)) {
    visit.go("/settings/").await;
    look(visit, "settings, nobody was asked yet").await;
    visit.go("/signs/#all").await;
    visit.answer("helped-most", "tea").await;
    visit.reads("[role=status]", "Not kept yet").await;
    privacy::choose(visit, "locked").await;
    look(visit, "asked for a passphrase").await;
    visit.go("/keep/").await;
    look(visit, "asked where to keep").await;
}
