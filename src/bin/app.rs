//! The program with all screens.

use stillwater::content::Catalog;
use stillwater::ui::{dom, screens, start::start};

fn main() {
    dom::repair_foreign_mutations();
    start(screens::ALL, Catalog::from_json);
}
