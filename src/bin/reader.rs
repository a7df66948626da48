//! The program of the article alone, for whom comes to read: less than half the size of the whole.

use stillwater::content::Catalog;
use stillwater::ui::{screens, start::start};

fn main() {
    start(screens::READING, Catalog::for_reading);
}
