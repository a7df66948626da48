//! The page's side of the worker, with a worker that does as the test says.

use std::cell::RefCell;
use std::rc::Rc;
use stillwater::ui::dom::{Answer, Job, Worker};
use wasm_bindgen_test::wasm_bindgen_test;

/// A page whose worker only notes what it is asked, as `asked`; `say` and `die` make it speak.
const PAGE: &str = "
    window.asked = [];
    window.stillwater = { ...window.stillwater, worker: () => window.fake = {
        postMessage(job) { window.asked.push(job.job) }, terminate() { window.asked.push('terminate') } } };
    window.say = data => window.fake.onmessage && window.fake.onmessage({ type: 'message', data, preventDefault() {} });
    window.die = () => window.fake.onerror && window.fake.onerror(new Event('error'));";

fn run(script: &str) -> String {
    js_sys::eval(script).unwrap().as_string().unwrap_or_default()
}

fn asked() -> String {
    run("window.asked.join(' ')")
}

/// A worker, and what it said.
fn start(limit: u32) -> (Worker, Rc<RefCell<Vec<String>>>) {
    run(PAGE);
    let heard = Rc::new(RefCell::new(Vec::new()));
    let notes = heard.clone();
    let told = move |answer| {
        notes.borrow_mut().push(match answer {
            Answer::Estimate(ms) => format!("estimate {ms}"),
            Answer::Saved(_) => "saved".into(),
            Answer::Locked => "locked".into(),
            Answer::Opened(preview) => format!("opened {preview}"),
            Answer::Plan(change, left) => format!("plan {change} {left}"),
            Answer::Refused(why) => format!("refused {why}"),
        });
    };
    (Worker::start_within(limit, Box::new(told)).unwrap(), heard)
}

fn save() -> Job {
    Job::Save("{}".into(), None, String::new())
}

#[wasm_bindgen_test]
fn jobs_wait_until_it_is_ready_and_answers_are_told() {
    let (worker, heard) = start(60_000);
    worker.post(save());
    assert_eq!(asked(), "");
    run("say({ say: 'ready' })");
    worker.post(Job::Open(None, Some("x".into()), "{}".into()));
    assert_eq!(asked(), "save open");
    run("say({ say: 'estimate', ms: 7 }); say({ say: 'saved', bytes: new Uint8Array(1) }); say({ say: 'locked' });
         say({ say: 'opened', preview: '{}' }); say({ say: 'plan', change: '[]', left: 2 }); say({ say: 'refused', why: 'newer' })");
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
    assert!(Worker::start(|_| ()).is_none());
    run("delete window.stillwater");
    assert!(Worker::start(|_| ()).is_none());
}
