//! A test's script runs before the page's own.

use crate::harness::{Browser, Engine};

const NOTE: &str = "window.first = document.scripts.length; window.policy = [];
    document.addEventListener('securitypolicyviolation', e => window.policy.push(e.blockedURI));";

#[tokio::test]
async fn it_runs_before_any_other_on_every_page_and_breaks_no_rule() {
    let engine = Engine::here();
    let visit = Browser::phone().with_fault(NOTE).open().await;
    for page in ["/", "/forgiveness/"] {
        visit.go(page).await;
        assert_eq!(visit.js("return window.first").await, 1, "{engine:?} {page}");
        assert_eq!(visit.js("return window.policy.length").await, 0, "{engine:?} {page}");
    }
    visit.load("/no-such-page").await;
    assert_eq!(visit.js("return window.first").await, 1, "{engine:?}");
}

#[tokio::test]
async fn it_goes_together_with_a_site_that_is_broken() {
    let engine = Engine::here();
    let visit = Browser::phone()
        .broken(|site| std::fs::remove_dir_all(site.join("help")).unwrap())
        .with_fault(NOTE)
        .open()
        .await;
    visit.load("/help/").await;
    visit.until("document.querySelector('#app')").await;
    assert_eq!(visit.js("return window.first").await, 1, "{engine:?}");
    let ask = "const done = arguments[0]; fetch(location.href).then(answer => done(answer.status))";
    let status = visit.client.execute_async(ask, Vec::new()).await.unwrap();
    assert_eq!(status, 404, "{engine:?}");
}
