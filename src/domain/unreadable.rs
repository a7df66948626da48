//! The two reasons why a stored value cannot be read.

/// Why a stored value, the header of a vault or an encrypted value cannot be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unreadable {
    /// It is damaged: it cannot be parsed, has values that are not allowed, or was not encrypted by this vault for this
    /// name and version.
    Damaged,
    /// A newer version of the program wrote it.
    Newer,
}
