//! The base path: the folder of a host below which the site is served, such as `/` or `/some/path/`.
//!
//! It only handles the path, not files.

use std::{error::Error, fmt, str::FromStr};

/// A path that starts and ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

/// The text is not a valid base path.
#[derive(Debug)]
pub struct BadBase(String);

impl Base {
    /// The path, such as `/some/path/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `path` relative to the base, with a leading `/`; `None` if it is outside.
    #[must_use]
    pub fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        // The last `/` of the base stays, so that the rest begins with one.
        let folder = self.folder();
        path.strip_prefix(folder).filter(|rest| rest.starts_with('/'))
    }

    /// The base without its last `/`; empty for the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.strip_suffix('/').unwrap_or(&self.0)
    }
}

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Base {
    type Err = BadBase;

    fn from_str(text: &str) -> Result<Self, BadBase> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty()).collect();
        let fine = text.starts_with('/')
            && parts.iter().all(|part| part.chars().all(plain) && *part != "." && *part != "..");
        if !fine {
            return Err(BadBase(text.to_owned()));
        }
        let mut path = String::from("/");
        for part in parts {
            path.push_str(part);
            path.push('/');
        }
        Ok(Self(path))
    }
}

impl fmt::Display for BadBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a path such as /some/path/ (letters, digits, `-`, `.`, `_` and `~` between the slashes)",
            self.0
        )
    }
}

impl Error for BadBase {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_are_put_right() -> Result<(), BadBase> {
        for given in ["/a/b", "/a/b/", "//a//b//"] {
            assert_eq!(Base::from_str(given)?.as_str(), "/a/b/");
        }
        assert_eq!(Base::from_str("/")?, Base::default());
        Ok(())
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for given in ["", "a/b", "https://host/", "/a b/", "/a?b/", "/../", "/%2e/"] {
            assert!(Base::from_str(given).is_err(), "{given}");
        }
    }

    #[test]
    fn only_what_lies_below_is_seen() -> Result<(), BadBase> {
        let base = Base::from_str("/a/")?;
        assert_eq!(base.strip("/a/signs/"), Some("/signs/"));
        assert_eq!(base.strip("/a/"), Some("/"));
        assert_eq!(base.strip("/a"), None);
        assert_eq!(base.strip("/about/"), None);
        assert_eq!(Base::default().strip("/signs/"), Some("/signs/"));
        Ok(())
    }
}
