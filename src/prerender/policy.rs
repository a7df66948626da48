//! The content security policy, and the HTTP headers of the site.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The Content-Security-Policy: it allows only our own files, the inline scripts and styles by their hashes, and no
/// markup from strings.
/// The only trusted types policy (`stillwater`) makes the URLs of the workers. The page makes each worker from a
/// `blob:` URL after comparing the code with its integrity hash; such a worker inherits the policy of the page.
pub fn policy(scripts: &[&str], styles: &str) -> String {
    let hash = |text: &str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let scripts: String = scripts.iter().map(|script| hash(script)).collect();
    let styles = hash(styles);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'; object-src 'none'; \
         require-trusted-types-for 'script'; trusted-types stillwater"
    )
}

/// The features for the `Permissions-Policy` header. The site uses none of them, so an injected script must not either.
const NEVER: [&str; 40] = [
    "accelerometer",
    "ambient-light-sensor",
    "attribution-reporting",
    "bluetooth",
    "browsing-topics",
    "camera",
    "captured-surface-control",
    "clipboard-read",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "interest-cohort",
    "join-ad-interest-group",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "run-ad-auction",
    "screen-wake-lock",
    "serial",
    "shared-storage",
    "speaker-selection",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// Files with a fingerprint in their names never change.
const FOR_EVER: [&str; 9] =
    ["app-*", "icon-*", "judge-*", "keeper-*", "read-*", "reader-*", "site-*", "stretcher-*", "words-*"];

/// The `_headers` file, which several static hosts and `cargo xtask serve` read. Fingerprinted files are immutable;
/// pages and pictures are revalidated. `pages` are the URLs of the pages.
///
/// The `webrtc` directive is for browsers that support it. It is in the header only, because HTML validators reject it
/// in a `<meta>` element.
///
/// Hosts join the values of a header that two rules set, so at most one rule sets `Cache-Control` for a file.
pub fn headers(base: &str, policy: &str, pages: &BTreeSet<String>) -> String {
    // HSTS applies to the whole host, so it is set only if the site is at its root.
    let whole_host = if base == "/" { "Strict-Transport-Security: max-age=31536000\n  " } else { "" };
    let never = NEVER.map(|name| format!("{name}=()")).join(", ");
    let mut text = format!(
        "{base}*\n  \
         Content-Security-Policy: {policy}; webrtc 'block'; frame-ancestors 'none'\n  \
         Cross-Origin-Embedder-Policy: require-corp\n  \
         Cross-Origin-Opener-Policy: same-origin\n  \
         Cross-Origin-Resource-Policy: same-origin\n  \
         Permissions-Policy: {never}\n  \
         Referrer-Policy: no-referrer\n  \
         {whole_host}\
         X-Content-Type-Options: nosniff\n"
    );
    for name in FOR_EVER {
        text.push_str(&format!("{base}{name}\n  Cache-Control: public, max-age=31536000, immutable\n"));
    }
    for name in anew(base, pages) {
        text.push_str(&format!("{base}{name}\n  Cache-Control: no-cache\n"));
    }
    text
}

/// The rules for files without a fingerprint: the home page, and everything in the site's folders.
fn anew(base: &str, pages: &BTreeSet<String>) -> BTreeSet<String> {
    let mut rules: BTreeSet<String> =
        ["pictures/*", "site.webmanifest", super::service_worker::NAME].map(String::from).into();
    for page in pages {
        let inside = page.strip_prefix(base).unwrap_or(page);
        rules.insert(match inside.split_once('/') {
            Some((folder, _)) => format!("{folder}/*"),
            None => inside.into(),
        });
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(base: &str) -> String {
        let pages = ["", "404.html", "signs/", "worksheets/", "worksheets/forgiveness/"];
        headers(base, "default-src 'none'", &pages.iter().map(|page| format!("{base}{page}")).collect())
    }

    /// The rules of a `_headers` file: each a path with its headers.
    fn rules(text: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
        let mut rules: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
        for line in text.lines() {
            match (line.strip_prefix("  ").and_then(|line| line.split_once(": ")), rules.last_mut()) {
                (Some(header), Some((_, headers))) => headers.push(header),
                _ => rules.push((line, Vec::new())),
            }
        }
        rules
    }

    fn of<'a>(rules: &[(&str, Vec<(&str, &'a str)>)], path: &str, name: &str) -> Vec<&'a str> {
        let fits = |rule: &str| rule.strip_suffix('*').map_or(rule == path, |begin| path.starts_with(begin));
        let found = rules.iter().filter(|(rule, _)| fits(rule)).flat_map(|(_, headers)| headers);
        found.filter(|(stated, _)| *stated == name).map(|(_, value)| *value).collect()
    }

    #[test]
    fn every_file_has_one_rule_for_how_long_it_is_kept() {
        for base in ["/", "/some/path/"] {
            let text = written(base);
            let rules = rules(&text);
            for (file, kept) in [
                ("", "no-cache"),
                ("404.html", "no-cache"),
                ("signs/", "no-cache"),
                ("worksheets/forgiveness/", "no-cache"),
                ("pictures/a.svg", "no-cache"),
                ("site.webmanifest", "no-cache"),
                ("sw.js", "no-cache"),
                ("app-0123456789abcdef.js", "public, max-age=31536000, immutable"),
                ("read-en-0123456789ab.json", "public, max-age=31536000, immutable"),
                ("site-0123456789ab.css", "public, max-age=31536000, immutable"),
            ] {
                assert_eq!(of(&rules, &format!("{base}{file}"), "Cache-Control"), [kept], "{base}{file}");
            }
        }
    }

    #[test]
    fn every_file_has_the_whole_policy() {
        let text = written("/");
        let rules = rules(&text);
        for path in ["/", "/signs/", "/app-1.js", "/nowhere"] {
            assert_eq!(of(&rules, path, "Cross-Origin-Embedder-Policy"), ["require-corp"]);
            assert_eq!(of(&rules, path, "Cross-Origin-Opener-Policy"), ["same-origin"]);
            assert_eq!(of(&rules, path, "Cross-Origin-Resource-Policy"), ["same-origin"]);
            assert_eq!(of(&rules, path, "Content-Security-Policy").len(), 1);
            let permissions = of(&rules, path, "Permissions-Policy").concat();
            for name in
                ["camera", "usb", "serial", "bluetooth", "publickey-credentials-get", "idle-detection"]
            {
                assert!(permissions.split(", ").any(|part| part == format!("{name}=()")), "{name}");
            }
        }
        assert!(NEVER.is_sorted(), "each is named once, and is found");
        assert!(!written("/below/").contains("Strict-Transport-Security"));
    }

    /// The limits of Cloudflare Pages: 100 rules, and 2,000 characters per line.
    #[test]
    fn hosts_take_all_of_it() {
        let text = written("/");
        assert!(rules(&text).len() <= 100 && text.lines().all(|line| line.len() <= 2_000));
    }
}
