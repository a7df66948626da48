//! The domain model: worksheets, records, check-ins, sessions and composed sentences, as plain data and pure functions.
//!
//! The module depends on no browser API, storage or screen, so that all of it is tested on the host.

pub mod answers;
pub mod article;
pub mod branch;
pub mod calendar;
pub mod compose;
pub mod composer;
pub mod condition;
pub mod from_json;
pub mod gates;
pub mod handout;
pub mod help;
pub mod id;
pub mod known_ids;
pub mod ladder;
pub mod lang;
pub mod layout;
pub mod parent_link;
pub mod punctuation;
pub mod recall;
pub mod record;
pub mod return_link;
pub mod route;
pub mod session;
pub mod settings;
pub mod short_way;
pub mod signs;
pub mod small_step;
pub mod standing;
pub mod strength;
pub mod timeline;
pub mod unreadable;
pub mod worksheet;

/// A text of the catalogue: immutable, and cheap to clone.
pub type SharedStr = std::rc::Rc<str>;
