//! The names under which things are kept. All begin with [`ROOT`], because a host may serve other sites of the same
//! origin.

/// What every name of ours begins with.
pub const ROOT: &str = "stillwater/";
/// What the name of a record begins with; its id follows.
pub const RECORD: &str = "stillwater/record/";
/// What the name of something damaged begins with that was set aside; its former name (without [`ROOT`]) follows.
pub const DAMAGED: &str = "stillwater/damaged/";
/// The settings.
pub const SETTINGS: &str = "stillwater/settings";

/// The name of a record.
pub fn record(id: &str) -> String {
    format!("{RECORD}{id}")
}
