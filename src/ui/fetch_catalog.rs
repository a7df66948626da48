//! Fetches the catalogues that a page names.

use crate::browser;
use crate::content::Catalog;
use crate::content::catalog::Unusable;
use crate::ui::words;

/// Parses a catalogue, given the fingerprint of the program's list of text keys.
pub type ReadCatalog = fn(&str, u32) -> Result<Catalog, Unusable>;

/// The attribute of the page with the URL of the catalogue that the page starts with.
pub const OWN: &str = "data-content";
/// The attribute of the page with the URL of the whole catalogue, if the page starts with a partial one.
pub const WHOLE: &str = "data-whole";

/// Fetches the catalogue whose URL is in an attribute of the page. `None` if it cannot be fetched, is damaged, or was
/// made for another version of the program.
pub async fn fetch_catalog(attribute: &str, read: ReadCatalog) -> Option<Catalog> {
    let text = browser::fetch_text(&browser::root_attribute(attribute)?).await?;
    read(&text, words::KEYS).ok()
}
