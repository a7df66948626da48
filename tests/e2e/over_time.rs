//! Changes over time: the chart shows the same as its table, and nothing is counted.

use crate::access;
use crate::harness::{Browser, Visit};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// A record id; ids sort by `number`.
fn id(number: usize) -> String {
    format!("0mw{number:011}")
}

/// Stores records.
async fn keep(visit: &Visit, records: &[Value]) {
    visit.go("/").await;
    for record in records {
        let name = format!("stillwater/record/{}", record["id"].as_str().unwrap());
        visit.js(&format!("localStorage[{}] = {}", json!(name), json!(record.to_string()))).await;
    }
}

fn check_in(number: usize, day: &str, answers: Value) -> Value {
    let done = format!("{day}T12:00:00.000Z");
    json!({ "v": 1, "id": id(number), "kind": "check-in", "created": done, "changed": done, "done": done, "answers": answers })
}

fn note(number: usize, kind: &str, day: &str, label: &str, answers: Value) -> Value {
    let mut record = check_in(number, day, answers);
    record["kind"] = json!(kind);
    record["label"] = json!(label);
    record
}

/// Three check-ins that contain every possible answer, a sign of the person's own, and circumstances.
fn three() -> Vec<Value> {
    let own = json!([{ "id": "own-x", "text": "I check the door" }]);
    vec![
        check_in(
            1,
            "2026-09-14",
            json!({ "betrayed.often": "almost-all", "trust.often": "half", "on-guard.often": "a-lot", "numb.often": "a-lot",
                "own-signs": own, "own-x.often": "a-lot" }),
        ),
        check_in(
            2,
            "2026-10-12",
            json!({ "betrayed.often": "skip", "trust.often": "half", "numb.often": "skip",
                "context": { "picked": ["poor-sleep", "anniversary"], "own": "the hearing" } }),
        ),
        check_in(
            3,
            "2026-11-20",
            json!({ "betrayed.often": "half", "trust.often": "half", "on-guard.often": "almost-all", "numb.often": "not-lately",
                "pushing-away.often": "now-and-then", "own-signs": own, "own-x.often": "now-and-then" }),
        ),
        json!({ "v": 1, "id": id(4), "kind": "check-in", "created": "2026-11-21T12:00:00.000Z", "answers": { "trust.often": "almost-all" } }),
    ]
}

async fn list(visit: &Visit, script: &str) -> Vec<String> {
    serde_json::from_value(visit.js(script).await).unwrap()
}

/// The marks of the chart, each with its sign, its date and the legend's text for its shape, and the same of the table.
async fn drawn_and_told(visit: &Visit) -> (Vec<String>, Vec<String>) {
    let drawn = list(
        visit,
        "const words = {};
         document.querySelectorAll('.chart-legend .chart-key').forEach(k => words[k.querySelector('i').className] = k.textContent);
         return [...document.querySelectorAll('.chart-marks [data-mark]')].map(m =>
            [m.dataset.row, m.dataset.column, m.dataset.mark, words[m.className]].join(' ')).sort()",
    )
    .await;
    let told = list(
        visit,
        "return [...document.querySelectorAll('td[data-mark]')].map(c =>
            [c.dataset.row, c.dataset.column, c.dataset.mark, c.textContent].join(' ')).sort()",
    )
    .await;
    (drawn, told)
}

/// The text on the screen without dates.
const WITHOUT_DATES: &str = "const main = document.querySelector('main').cloneNode(true);
    main.querySelectorAll('.chart-date').forEach(date => date.remove());
    return main.textContent.replace(/\\d{1,2} [A-Z][a-z]+ \\d{4}(, \\d\\d:\\d\\d)?/g, '')";

async fn has_no_number(visit: &Visit) {
    let text = visit.js(WITHOUT_DATES).await;
    let text = text.as_str().unwrap();
    assert!(text.len() > 100 && !text.chars().any(|c| c.is_ascii_digit()), "a number: {text}");
}

async fn tab_to(visit: &Visit, words: &str) {
    for _ in 0..60 {
        if visit.js("return document.activeElement.textContent.trim()").await == json!(words) {
            return;
        }
        visit.press(&[Key::Tab]).await;
    }
    panic!("{words} cannot be reached by keyboard\n{}", visit.seen().await);
}

#[tokio::test]
async fn the_drawing_and_the_table_say_the_same_cell_by_cell() {
    let visit = Browser::phone().open().await;
    keep(&visit, &three()).await;
    visit.go("/session/#signs").await;
    visit.until("document.querySelectorAll('.chart-dates .chart-date').length === 3").await;
    let (drawn, told) = drawn_and_told(&visit).await;
    assert_eq!(drawn, told);
    assert_eq!(drawn.len(), 12, "neither a draft nor what was not said has a mark: {drawn:#?}");
    assert!(drawn.contains(&format!("numb {} not-lately Not lately", id(3))), "{drawn:#?}");
    assert!(drawn.contains(&format!("own-x {} a-lot A lot", id(1))), "{drawn:#?}");
    let forms = visit.js("return new Set([...document.querySelectorAll('.chart-legend .mark')].map(m => getComputedStyle(m).backgroundImage)).size").await;
    assert_eq!(forms, json!(5), "each answer has a form of its own");
    let colours = visit.js("return new Set([...document.querySelectorAll('.mark')].map(m => getComputedStyle(m).color + getComputedStyle(m).borderColor)).size").await;
    assert_eq!(colours, json!(1), "and all have one colour");
    assert_eq!(
        visit
            .js("return [...document.querySelectorAll('.mark')].every(m => m.closest('[aria-hidden=true]'))")
            .await,
        json!(true)
    );
    // Each mark is below its date.
    assert_eq!(
        visit
            .js("const dates = [...document.querySelectorAll('.chart-date')].map(d => d.getBoundingClientRect());
                 return [...document.querySelectorAll('.chart-row')].every(row => [...row.querySelectorAll('.chart-place')].every((p, at) => {
                    const r = p.getBoundingClientRect(); return Math.abs(r.x + r.width / 2 - dates[at].x - dates[at].width / 2) < 1; }))")
            .await,
        json!(true)
    );
    visit.click_words("summary", "Show as a table").await;
    visit.reads("td", "Almost all the time").await;
    let heads =
        list(&visit, "return [...document.querySelectorAll('th[scope=row]')].map(h => h.innerText)").await;
    assert_eq!(heads, ["20 November 2026", "12 October 2026", "14 September 2026"]);
    has_no_number(&visit).await;
}

#[tokio::test]
async fn each_sign_is_compared_with_itself_in_words() {
    let visit = Browser::desktop().open().await;
    keep(&visit, &three()).await;
    visit.go("/session/#signs").await;
    visit.reads(".chart-row", "numb").await;
    let said = list(
        &visit,
        "return [...document.querySelectorAll('.chart-row')].map(r => r.querySelector('.chart-said')?.innerText || '')",
    )
    .await;
    let less = "You marked this less often than in September.";
    let more = "You marked this more often than last time. Hard weeks and reminders can do that.";
    assert_eq!(said, [less, "About the same as last time.", more, "", less, "", less]);
    visit.reads("main", "When numbness eases, for example, more feeling may come.").await;
}

#[tokio::test]
async fn what_else_was_going_on_is_picked_in_a_check_in_and_shown_beside_its_date() {
    let visit = Browser::phone().open().await;
    keep(&visit, &three()).await;
    visit.go("/session/#signs").await;
    visit.until("document.querySelectorAll('.chart-date .chart-noted').length === 1").await;
    for words in ["12 October 2026", "A hard date or anniversary", "Poor sleep", "the hearing"] {
        visit.reads(".dated", words).await;
    }
    let cells =
        list(&visit, "return [...document.querySelectorAll('.chart-notes')].map(c => c.textContent)").await;
    assert_eq!(cells, ["", "A hard date or anniversaryPoor sleepthe hearing", ""]);

    // The table links to a check-in, where an answer can be added.
    visit.click_words("summary", "Show as a table").await;
    visit.click_words("th a", "20 November 2026").await;
    visit.until("location.pathname === '/signs/' && history.state?.at").await;
    visit.pick("context", "contact").await;
    visit.saved().await;
    let opened = visit.js(&format!("return localStorage['stillwater/record/{}']", id(3))).await;
    assert!(opened.as_str().unwrap().contains("contact"), "it is the check-in of that day");
    visit.go("/session/#signs").await;
    visit.reads(".dated", "Contact with the person").await;
}

#[tokio::test]
async fn older_dates_come_in_portions_and_the_focus_stays() {
    let visit = Browser::desktop().open().await;
    let all: Vec<_> = (1..=20)
        .map(|day| {
            check_in(
                day,
                &format!("2026-10-{day:02}"),
                json!({ "trust.often": if day < 5 { "half" } else { "a-lot" } }),
            )
        })
        .collect();
    keep(&visit, &all).await;
    visit.go("/session/#signs").await;
    let shows = |first: usize, last: usize| {
        format!(
            "(() => {{ const d = [...document.querySelectorAll('.chart-day')].map(d => d.innerText);
                return d.length === 8 && d[0] === '{first}' && d[7] === '{last}' && document.querySelectorAll('tbody tr').length === 8; }})()"
        )
    };
    let focus = |words: &str| format!("document.activeElement.innerText === '{words}'");
    visit.until(&shows(13, 20)).await;
    visit.reads(".chart-ways [role=status]", "From 13 October 2026 to 20 October 2026").await;
    tab_to(&visit, "Earlier").await;
    visit.press(&[Key::Enter]).await;
    visit.until(&shows(5, 12)).await;
    visit.until(&focus("Earlier")).await;
    assert_eq!(
        visit.js("return document.querySelectorAll('.chart-said').length").await,
        json!(0),
        "what is said is about the newest"
    );
    visit.press(&[Key::Enter]).await;
    visit.until(&shows(1, 8)).await;
    let (drawn, told) = drawn_and_told(&visit).await;
    assert_eq!((drawn.len(), &drawn), (8, &told));
    // At the end of the list the button is disabled, keeps the focus and does nothing.
    visit.until("document.activeElement.getAttribute('aria-disabled') === 'true'").await;
    visit.press(&[Key::Enter]).await;
    visit.until(&shows(1, 8)).await;
    visit.until(&focus("Earlier")).await;
    tab_to(&visit, "Later").await;
    visit.press(&[Key::Enter]).await;
    visit.press(&[Key::Enter]).await;
    visit.until(&shows(13, 20)).await;
    visit.until(&focus("Later")).await;
    tab_to(&visit, "Show as a table").await;
    visit.press(&[Key::Enter]).await;
    visit.press(&[Key::Tab]).await;
    visit.until("document.activeElement.matches('.table-box[role=region]')").await;
    visit.press(&[Key::Tab]).await;
    visit.until(&focus("20 October 2026")).await;
}

#[tokio::test]
async fn with_none_or_one_it_is_said_kindly() {
    let visit = Browser::phone().open().await;
    visit.go("/session/#signs").await;
    visit.reads(".card", "nothing to look back on yet").await;
    visit.click_words("a", "Open the check-in").await;
    visit.until("location.pathname === '/signs/'").await;
    keep(&visit, &three()[..1]).await;
    visit.go("/session/#signs").await;
    visit.reads(".card", "There is one check-in so far").await;
    assert_eq!(drawn_and_told(&visit).await.0.len(), 5);
    has_no_number(&visit).await;
    visit.go("/session/#forgiveness").await;
    visit.reads(".card", "nothing to look back on yet").await;
    visit.click_words("a", "Open the forgiveness worksheet").await;
    visit.until("location.pathname === '/forgiveness/'").await;
}

/// A worksheet with two later notes, of which the second is a step back, and a worksheet without notes.
fn stood() -> Vec<Value> {
    vec![
        note(
            1,
            "forgiveness",
            "2026-08-03",
            "About M.",
            json!({ "where-i-am": "deciding", "intend": { "picked": ["keep-distance"] }, "feel-today": { "picked": ["still-hurts", "angry"] } }),
        ),
        note(
            2,
            "standing",
            "2026-09-14",
            "",
            json!({ "of": id(1), "where-i-am": "practising", "intend": { "picked": ["civil"], "own": "nod, no more" } }),
        ),
        note(
            3,
            "standing",
            "2026-11-20",
            "",
            json!({ "of": id(1), "where-i-am": "not-now", "feel-today": { "picked": ["some-peace"], "own": "tired" } }),
        ),
        note(4, "forgiveness", "2026-10-12", "", json!({ "one-event": "that evening" })),
    ]
}

#[tokio::test]
async fn forgiveness_goes_there_and_back_and_its_two_sides_stay_apart() {
    let visit = Browser::desktop().open().await;
    keep(&visit, &stood()).await;
    visit.go("/session/#forgiveness").await;
    visit.reads(".stood h2", "About M.").await;
    visit.reads(".stood h2", "Forgiveness, begun on 12 October 2026").await;
    visit.reads(".stood .empty", "Nothing is noted").await;
    let marks = list(&visit, "return [...document.querySelectorAll('.chart-marks [data-mark]')].map(m => m.dataset.mark + ' ' + m.dataset.column)").await;
    assert_eq!(
        marks,
        [format!("not-now {}", id(3)), format!("deciding {}", id(1)), format!("practising {}", id(2))]
    );
    let forms =
        visit.js("return new Set([...document.querySelectorAll('.mark')].map(m => m.className)).size").await;
    assert_eq!(forms, json!(1), "no place looks like more than another");
    let told = list(&visit, "return [...document.querySelectorAll('tbody tr')].map(r => r.innerText.split(/\\s*[\\t\\n]\\s*/).join(': '))").await;
    assert_eq!(told.len(), 3);
    visit.click_words("summary", "Show as a table").await;
    let told = list(&visit, "return [...document.querySelectorAll('tbody tr')].map(r => [...r.children].map(c => c.innerText).join(': '))").await;
    assert_eq!(
        told,
        ["20 November 2026: Not now", "14 September 2026: Practising", "3 August 2026: Deciding"]
    );
    let sides = list(
        &visit,
        "return [...document.querySelectorAll('.side')].map(s => s.innerText.replace(/\\s+/g, ' ').trim())",
    )
    .await;
    assert_eq!(
        sides,
        [
            "How I intended to act 14 September 2026 Be polite if we meet, no more nod, no more 3 August 2026 Keep my distance",
            "What I felt 20 November 2026 Some peace tired 3 August 2026 It still hurts I am angry",
        ]
    );
    visit.reads("main", "They may disagree").await;
    visit.reads("main", "going back, or staying where you are: all of it is fine").await;
    has_no_number(&visit).await;
    let now = list(
        &visit,
        "return [...document.querySelectorAll('.stood .actions a')].map(a => a.getAttribute('href') + a.dataset.at)",
    )
    .await;
    assert_eq!(now, [format!("/forgiveness/{}/history", id(4)), format!("/forgiveness/{}/history", id(1))]);
    visit.click_words("th a", "3 August 2026").await;
    visit.until("document.querySelector('#step-where')").await;
}

#[tokio::test]
async fn many_worksheets_come_in_portions() {
    let visit = Browser::phone().open().await;
    let all: Vec<_> = (1..=12)
        .map(|n| note(n, "forgiveness", &format!("2026-08-{n:02}"), "", json!({ "where-i-am": "curious" })))
        .collect();
    keep(&visit, &all).await;
    visit.go("/session/#forgiveness").await;
    visit.until("document.querySelectorAll('.stood').length === 10").await;
    visit.click_words("button", "Show more").await;
    visit.until("document.querySelectorAll('.stood').length === 12").await;
}

async fn axe(browser: Browser) {
    let visit = browser.open().await;
    let mut all = three();
    all.extend((5..15).map(|n| {
        check_in(
            n,
            &format!("2026-12-{n:02}"),
            json!({ "trust.often": "half", "context": { "picked": ["contact"] } }),
        )
    }));
    all.extend(stood().into_iter().map(|mut record| {
        let number: usize = record["id"].as_str().unwrap()[3..].parse().unwrap();
        record["id"] = json!(id(100 + number));
        if record["kind"] == "standing" {
            record["answers"]["of"] = json!(id(101));
        }
        record
    }));
    visit.go("/session/#signs").await;
    visit.reads(".card", "nothing to look back on").await;
    access::check(&visit, "no signs over time").await;
    keep(&visit, &all).await;
    for place in ["signs", "forgiveness"] {
        visit.go(&format!("/session/#{place}")).await;
        visit.until("document.querySelector('td')").await;
        access::check(&visit, place).await;
        visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
        access::check(&visit, &format!("{place} with its table")).await;
    }
}

#[tokio::test]
async fn axe_reports_nothing_on_a_phone() {
    axe(Browser::phone()).await;
}

#[tokio::test]
async fn axe_reports_nothing_on_a_desktop() {
    axe(Browser::desktop()).await;
}

#[tokio::test]
async fn at_400_percent_only_the_table_scrolls_sideways() {
    let visit = Browser::zoomed().open().await;
    let mut all = three();
    all.extend((5..15).map(|n| check_in(n, &format!("2026-12-{n:02}"), json!({ "trust.often": "half" }))));
    all.extend((21..30).map(|n| {
        let kind = if n == 21 { "forgiveness" } else { "standing" };
        note(
            n,
            kind,
            &format!("2026-12-{n:02}"),
            "",
            json!({ "of": id(21), "where-i-am": "practising", "intend": { "picked": ["civil"] } }),
        )
    }));
    keep(&visit, &all).await;
    for place in ["signs", "forgiveness"] {
        visit.go(&format!("/session/#{place}")).await;
        visit.until("document.querySelectorAll('.chart-date').length === 8").await;
        visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
        let wide = visit
            .js("return [...document.querySelectorAll('main *')].filter(e => !e.closest('.table-box table') && e.checkVisibility()
                && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))")
            .await;
        assert_eq!(wide, json!([]), "{place}");
        let page = visit.js("return document.documentElement.scrollWidth > innerWidth").await;
        assert_eq!(page, json!(false), "{place}");
    }
}
