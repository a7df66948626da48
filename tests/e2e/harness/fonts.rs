//! The fonts a browser finds. What else is installed on a machine would change how wide and how high everything is.

/// A set of fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fonts {
    /// DejaVu, which is wide: every test has it that asks for no other.
    DejaVu,
    /// Roboto, as on Android, and Noto Serif.
    Roboto,
}

impl Fonts {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::DejaVu, Self::Roboto];

    /// What Fontconfig reads instead of this machine's settings.
    pub fn settings(self) -> &'static str {
        match self {
            Self::DejaVu => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/harness/fonts-dejavu.conf"),
            Self::Roboto => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/harness/fonts-roboto.conf"),
        }
    }
}
