//! Parses `_headers`, the file that tells static hosts (Netlify, Cloudflare Pages and others) which headers to send.
//!
//! It accepts only the syntax that all of these hosts support: paths with at most one `*`, at the end, each followed by
//! indented `Name: value` lines. Anything else is an error, so that a mistake is found before the site is deployed.

use std::{error::Error, fmt};

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The rules of a `_headers` file, in the order of the file.
#[derive(Debug, Default)]
pub struct HeaderRules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    path: String,
    /// Whether the path ended in `*`, which matches any rest.
    open: bool,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// An invalid line of `_headers`.
#[derive(Debug)]
pub struct BadHeaders {
    line: usize,
    problem: &'static str,
}

impl HeaderRules {
    /// Parses the text of a `_headers` file.
    ///
    /// # Errors
    /// The first line that is neither blank, a comment, a path nor a header.
    pub fn parse(text: &str) -> Result<Self, BadHeaders> {
        let mut rules: Vec<Rule> = Vec::new();
        for (index, raw) in text.lines().enumerate() {
            let bad = |problem| BadHeaders { line: index + 1, problem };
            let line = raw.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if raw.starts_with(char::is_whitespace) {
                let rule = rules.last_mut().ok_or_else(|| bad("a header before any path"))?;
                let (name, value) = line.split_once(':').ok_or_else(|| bad("a header without `:`"))?;
                let name = HeaderName::try_from(name.trim()).map_err(|_| bad("not the name of a header"))?;
                let value =
                    HeaderValue::try_from(value.trim()).map_err(|_| bad("not the value of a header"))?;
                rule.headers.push((name, value));
            } else {
                if !line.starts_with('/') {
                    return Err(bad("a path has to start with `/`"));
                }
                let open = line.ends_with('*');
                let path = line.strip_suffix('*').unwrap_or(line).to_owned();
                if path.contains(['*', ':']) || path.contains(char::is_whitespace) {
                    return Err(bad("a path may have one `*`, at its end, and no `:` or space"));
                }
                rules.push(Rule { path, open, headers: Vec::new() });
            }
        }
        Ok(Self(rules))
    }

    /// The headers for a path. All matching rules apply. Values of a header that several rules set are joined with a
    /// comma, as hosts do, so that a rule written twice by mistake shows here too.
    #[must_use]
    pub fn for_path(&self, path: &str) -> HeaderMap {
        let mut found = HeaderMap::new();
        for (name, value) in self.0.iter().filter(|rule| rule.matches(path)).flat_map(|rule| &rule.headers) {
            let joined = found.get(name).and_then(|before: &HeaderValue| {
                let both = [before.as_bytes(), value.as_bytes()].join(&b", "[..]);
                HeaderValue::try_from(both).ok()
            });
            found.insert(name.clone(), joined.unwrap_or_else(|| value.clone()));
        }
        found
    }
}

impl Rule {
    fn matches(&self, path: &str) -> bool {
        if self.open { path.starts_with(&self.path) } else { path == self.path }
    }
}

impl fmt::Display for BadHeaders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "_headers, line {}: {}", self.line, self.problem)
    }
}

impl Error for BadHeaders {}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = "# comment\n/*\n  X-Content-Type-Options: nosniff\n  Content-Security-Policy: default-src 'none'; img-src 'self' data:\n\n/app-*\n\tCache-Control: immutable\n/signs/\n  X-One: 1\n";

    #[test]
    fn a_star_matches_whatever_follows() -> Result<(), BadHeaders> {
        let rules = HeaderRules::parse(EXAMPLE)?;
        let all = rules.for_path("/any/thing");
        assert_eq!(all.len(), 2);
        assert_eq!(all["content-security-policy"], "default-src 'none'; img-src 'self' data:");
        assert_eq!(rules.for_path("/app-1.js")["cache-control"], "immutable");
        assert!(!rules.for_path("/x/app-1.js").contains_key("cache-control"));
        Ok(())
    }

    #[test]
    fn without_a_star_only_the_path_itself_matches() -> Result<(), BadHeaders> {
        let rules = HeaderRules::parse(EXAMPLE)?;
        assert!(rules.for_path("/signs/").contains_key("x-one"));
        assert!(!rules.for_path("/signs/more").contains_key("x-one"));
        assert!(!rules.for_path("/signs").contains_key("x-one"));
        Ok(())
    }

    #[test]
    fn a_header_stated_twice_is_joined() -> Result<(), BadHeaders> {
        let rules = HeaderRules::parse("/*\n A: 1\n/b\n a: 2\n")?;
        assert_eq!(rules.for_path("/b")["a"], "1, 2");
        Ok(())
    }

    #[test]
    fn an_error_names_its_line() {
        for (text, line) in [
            (" A: 1", 1),
            ("/*\n A 1", 2),
            ("/*\n A b: 1", 2),
            ("/*\n\nhttps://host/*", 3),
            ("/a/*.js", 1),
            ("/:name", 1),
        ] {
            match HeaderRules::parse(text) {
                Ok(_) => assert!(text.is_empty(), "accepted: {text}"),
                Err(bad) => assert_eq!(bad.line, line, "{text}"),
            }
        }
    }
}
