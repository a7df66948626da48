//! What tests want of a server: to know what it was asked, and that it is without something. Without a test nothing is noted.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{extract::Request, http::header};

/// How a test wants the site served.
#[derive(Clone, Debug, Default)]
pub struct TestOptions {
    /// The port; 0 takes any free one.
    pub port: u16,
    /// Where to note what is asked.
    pub log: RequestLog,
    /// A path that is answered as if there were nothing.
    pub without: Option<&'static str>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedRequest {
    /// `GET`, for instance.
    pub method: String,
    /// The path, with the query behind it if there is one.
    pub path: String,
    /// Whether it brought anything along.
    pub has_body: bool,
    /// What it said of where it came from, and any cookie.
    pub says: Vec<String>,
}

/// The requests so far.
#[derive(Clone, Debug, Default)]
pub struct RequestLog(Arc<Mutex<Vec<LoggedRequest>>>);

impl RequestLog {
    /// The requests so far, in their order.
    #[must_use]
    pub fn all(&self) -> Vec<LoggedRequest> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes a request.
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
