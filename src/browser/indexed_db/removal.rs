//! Deletes the journal's database, and removes previously deleted data from the browser's files.
//!
//! Chromium's LevelDB only appends: deleted data stays in its files until they are compacted. Deleting a database
//! compacts them, but only those that already contain data of it and that nothing reads any more. So an empty
//! database is created and deleted first, which flushes everything into such a file, and once more afterwards, which
//! removes the files that were replaced. Measurements: the table in docs/durability.md.

use super::{JsResult, NAME, event_promise, factory, with_timeout};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbDatabase;

/// The name of the empty database. It exists only until it is deleted.
const EMPTY: &str = "stillwater-empty";

/// Deletes the database. The connection to it has to be closed.
pub async fn remove() -> Result<(), JsValue> {
    // If the empty database fails, more data stays on disk, but the journal's database is deleted all the same.
    let _ = compact().await;
    delete(NAME).await?;
    let _ = compact().await;
    Ok(())
}

async fn compact() -> JsResult {
    let request = factory()?.open(EMPTY)?;
    with_timeout(event_promise(&request, "onsuccess", &["onerror", "onblocked"])?).await?;
    request.result()?.unchecked_into::<IdbDatabase>().close();
    delete(EMPTY).await
}

async fn delete(name: &str) -> JsResult {
    let request = factory()?.delete_database(name)?;
    with_timeout(event_promise(&request, "onsuccess", &["onerror"])?).await
}
