//! The program of every screen.

use stillwater::content::Catalog;
use stillwater::ui::{screens, start::start};

fn main() {
    start(screens::ALL, Catalog::from_json);
}
