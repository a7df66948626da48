//! The errors of making, opening and restoring backups.

/// The reason why an operation failed. The operation had no effect.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BackupError {
    /// The file is larger than [`super::MAX_BYTES`].
    Large,
    /// The file is not a backup of this site: another kind of file, or another program's.
    Foreign,
    /// The file is a backup that is incomplete or was changed.
    Damaged,
    /// The file was made by a newer version of the program.
    Newer,
    /// The file has more than [`super::MOST_ENTRIES`] entries.
    Many,
    /// The stored data would be larger than [`super::MAX_UNITS`].
    Room,
    /// The file is encrypted to keys instead of a passphrase, so only the `age` program can decrypt it.
    Keys,
    /// The file's work factor is above the limit of 20 (scrypt with N = 2^20): decrypting it would take too much time
    /// and memory.
    Costly,
    /// The passphrase is wrong or empty, or the bytes that verify it are damaged.
    Passphrase,
    /// The device has too little memory.
    Memory,
    /// The request was invalid, or is not possible in the present state. This is a bug in the program.
    Confused,
}

impl BackupError {
    /// The name in messages between the page and the worker.
    pub fn code(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Foreign => "foreign",
            Self::Damaged => "damaged",
            Self::Newer => "newer",
            Self::Many => "many",
            Self::Room => "room",
            Self::Keys => "keys",
            Self::Costly => "costly",
            Self::Passphrase => "passphrase",
            Self::Memory => "memory",
            Self::Confused => "confused",
        }
    }
}
