//! What can go wrong around a page, and that the harness really makes it go wrong.
//!
//! Nothing of the site is tested here: these are facts about browsers, beside which the site's own tests are read.

mod age;
mod disk;
mod engines;
mod files;
mod killing;
mod script;
mod tabs;
