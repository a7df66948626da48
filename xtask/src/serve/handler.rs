//! Answers a request with a file of `dist/`.
//!
//! It reads nothing outside `dist/`, and serves files only for GET and HEAD.

use std::{io, path::Path, sync::Arc};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, uri::PathAndQuery},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use super::{Base, HeaderRules, TestOptions, caching};

/// The site that is served.
pub struct Dist {
    base: Base,
    rules: HeaderRules,
    files: ServeDir,
    not_found: ServeFile,
    test: Option<TestOptions>,
}

impl Dist {
    /// Reads `_headers`, if it exists, and prepares the file services.
    pub fn open(dist: &Path, base: Base) -> io::Result<Self> {
        if !dist.join("index.html").is_file() {
            let missing = format!("{} holds no finished site", dist.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, missing));
        }
        let rules = match std::fs::read_to_string(dist.join("_headers")) {
            Ok(text) => {
                HeaderRules::parse(&text).map_err(|bad| io::Error::new(io::ErrorKind::InvalidData, bad))?
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => HeaderRules::default(),
            Err(error) => return Err(error),
        };
        let files =
            ServeDir::new(dist).precompressed_br().precompressed_gzip().redirect_path_prefix(base.folder());
        let not_found = ServeFile::new(dist.join("404.html")).precompressed_br().precompressed_gzip();
        Ok(Self { base, rules, files, not_found, test: None })
    }

    /// The same site with the options of a test.
    pub fn for_test(self, options: TestOptions) -> Self {
        Self { test: Some(options), ..self }
    }
}

/// Answers a request.
pub async fn handle(State(dist): State<Arc<Dist>>, request: Request) -> Response {
    if let Some(options) = &dist.test {
        options.log.note(&request);
    }
    if !is_for_here(&request) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let path = request.uri().path().to_owned();
    let Some(inner) = dist.base.strip(&path).map(str::to_owned) else {
        // The host's root redirects to the site. On a real host, something else would be there.
        if path == "/" || path == dist.base.folder() {
            return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, dist.base.to_string())])
                .into_response();
        }
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = read(&dist, request, &inner).await;
    // `_headers` has the host's paths. For a site below a folder they may be written with or without the base.
    let mut stated = dist.rules.for_path(&inner);
    stated.extend(dist.rules.for_path(&path));
    complete(&mut response, &inner, stated);
    response
}

/// Whether the `Host` of a request is this machine. Protects against DNS rebinding: a website whose domain resolves to
/// the loopback address could otherwise read the answers.
fn is_for_here(request: &Request) -> bool {
    let stated = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = stated.or(request.uri().authority().map(|host| host.as_str())).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

/// The file for a path inside the base, or the 404 page.
async fn read(dist: &Dist, request: Request, inner: &str) -> Response {
    let accepted = request.headers().get(header::ACCEPT_ENCODING).cloned();
    let method = request.method().clone();
    let without = dist.test.as_ref().and_then(|options| options.without);
    // Hosts read `_headers` but do not serve it.
    if inner != "/_headers" && without != Some(inner) {
        let found = dist.files.clone().oneshot(seen_from_base(request, inner)).await;
        let Ok(response) = found;
        if response.status() != StatusCode::NOT_FOUND {
            return response.into_response();
        }
    }
    // A new request, because a condition such as If-Modified-Since does not apply to the 404 page.
    let mut instead = Request::new(Body::empty());
    *instead.method_mut() = method;
    if let Some(accepted) = accepted {
        instead.headers_mut().insert(header::ACCEPT_ENCODING, accepted);
    }
    let Ok(response) = dist.not_found.clone().oneshot(instead).await;
    let mut response = response.into_response();
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// The same request with its path relative to the base.
fn seen_from_base(mut request: Request, inner: &str) -> Request {
    let whole = match request.uri().query() {
        Some(query) => format!("{inner}?{query}"),
        None => inner.to_owned(),
    };
    // The path is part of a valid URI, so this cannot fail.
    if let Ok(target) = PathAndQuery::try_from(whole) {
        *request.uri_mut() = Uri::from(target);
    }
    request
}

/// Adds the headers that do not come from the file system: charset, caching, and those of `_headers`.
fn complete(response: &mut Response, path: &str, stated: HeaderMap) {
    let kept = caching::default_for(path);
    let found = !response.status().is_client_error();
    let headers = response.headers_mut();
    if let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(with_charset) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.extend(stated);
    if !found {
        // An immutable path must not make the browser cache the 404 page.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
}

/// The content type with a charset, if it is text without one.
fn with_charset(kind: &HeaderValue) -> Option<HeaderValue> {
    let kind = kind.to_str().ok()?;
    let text = kind.starts_with("text/") || kind == "image/svg+xml";
    (text && !kind.contains("charset"))
        .then(|| HeaderValue::try_from(format!("{kind}; charset=utf-8")).ok())
        .flatten()
}
