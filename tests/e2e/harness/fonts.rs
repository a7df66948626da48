//! The fonts that a browser finds. Other installed fonts would change the layout.

/// A set of fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fonts {
    /// DejaVu, a wide font and the default of all tests.
    DejaVu,
    /// Roboto, the font of Android, and Noto Serif.
    Roboto,
}

impl Fonts {
    /// All sets.
    pub const ALL: [Self; 2] = [Self::DejaVu, Self::Roboto];

    /// The Fontconfig file that replaces this machine's settings.
    pub fn settings(self) -> &'static str {
        match self {
            Self::DejaVu => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/harness/fonts-dejavu.conf"),
            Self::Roboto => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/harness/fonts-roboto.conf"),
        }
    }
}
