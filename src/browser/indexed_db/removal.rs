//! Takes the journal's database away, and what was deleted in it before out of the browser's files.
//!
//! Chromium's LevelDB only appends: what is deleted stays in its files until they are compacted. Deleting a database
//! compacts them, but only those that hold something of it already and that nothing reads any more. So an empty database
//! is made and deleted first, which brings all that was written into such a file, and once more afterwards, which removes
//! the files that were replaced. Measured: the table in docs/durability.md.

use super::{JsResult, NAME, factory, in_time, settled};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbDatabase;

/// The empty database. It is never there for longer than it takes to delete it.
const EMPTY: &str = "stillwater-empty";

/// Deletes the database; the connection to it is closed before.
pub async fn remove() -> Result<(), JsValue> {
    // What goes wrong with the empty one leaves more on the disk, and the database goes all the same.
    let _ = compact().await;
    delete(NAME).await?;
    let _ = compact().await;
    Ok(())
}

async fn compact() -> JsResult {
    let request = factory()?.open(EMPTY)?;
    in_time(settled(&request, "onsuccess", &["onerror", "onblocked"])?).await?;
    request.result()?.unchecked_into::<IdbDatabase>().close();
    delete(EMPTY).await
}

async fn delete(name: &str) -> JsResult {
    let request = factory()?.delete_database(name)?;
    in_time(settled(&request, "onsuccess", &["onerror"])?).await
}
