//! One screen for each route.

mod address;
mod help;
mod not_found;
mod read;
mod session;
mod settings;
mod signs;
mod worksheet;
mod worksheets;

pub use help::help;
pub use not_found::not_found;
pub use read::read;
pub use session::session;
pub use settings::settings;
pub use signs::signs;
pub use worksheet::worksheet;
pub use worksheets::worksheets;
