//! A pool of browsers that tests use one after the other, because starting one takes longer than most tests.
//!
//! Each test has a site on its own port, and thereby its own origin, so it does not see what another test stored. Each
//! test begins in a new tab, and the earlier tabs are closed. A test that kills its browser, reads its profile or
//! changes it permanently uses [`Browser::alone`].

use super::driver::Driver;
use super::visit::{connect, start};
use super::{Browser, Engine, Fonts, chromium, firefox};
use fantoccini::Client;
use std::collections::HashSet;
use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};
use std::{env, fs, io, process};
use tokio::runtime::{Builder, Runtime};

/// The maximum number of idle browsers. Each takes memory, about 300 MB for Chromium.
const WAITING: usize = 10;

/// The prefix of the names of all temporary folders of this program.
const FOLDER: &str = "stillwater-e2e-";

/// The runtime for the sessions with the browsers, which outlive the runtime of a test.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime can be made")
});

static IDLE: Mutex<Vec<(Class, Running)>> = Mutex::new(Vec::new());

/// The settings of a browser that cannot be changed after its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    engine: Engine,
    size: (u32, u32),
    dark: bool,
    still: bool,
    fonts: Fonts,
}

impl Class {
    /// The class of browsers that this test can use; `None` if it cannot share one.
    pub fn of(browser: &Browser) -> Option<Self> {
        let Browser { engine, size, dark, still, fonts, .. } = *browser;
        browser.is_shared().then_some(Self { engine, size, dark, still, fonts })
    }
}

/// A running browser with its driver, profile and downloads.
pub struct Running {
    pub client: Client,
    pub driver: Driver,
    /// Contains the folders `profile`, `downloads` and `tmp`.
    pub home: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.driver.kill();
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// Returns an idle browser, or starts one.
pub async fn take(browser: &Browser, class: Class) -> Running {
    while let Some(running) = waiting(class) {
        if clean(&running, browser).await.is_ok() {
            return running;
        }
    }
    let home = folder();
    make_home(&home);
    if browser.engine == Engine::Firefox {
        firefox::prepare(&home.join("profile"));
    }
    let driver = start(browser, None, &home);
    let client = connect(browser, &driver, &home).await;
    Running { client, driver, home }
}

/// Puts a browser back for the next test, unless its driver is too old.
pub fn give_back(class: Class, running: Running) {
    if running.driver.is_old() {
        return;
    }
    let mut idle = IDLE.lock().expect("no test fails while it holds this");
    idle.push((class, running));
    let oldest = (idle.len() > WAITING).then(|| idle.remove(0));
    drop(idle);
    drop(oldest);
}

fn waiting(class: Class) -> Option<Running> {
    let mut idle = IDLE.lock().expect("no test fails while it holds this");
    let last = idle.iter().rposition(|(its, _)| *its == class)?;
    Some(idle.remove(last).1)
}

/// Leaves one new tab of the right size, and an empty folder for downloads.
async fn clean(running: &Running, browser: &Browser) -> Result<(), fantoccini::error::CmdError> {
    let client = &running.client;
    let before = client.windows().await?;
    let new = client.new_window(true).await?.handle;
    for window in before {
        client.switch_to_window(window).await?;
        client.close_window().await?;
    }
    client.switch_to_window(new).await?;
    match browser.engine {
        Engine::Chromium => chromium::resize(client, browser.size).await?,
        Engine::Firefox => firefox::resize(client, browser.size).await?,
        Engine::WebKit => {}
    }
    let downloads = running.home.join("downloads");
    fs::remove_dir_all(&downloads)
        .and_then(|()| fs::create_dir(&downloads))
        .expect("a folder can be emptied");
    Ok(())
}

/// Runs work that starts a browser on the shared runtime, because it would end with the test otherwise.
pub async fn beyond_this_test<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    RUNTIME.spawn(work).await.expect("it does not panic")
}

/// A new temporary folder. On first use, removes the folders that killed runs of this program have left.
pub fn folder() -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    static SWEPT: LazyLock<()> = LazyLock::new(|| drop(sweep()));
    LazyLock::force(&SWEPT);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    env::temp_dir().join(format!("{FOLDER}{}-{number}", process::id()))
}

/// Makes the folders of a browser.
pub fn make_home(home: &std::path::Path) {
    for folder in ["profile", "downloads", "tmp"] {
        fs::create_dir_all(home.join(folder)).expect("a folder can be made");
    }
}

fn sweep() -> io::Result<()> {
    for entry in fs::read_dir(env::temp_dir())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(FOLDER).and_then(|rest| rest.split('-').next());
        if process.is_some_and(|process| !fs::exists(format!("/proc/{process}")).unwrap_or(true)) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Whether this port is used for the first time in this run. At a port used before, the browser still has what that
/// test stored.
pub fn is_new(port: u16) -> bool {
    static PORTS: LazyLock<Mutex<HashSet<u16>>> = LazyLock::new(Mutex::default);
    PORTS.lock().expect("no test fails while it holds this").insert(port)
}
