//! The program with all screens.

use stillwater::browser;
use stillwater::content::Catalog;
use stillwater::ui::{screens, start::start};

fn main() {
    browser::repair_foreign_mutations();
    start(screens::ALL, Catalog::from_json);
}
