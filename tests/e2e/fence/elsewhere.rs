//! A second server on this machine, which only records the requests it receives.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that runs as long as the tests.
pub struct Elsewhere {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    /// Starts a server that answers every request with this page.
    pub fn with(page: String) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = asked.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (page, notes) = (page.clone(), notes.clone());
                thread::spawn(move || answer(stream, &page, &notes));
            }
        });
        Self { port, asked }
    }

    /// Starts a server that answers with an empty page.
    pub fn silent() -> Self {
        Self::with(String::new())
    }

    /// The origin, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The first line of each request, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody fails while noting").clone()
    }
}

fn answer(stream: TcpStream, page: &str, notes: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(&stream).lines();
    let Some(Ok(first)) = lines.next() else { return };
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    notes.lock().expect("nobody fails while noting").push(first);
    let _ = write!(
        &stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{page}",
        page.len()
    );
}
