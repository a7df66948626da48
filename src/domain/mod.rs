//! What a worksheet, a record, a check-in and a composed sentence are: plain data and pure functions.
//!
//! Nothing here knows a browser, a storage or a screen, so that all of it is tested on the host.

pub mod answers;
pub mod article;
pub mod composer;
pub mod condition;
pub mod gates;
pub mod help;
pub mod id;
pub mod ladder;
pub mod lang;
pub mod marks;
pub mod over_time;
pub mod paper;
pub mod part;
pub mod read;
pub mod record;
pub mod route;
pub mod script;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod signs;
pub mod stood;
pub mod way_back;
pub mod worksheet;

/// A text of the catalogue: shared, never changed, cheap to hand on.
pub type Text = std::rc::Rc<str>;
