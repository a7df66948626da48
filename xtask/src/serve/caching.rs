//! The default of `Cache-Control`, for files where `_headers` sets none.
//!
//! It depends on the name of a file only.

/// The `Cache-Control` for a path: immutable if the name contains a hash of the content, otherwise revalidated each
/// time.
pub fn default_for(path: &str) -> &'static str {
    if path.split(['/', '-', '_', '.']).any(is_hash) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Trunk and wasm-bindgen both put a hash of 16 hexadecimal digits into a file's name.
fn is_hash(part: &str) -> bool {
    part.len() == 16 && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::default_for;

    #[test]
    fn a_hash_in_the_name_is_kept_for_ever() {
        for path in [
            "/app-0123456789abcdef.js",
            "/app-0123456789abcdef_bg.wasm",
            "/snippets/yew-0123456789abcdef/a.js",
        ] {
            assert!(default_for(path).contains("immutable"), "{path}");
        }
    }

    #[test]
    fn everything_else_is_asked_for_again() {
        for path in ["/", "/signs/", "/sw.js", "/defaced.css", "/app-0123.js"] {
            assert_eq!(default_for(path), "no-cache", "{path}");
        }
    }
}
