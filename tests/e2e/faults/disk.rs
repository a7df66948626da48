//! A disk that is full.

use crate::harness::{Browser, Engine};

#[tokio::test]
async fn a_full_disk_refuses_the_database_until_there_is_room() {
    for engine in Engine::ALL {
        let Some(browser) = Browser::phone().on(engine).on_small_disk(200) else { return };
        let visit = browser.open().await;
        visit.load("/pictures/lake.svg").await;
        visit
            .js("window.put = async () => {
                   window.said = null;
                   try {
                     const db = await new Promise((yes, no) => {
                       const open = indexedDB.open('probe');
                       open.onupgradeneeded = () => open.result.createObjectStore('words');
                       open.onsuccess = () => yes(open.result); open.onerror = () => no(open.error) });
                     await new Promise((yes, no) => {
                       const put = db.transaction('words', 'readwrite', { durability: 'strict' });
                       put.objectStore('words').put('x'.repeat(1 << 20), Math.random());
                       put.oncomplete = yes; put.onabort = () => no(put.error) });
                     window.said = 'kept';
                   } catch (e) { window.said = e?.name ?? String(e) } }")
            .await;
        visit.js("window.put()").await;
        visit.until("window.said").await;
        assert_eq!(visit.js("return window.said").await, "kept", "{engine:?}, with room");
        visit.fill_disk();
        visit.js("window.put()").await;
        visit.until("window.said").await;
        let said = visit.js("return window.said").await;
        eprintln!("{engine:?} full: {said}");
        assert_ne!(said, "kept", "{engine:?}, full");
        visit.free_disk();
        visit.js("window.put()").await;
        visit.until("window.said").await;
        let said = visit.js("return window.said").await;
        eprintln!("{engine:?} free: {said}");
        assert_eq!(said, "kept", "{engine:?}, with room again");
    }
}
