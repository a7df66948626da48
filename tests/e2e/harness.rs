//! The harness of the end-to-end tests: browsers, served sites, and functions for what a person does on a page and for
//! the faults that tests cause.

mod acting;
pub mod age;
mod browser;
mod chromium;
mod clipboard;
mod copy;
mod disk;
mod driver;
mod engine;
mod figure;
mod files;
mod firefox;
mod fonts;
mod life;
mod naming;
mod narrow;
mod own;
mod pool;
mod printing;
mod reading;
mod records;
pub mod seized;
mod tabs;
mod times;
mod visit;
mod webkit;

pub use acting::{BEGIN, BEGIN_SHORT};
pub use browser::Browser;
pub(crate) use engine::each_engine;
pub use engine::{Engine, Need};
pub use figure::figure;
pub use fonts::Fonts;
pub use naming::field;
pub use narrow::narrow;
pub use printing::{A4, LETTER};
pub use visit::Visit;
