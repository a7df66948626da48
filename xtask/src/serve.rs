//! Serves a finished `dist/` on this machine like a static host: with the headers of `dist/_headers`, precompressed
//! files and the site's own 404 page.
//!
//! It listens on the loopback address only, writes no files, and does not depend on how the site was built.

mod base;
mod caching;
mod handler;
mod headers;
mod request_log;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
    thread::{self, JoinHandle},
};

use axum::Router;
use tokio::sync::oneshot;

pub use base::{BadBase, Base};
pub use headers::{BadHeaders, HeaderRules};
pub use request_log::{LoggedRequest, RequestLog, TestOptions};

/// A running server. It stops when this is dropped.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    base: Base,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// Serves `dist` at the root of a loopback address. Port 0 takes any free one.
    ///
    /// # Errors
    /// The port is taken (`AddrInUse`), `dist` has no `index.html` (`NotFound`), or its `_headers` is invalid
    /// (`InvalidData`).
    pub fn start(dist: impl AsRef<Path>, port: u16) -> io::Result<Self> {
        Self::start_below(dist, port, Base::default())
    }

    /// Serves `dist` at the root of a loopback address with the options of a test.
    ///
    /// # Errors
    /// As [`Site::start`].
    pub fn start_as(dist: impl AsRef<Path>, options: TestOptions) -> io::Result<Self> {
        let port = options.port;
        Self::serve(
            handler::Dist::open(dist.as_ref(), Base::default())?.for_test(options),
            port,
            Base::default(),
        )
    }

    /// Serves `dist`, which was built for `base`, below that path.
    ///
    /// # Errors
    /// As [`Site::start`].
    pub fn start_below(dist: impl AsRef<Path>, port: u16, base: Base) -> io::Result<Self> {
        Self::serve(handler::Dist::open(dist.as_ref(), base.clone())?, port, base)
    }

    fn serve(dist: handler::Dist, port: u16, base: Base) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let thread = thread::Builder::new().name("site".into()).spawn(move || {
            runtime.block_on(async move {
                let app = Router::new().fallback(handler::handle).with_state(Arc::new(dist));
                tokio::spawn(axum::serve(listener, app).into_future());
                // An error means that the sender was dropped, which is also a reason to stop.
                let _ = stopped.await;
            });
            // Open connections are not waited for, because a browser may keep one open indefinitely.
            runtime.shutdown_background();
        })?;
        Ok(Self { address, base, stop: Some(stop), thread: Some(thread) })
    }

    /// The address it listens on.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// The URL of the first page, which ends in `/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Blocks while the server runs, which is until the process is stopped.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // The server's thread has already printed its panic.
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests;
