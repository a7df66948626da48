//! The program with all screens.

use stillwater::content::Catalog;
use stillwater::ui::{dom, screens, start::start};

fn main() {
    dom::put_back_what_others_take();
    start(screens::ALL, Catalog::from_json);
}
