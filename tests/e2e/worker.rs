//! The workers: one seals and opens a backup, another derives a key, and the policy blocks all others.

use crate::harness::{Browser, Engine, Visit, each_engine};
use serde_json::{Value, json};

/// Starts a worker in the page and posts jobs to it, each after the last answer to the one before. Returns all answers
/// with the elapsed time in milliseconds. Bytes are returned as text.
const ASK: &str = "
    window.asked = null;
    (() => {
        const worker = window.worker = window.stillwater.worker(), said = [], begun = performance.now();
        let saved;
        const jobs = [...arguments[0]];
        const next = () => {
            const job = jobs.shift();
            if (!job) { worker.terminate(); window.asked = said; return; }
            if (job.bytes === 'saved') job.bytes = saved.buffer;
            if (typeof job.bytes === 'string') job.bytes = new TextEncoder().encode(job.bytes).buffer;
            worker.postMessage(job);
        };
        worker.onerror = event => { said.push({ say: 'error', what: String(event.message) }); window.asked = said; };
        worker.onmessage = ({ data }) => {
            const answer = { ...data, after: Math.round(performance.now() - begun) };
            if (data.bytes) { saved = data.bytes; answer.bytes = new TextDecoder().decode(saved); }
            said.push(answer);
            if (data.say !== 'estimate') next();
        };
    })();";

const NAME: &str = "stillwater/record/0mi1x2y3z4abcd";

async fn ask(visit: &Visit, jobs: Value) -> Vec<Value> {
    visit.client.execute(ASK, vec![jobs]).await.expect("the script runs");
    visit.until("window.asked").await;
    visit.js("return window.asked").await.as_array().cloned().expect("answers")
}

fn record(words: &str) -> String {
    json!({ "v": 2, "id": "0mi1x2y3z4abcd", "kind": "forgiveness", "rev": 3, "answers": { "one-event": words } })
        .to_string()
}

#[tokio::test]
async fn what_was_sealed_opens_again_and_comes_back_as_it_was() {
    let visit = Browser::phone().open().await;
    visit.go("/settings/").await;
    let words = "é 👩‍👩‍👧 אב \0 \"quoted\"";
    let entries = json!({ NAME: record(words) }).to_string();
    let passphrase = "a lake, a light 🌿";
    let said = ask(
        &visit,
        json!([
            { "job": "save", "entries": entries, "passphrase": passphrase, "made": "2026-11-22T10:00:00.000Z" },
            { "job": "open", "bytes": "saved", "here": "{}" },
            { "job": "open", "passphrase": "another", "here": "{}" },
            { "job": "open", "passphrase": passphrase, "here": "{}" },
            { "job": "plan", "how": "merge", "conflicts": "both", "here": "{}", "page": "aaaaa", "now": 1.8e12, "random": 0.5 },
        ]),
    )
    .await;
    let order: Vec<_> = said.iter().map(|answer| answer["say"].as_str().unwrap_or_default()).collect();
    assert_eq!(
        order,
        ["ready", "estimate", "saved", "locked", "estimate", "refused", "estimate", "opened", "plan"],
        "{said:#?}"
    );
    let file = said[2]["bytes"].as_str().unwrap();
    assert!(file.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"), "{file}");
    assert_eq!(said[5]["why"], "passphrase");
    let preview: Value = serde_json::from_str(said[7]["preview"].as_str().unwrap()).unwrap();
    assert_eq!(preview["kinds"], json!({ "forgiveness": [1, 0, 0] }));
    let change: Value = serde_json::from_str(said[8]["change"].as_str().unwrap()).unwrap();
    assert_eq!(change, json!([{ "key": NAME, "after": record(words) }]));
}

#[tokio::test]
async fn hostile_files_are_refused_and_the_worker_goes_on() {
    let visit = Browser::phone().open().await;
    visit.go("/settings/").await;
    let open = |bytes: &str| json!({ "job": "open", "bytes": bytes, "passphrase": "x", "here": "{}" });
    let deep = "[".repeat(100_000);
    let said = ask(
        &visit,
        json!([
            { "job": "nonsense" },
            { "job": "save", "entries": "{}", "passphrase": 7, "made": "" },
            { "job": "plan", "how": "merge", "conflicts": "both", "here": "{}", "page": "a", "now": 0, "random": 0 },
            { "job": "save", "entries": "{\"a\":\"\\ud800\"}", "made": "" },
            open(""),
            open("\u{1f}\u{8b}\0"),
            open(&deep),
            open(&format!("{{\"stillwater\":\"copy\",\"v\":1,\"made\":\"\",\"kept\":{{\"a\":{deep}")),
            open("{\"stillwater\":\"copy\",\"v\":2}"),
            open("age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAA\n--- AAAA\n"),
            open("age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n--- AAAA\n"),
            open("{\"stillwater\":\"copy\",\"v\":1,\"made\":\"\",\"kept\":{}}"),
        ]),
    )
    .await;
    let reasons: Vec<_> = said.iter().skip(1).map(|a| a["why"].as_str().unwrap_or("none")).collect();
    assert_eq!(
        reasons,
        [
            "confused", "confused", "confused", "confused", "foreign", "foreign", "foreign", "damaged",
            "newer", "costly", "keys", "none"
        ],
        "{said:#?}"
    );
}

#[tokio::test]
async fn no_other_worker_can_be_started() {
    let visit = Browser::phone().open().await;
    visit.go("/settings/").await;
    for attempt in [
        "new Worker(`/${document.documentElement.dataset.workers.split(',')[0]}.js`)",
        "new Worker(URL.createObjectURL(new Blob(['1'])))",
        "new Worker('/sw.js')",
        "new Worker('/another.js', { type: 'module' })",
        "new SharedWorker('/another.js')",
        "trustedTypes.createPolicy('stillwater', { createScriptURL: url => url })",
        "trustedTypes.createPolicy('other', { createScriptURL: url => url })",
        "trustedTypes.createPolicy('default', { createScriptURL: url => url })",
    ] {
        let said = visit
            .js(&format!("try {{ {attempt}; return 'done' }} catch (error) {{ return error.name }}"))
            .await;
        assert_eq!(said, json!("TypeError"), "{attempt}");
    }
    // The page has read the attribute when it was loaded, so a later change has no effect.
    visit
        .js("document.documentElement.dataset.workers = 'keeper-0,sha256-,sha256-'; window.heard = null;
             window.stillwater.worker().onmessage = ({ data }) => window.heard = data.say")
        .await;
    visit.until("window.heard === 'ready'").await;
}

/// Requests keys from the second worker, one job after the other. Returns all answers, with the keys as lists of
/// numbers.
const STRETCH: &str = "
    window.asked = null;
    (() => {
        const worker = window.stillwater.worker('stretcher'), said = [], jobs = [...arguments[0]];
        const next = () => {
            const job = jobs.shift();
            if (!job) { worker.terminate(); window.asked = said; return; }
            if (Array.isArray(job.salt)) job.salt = new Uint8Array(job.salt);
            worker.postMessage(job);
        };
        worker.onerror = event => { said.push({ say: 'error', what: String(event.message) }); window.asked = said; };
        worker.onmessage = ({ data }) => { said.push({ ...data, key: data.key && [...data.key] }); next(); };
    })();";

each_engine!(a_passphrase_is_stretched_to_the_same_key_again_and_odd_jobs_are_refused);
async fn a_passphrase_is_stretched_to_the_same_key_again_and_odd_jobs_are_refused() {
    let engine = Engine::here();
    let visit = Browser::phone().open().await;
    visit.go("/settings/").await;
    let job = |passphrase: Value, salt: Value, memory: f64| json!({ "job": "stretch", "passphrase": passphrase, "salt": salt, "memory": memory, "passes": 2, "lanes": 1 });
    let salt = json!((0..16).collect::<Vec<u8>>());
    let jobs = json!([
        job(json!("a lake, a light 🌿"), salt.clone(), 65_536.0),
        job(json!("a lake, a light 🌿"), salt.clone(), 65_536.0),
        job(json!("another"), salt.clone(), 19_456.0),
        job(json!(7), salt.clone(), 19_456.0),
        job(json!("x"), json!([1, 2]), 19_456.0),
        job(json!("x"), json!("0123456789abcdef"), 19_456.0),
        job(json!("x"), salt.clone(), 8.0),
        job(json!("x"), salt.clone(), 4_194_304.0),
        job(json!("x"), salt.clone(), 19_456.5),
        json!({ "job": "nonsense" }),
        json!(7),
    ]);
    visit.client.execute(STRETCH, vec![jobs]).await.expect("the script runs");
    visit.until("window.asked").await;
    let said = visit.js("return window.asked").await;
    let said = said.as_array().expect("answers");
    assert_eq!(said[0]["say"], "ready", "{engine:?}: {said:#?}");
    assert_eq!(said[1]["key"].as_array().map(Vec::len), Some(32), "{engine:?}: {said:#?}");
    assert_eq!(said[1], said[2]);
    assert_ne!(said[1]["key"], said[3]["key"]);
    let refused: Vec<_> = said[4..].iter().map(|answer| answer["why"].as_str().unwrap_or("none")).collect();
    assert_eq!(refused, ["confused"; 8], "{engine:?}");
}
