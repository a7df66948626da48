//! Options of the server for tests: it can log requests, and pretend that a file is missing. Without a test, nothing is
//! logged.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{extract::Request, http::header};

/// The options of a test.
#[derive(Clone, Debug, Default)]
pub struct TestOptions {
    /// The port; 0 takes any free one.
    pub port: u16,
    /// The log for the requests.
    pub log: RequestLog,
    /// A path that gets the 404 page although the file exists.
    pub without: Option<&'static str>,
}

/// A logged request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedRequest {
    /// The method, such as `GET`.
    pub method: String,
    /// The path and the query.
    pub path: String,
    /// Whether it has a body.
    pub has_body: bool,
    /// The values of its `Referer` and `Cookie` headers.
    pub says: Vec<String>,
}

/// The requests so far.
#[derive(Clone, Debug, Default)]
pub struct RequestLog(Arc<Mutex<Vec<LoggedRequest>>>);

impl RequestLog {
    /// The requests so far, in order.
    #[must_use]
    pub fn all(&self) -> Vec<LoggedRequest> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Logs a request.
    pub fn note(&self, request: &Request) {
        let headers = request.headers();
        let length = headers.get(header::CONTENT_LENGTH).is_some_and(|length| length != "0");
        let asked = LoggedRequest {
            method: request.method().to_string(),
            path: request.uri().to_string(),
            has_body: length || headers.contains_key(header::TRANSFER_ENCODING),
            says: [header::REFERER, header::COOKIE]
                .iter()
                .filter_map(|name| headers.get(name))
                .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
                .collect(),
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
    }
}
