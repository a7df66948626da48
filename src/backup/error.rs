//! Why a copy was not made, not opened or not planned.

/// A reason. Whatever was asked for, nothing of it was done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BackupError {
    /// The file is larger than [`super::MOST_BYTES`].
    Large,
    /// The file is no copy of ours: another kind of file, or another program's.
    Foreign,
    /// It was a copy of ours once: some of it is missing or was changed.
    Damaged,
    /// A newer version of the program made it.
    Newer,
    /// It has more entries than [`super::MOST_ENTRIES`].
    Many,
    /// What would then be kept is more than [`super::MOST_UNITS`].
    Room,
    /// It is sealed to keys, not to a passphrase: only the `age` program can open it.
    Keys,
    /// Opening it would take more work and memory than we do: its maker asked for more than 2^20.
    Costly,
    /// The passphrase does not fit, or is empty; or what tells whether it fits is damaged.
    Passphrase,
    /// The device has too little memory for it.
    Memory,
    /// What was asked cannot be understood, or not at this point. An error of ours.
    Confused,
}

impl BackupError {
    /// Its name in messages between the page and the worker.
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
