//! The page's side of the workers, tested with a fake worker.

use std::cell::RefCell;
use std::rc::Rc;
use stillwater::browser::{BackupRequest, BackupResponse, BackupWorker, KdfWorker, derive_key};
use stillwater::vault::{HeapKey, KdfError, KdfParams};
use wasm_bindgen_test::wasm_bindgen_test;

/// A page whose fake worker records the jobs it gets in `asked`. `say` makes it answer, and `die` makes it fail.
const PAGE: &str = "
    window.asked = [];
    window.stillwater = { ...window.stillwater, worker: which => window.fake = {
        which, postMessage(job) { window.job = job; window.asked.push(job.job) }, terminate() { window.asked.push('terminate') } } };
    window.say = data => window.fake.onmessage && window.fake.onmessage({ type: 'message', data, preventDefault() {} });
    window.die = () => window.fake.onerror && window.fake.onerror(new Event('error'));";

fn run(script: &str) -> String {
    js_sys::eval(script).unwrap().as_string().unwrap_or_default()
}

fn asked() -> String {
    run("window.asked.join(' ')")
}

/// Starts a worker. Returns it and its answers.
fn start(limit: u32) -> (BackupWorker, Rc<RefCell<Vec<String>>>) {
    run(PAGE);
    let heard = Rc::new(RefCell::new(Vec::new()));
    let notes = heard.clone();
    let told = move |answer| {
        notes.borrow_mut().push(match answer {
            BackupResponse::Estimate(ms) => format!("estimate {ms}"),
            BackupResponse::Saved(_) => "saved".into(),
            BackupResponse::Locked => "locked".into(),
            BackupResponse::Opened(preview) => format!("opened {preview}"),
            BackupResponse::Plan(change, left) => format!("plan {change} {left}"),
            BackupResponse::Refused(why) => format!("refused {why}"),
        });
    };
    (BackupWorker::start_within(limit, Box::new(told)).unwrap(), heard)
}

fn save() -> BackupRequest {
    BackupRequest::Save("{}".into(), None, String::new())
}

#[wasm_bindgen_test]
fn jobs_wait_until_it_is_ready_and_answers_are_told() {
    let (worker, heard) = start(60_000);
    worker.post(save());
    assert_eq!(asked(), "");
    run("say({ say: 'ready' })");
    worker.post(BackupRequest::Open(None, Some("x".into()), "{}".into()));
    assert_eq!(asked(), "save open");
    run("say({ say: 'estimate', ms: 7 }); say({ say: 'saved', bytes: new Uint8Array(1) }); say({ say: 'locked' });
         say({ say: 'opened', preview: '{}' }); say({ say: 'plan', change: '[]', left: 2 });
         say({ say: 'refused', why: 'newer' })");
    let all = ["estimate 7", "saved", "locked", "opened {}", "plan [] 2", "refused newer"];
    assert_eq!(*heard.borrow(), all);
    drop(worker);
    run("say({ say: 'locked' })");
    assert_eq!((asked().as_str(), heard.borrow().len()), ("save open terminate", 6));
}

#[wasm_bindgen_test]
fn whatever_goes_wrong_is_told() {
    for (wrong, why) in [
        ("die()", "refused start"),
        ("say({ say: 'refused', why: 'start' })", "refused start"),
        ("say({ say: 'ready' }); die()", "refused died"),
        ("say({ say: 'ready' }); say(7)", "refused died"),
        ("say(null)", "refused start"),
    ] {
        let (worker, heard) = start(60_000);
        run(wrong);
        run("die(); say({ say: 'ready' })");
        assert_eq!(*heard.borrow(), [why], "{wrong}");
        worker.post(save());
        assert_eq!(*heard.borrow(), [why, "refused died"], "{wrong}");
        assert!(!asked().contains("save"));
    }
}

#[wasm_bindgen_test]
async fn a_worker_that_is_never_ready_is_given_up() {
    let (worker, heard) = start(10);
    worker.post(save());
    let wait = js_sys::eval("new Promise(done => setTimeout(done, 60))").unwrap();
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(wait)).await.unwrap();
    assert_eq!(*heard.borrow(), ["refused silent"]);
    assert_eq!(asked(), "terminate");
}

#[wasm_bindgen_test]
fn a_page_that_has_none_or_may_not_start_it_says_so_at_once() {
    run("window.stillwater = { worker() { throw new TypeError() } }");
    assert!(BackupWorker::start(|_| ()).is_none());
    run("delete window.stillwater");
    assert!(BackupWorker::start(|_| ()).is_none());
}

/// The results that a key request received.
type Told = Rc<RefCell<Vec<Result<HeapKey, KdfError>>>>;

fn begin_key() -> (Option<KdfWorker>, Told) {
    run(PAGE);
    let heard = Told::default();
    let notes = heard.clone();
    let how = KdfParams { memory: 65_536, passes: 3, lanes: 1 };
    (derive_key(&"a lake".into(), &[7; 16], how, Box::new(move |made| notes.borrow_mut().push(made))), heard)
}

#[wasm_bindgen_test]
fn a_key_is_asked_for_and_told_once_and_its_worker_ends() {
    let (_stretcher, heard) = begin_key();
    run("say({ say: 'ready' })");
    assert_eq!(
        run("window.fake.which + JSON.stringify({ ...window.job, salt: [...window.job.salt].join('') })"),
        "stretcher{\"job\":\"stretch\",\"passphrase\":\"a lake\",\"salt\":\"7777777777777777\",\"memory\":65536,\"passes\":3,\"lanes\":1}"
    );
    run(
        "window.key = new Uint8Array(32).fill(9); say({ say: 'stretched', key }); say({ say: 'stretched', key }); die()",
    );
    assert_eq!(*heard.borrow(), [Ok(Box::new([9; 32].into()))]);
    assert_eq!(run("String(window.key[0])"), "0", "the message keeps no key");
    assert_eq!(asked(), "stretch terminate");
}

#[wasm_bindgen_test]
fn why_there_is_no_key_is_told() {
    use KdfError::{Memory, Refused};
    for (wrong, why) in [
        ("die()", Refused),
        ("say({ say: 'ready' }); die()", Memory),
        ("say({ say: 'ready' }); say({ say: 'refused', why: 'memory' })", Memory),
        ("say({ say: 'ready' }); say({ say: 'refused', why: 'confused' })", Refused),
        ("say({ say: 'ready' }); say({ say: 'stretched', key: new Uint8Array(31) })", Refused),
        ("say({ say: 'ready' }); say({ say: 'stretched', key: 'x' })", Refused),
        ("say({ say: 'ready' }); say({ say: 'saved' })", Memory),
    ] {
        let (_stretcher, heard) = begin_key();
        run(wrong);
        run("die()");
        assert_eq!(*heard.borrow(), [Err(why)], "{wrong}");
    }
}

#[wasm_bindgen_test]
fn who_drops_it_is_told_nothing() {
    let (stretcher, heard) = begin_key();
    drop(stretcher);
    run("say({ say: 'ready' }); die()");
    assert_eq!(heard.borrow().len(), 0);
    assert_eq!(asked(), "terminate");
}
