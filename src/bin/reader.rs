//! The program with the article only, which is less than half the size of the other.

use stillwater::content::Catalog;
use stillwater::ui::{screens, start::start};

fn main() {
    start(screens::READING, Catalog::for_reading);
}
