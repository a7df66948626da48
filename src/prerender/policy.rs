//! The security policy of the pages and the headers a host is to send.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The content security policy: nothing but our own files, no inline script but the ones in the page, no markup made of
/// strings. The page's own script makes the one trusted type there is: the addresses of the workers.
pub fn policy(scripts: &[&str]) -> String {
    let hashes: String = scripts
        .iter()
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; object-src 'none'; \
         require-trusted-types-for 'script'; trusted-types stillwater"
    )
}

/// The `_headers` file that several static hosts read, and `cargo xtask serve` too. Files with a fingerprint in their
/// name never change; pages and pictures are asked for anew.
pub fn headers(base: &str, policy: &str) -> String {
    // It binds the whole host: below somebody's folder that is not ours to say.
    let whole_host = if base == "/" { "Strict-Transport-Security: max-age=31536000\n  " } else { "" };
    let mut text = format!(
        "{base}*\n  \
         Content-Security-Policy: {policy}; frame-ancestors 'none'\n  \
         Cross-Origin-Opener-Policy: same-origin\n  \
         Cross-Origin-Resource-Policy: same-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()\n  \
         Referrer-Policy: no-referrer\n  \
         {whole_host}\
         X-Content-Type-Options: nosniff\n"
    );
    for name in [
        "app-*",
        "icon-*",
        "judge-*",
        "keeper-*",
        "read-*",
        "reader-*",
        "site-*",
        "stretcher-*",
        "words-*",
        "worker-*",
    ] {
        text.push_str(&format!("{base}{name}\n  Cache-Control: public, max-age=31536000, immutable\n"));
    }
    text
}
