//! Serves a finished `dist/` on this machine as a careful static host would: the headers of `dist/_headers`,
//! precompressed files, the site's own 404 page.
//!
//! It never listens on anything but the loopback address, never writes a file, and knows nothing of how the site
//! was built.

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
    /// The port is taken (`AddrInUse`), `dist` has no `index.html` (`NotFound`), or its `_headers` cannot be
    /// understood (`InvalidData`).
    pub fn start(dist: impl AsRef<Path>, port: u16) -> io::Result<Self> {
        Self::start_below(dist, port, Base::default())
    }

    /// Serves `dist` at the root of a loopback address as a test wants it.
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

    /// Serves `dist`, built for hosting below `base`, there.
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
                // An error means the sender is gone, which is the same wish.
                let _ = stopped.await;
            });
            // Not waited for: a browser may keep its connection open for as long as it likes.
            runtime.shutdown_background();
        })?;
        Ok(Self { address, base, stop: Some(stop), thread: Some(thread) })
    }

    /// The address it listens on.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// The address of the first page, ending in `/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Waits for as long as the server runs, which is until the process is stopped.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic in the server has already been printed by its own thread.
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
