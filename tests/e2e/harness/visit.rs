//! A visit: a browser at a site of its own.

use super::disk::Disk;
use super::driver::Driver;
use super::pool::{self, Class, Running};
use super::{Browser, Engine, chromium, copy, firefox, times, webkit};
use fantoccini::wd::{TimeoutConfiguration, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use xtask::serve::{LoggedRequest, RequestLog, Site, TestOptions};

/// The timeout for loading a page: far longer than it takes.
const LOADING: Duration = Duration::from_secs(60);

/// A browser and the site it visits.
pub struct Visit {
    /// The session with the browser.
    pub client: Client,
    pub(super) browser: Browser,
    /// `None` only during drop.
    pub(super) running: Option<Running>,
    pub(super) disk: Option<Disk>,
    pub(super) tabs: RefCell<Vec<WindowHandle>>,
    /// `None` while the site cannot be reached.
    site: Option<Site>,
    address: String,
    dist: PathBuf,
    log: RequestLog,
    /// The folder for a copy of the site.
    folder: PathBuf,
    begun: Instant,
}

impl Drop for Visit {
    fn drop(&mut self) {
        times::note(self.begun.elapsed());
        self.site = None;
        let _ = fs::remove_dir_all(&self.folder);
        let Some(mut running) = self.running.take() else { return };
        match Class::of(&self.browser) {
            Some(class) if !thread::panicking() => pool::give_back(class, running),
            _ => {
                running.driver.kill();
                self.disk = None;
            }
        }
    }
}

impl Visit {
    pub(super) async fn open(browser: Browser) -> Self {
        let begun = Instant::now();
        let folder = pool::folder();
        let dist = env::var_os(browser.dist).unwrap_or_else(|| panic!("{} is not set", browser.dist));
        let dist = copy::site(&browser, dist.into(), folder.join("site"));
        let log = RequestLog::default();
        let site = serve_at_a_new_port(&browser, &dist, &log);
        let address = site.url().trim_end_matches('/').to_string();
        let (running, disk) = match Class::of(&browser) {
            Some(class) => (pool::take(&browser, class).await, None),
            None => alone(&browser).await,
        };
        let visit = Self {
            client: running.client.clone(),
            browser,
            running: Some(running),
            disk,
            tabs: RefCell::default(),
            site: Some(site),
            address,
            dist,
            log,
            folder,
            begun,
        };
        if visit.browser.asked {
            visit.answer_where_to_keep().await;
        }
        visit
    }

    /// The folder of the browser's profile and downloads.
    pub(super) fn home(&self) -> &Path {
        &self.running.as_ref().expect("it is not dropped").home
    }

    /// The driver of a browser that is not shared.
    pub(super) fn driver(&mut self) -> &mut Driver {
        self.assert_alone();
        &mut self.running.as_mut().expect("it is not dropped").driver
    }

    pub(super) fn assert_alone(&self) {
        assert!(!self.browser.is_shared(), "other tests have this browser, too: Browser::alone");
    }

    /// Stores the answer "on this device, open" in advance, from a file of the site that runs no script.
    async fn answer_where_to_keep(&self) {
        let names = fs::read_dir(&self.dist).expect("the site is there").flatten();
        let icon = names.map(|file| file.file_name().to_string_lossy().into_owned());
        let icon =
            { icon }.find(|name| name.starts_with("icon-") && name.ends_with(".svg")).expect("an icon");
        self.load(&format!("/{icon}")).await;
        self.js("try { localStorage['stillwater/settings'] = '{\"v\":1,\"where\":\"open\"}' } catch {}")
            .await;
    }

    /// The requests to the site so far.
    pub fn asked(&self) -> Vec<LoggedRequest> {
        self.log.all()
    }

    /// The URL of a page of the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The folder that the site is served from.
    pub fn dist(&self) -> &Path {
        &self.dist
    }

    /// Stops the server, as if there was no network.
    pub fn network_goes(&mut self) {
        self.site = None;
    }

    /// Starts the server again on the same port.
    pub fn network_returns(&mut self) {
        let port = url::Url::parse(&self.address).ok().and_then(|url| url.port()).unwrap_or_default();
        self.site = Some(serve(&self.browser, &self.dist, &self.log, port));
    }

    /// Loads a page without waiting for the program.
    pub async fn load(&self, path: &str) {
        self.client.goto(&self.url(path)).await.expect("the page loads");
    }

    /// Loads a page and waits until it is interactive.
    pub async fn go(&self, path: &str) {
        let page = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
        let here = self.client.current_url().await.map(String::from).unwrap_or_default();
        if page(&here) == page(&self.url(path)) {
            // Navigating to a URL that differs only in its fragment would not load the page.
            self.client.goto("about:blank").await.expect("an empty page loads");
        }
        self.load(path).await;
        self.ready().await;
    }

    /// Begins the worksheet at `path`, without its start page.
    pub async fn begin(&self, path: &str) {
        self.go(&format!("{path}#begin")).await;
        self.until("document.querySelector('.foot')").await;
    }

    /// Waits until the page is interactive.
    pub async fn ready(&self) {
        self.until("'ready' in document.documentElement.dataset").await;
    }

    /// Reloads the page and waits until it is interactive.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
        self.ready().await;
    }
}

/// Serves the site. Most tests have no service worker, because its cache would hide the faults they cause.
fn serve(browser: &Browser, dist: &Path, log: &RequestLog, port: u16) -> Site {
    let without = (!browser.kept).then_some("/sw.js");
    Site::start_as(dist, TestOptions { port, log: log.clone(), without }).expect("the site can be served")
}

/// Serves the site on a port that no earlier test of this run had.
fn serve_at_a_new_port(browser: &Browser, dist: &Path, log: &RequestLog) -> Site {
    loop {
        let site = serve(browser, dist, log, 0);
        if pool::is_new(site.addr().port()) {
            return site;
        }
    }
}

/// Starts a browser that is not shared.
async fn alone(browser: &Browser) -> (Running, Option<Disk>) {
    let home = pool::folder();
    pool::make_home(&home);
    let profile = home.join("profile");
    let disk = browser.disk.map(|size| Disk::mount(&profile, size).expect("it was allowed"));
    if browser.engine == Engine::Firefox {
        firefox::prepare(&disk.as_ref().map_or(profile.clone(), |disk| disk.outside(&profile)));
    }
    let driver = start(browser, disk.as_ref(), &home);
    let client = connect(browser, &driver, &home).await;
    (Running { client, driver, home }, disk)
}

/// Starts the driver, which sees the small disk if there is one.
pub fn start(browser: &Browser, disk: Option<&Disk>, home: &Path) -> Driver {
    Driver::start(browser.engine, browser.fonts, &disk.map(Disk::inside).unwrap_or_default(), home)
}

/// Opens a session, for which the driver starts the browser.
pub async fn connect(browser: &Browser, driver: &Driver, home: &Path) -> Client {
    let wanted = match browser.engine {
        Engine::Chromium => chromium::capabilities,
        Engine::Firefox => firefox::capabilities,
        Engine::WebKit => webkit::capabilities,
    };
    let (wanted, address) =
        (wanted(browser, &home.join("profile"), &home.join("downloads")), driver.address());
    let connecting =
        async move { ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(&address).await };
    let client = pool::beyond_this_test(connecting).await.expect("the browser starts");
    // A driver that waits for a page forever should fail one test, not block all of them.
    let patience = TimeoutConfiguration::new(None, Some(LOADING), None);
    client.update_timeouts(patience).await.expect("the driver can wait less");
    if browser.engine == Engine::Firefox {
        firefox::resize(&client, browser.size).await.expect("the window can be resized");
    }
    client
}
