//! Browsers that several tests use, one after the other: starting one takes longer than most tests do.
//!
//! Each test has a site at a port of its own, and so an origin of its own: nothing that one test stores is seen by the
//! next. Each begins in a new tab, and the tabs before it are closed. A test that kills its browser, looks into its
//! profile, or changes it for good says [`Browser::alone`].

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

/// How many browsers wait for the next test: an idle one takes memory, about 300 MB for Chromium.
const WAITING: usize = 10;

/// What begins the name of a folder of this program's.
const FOLDER: &str = "stillwater-e2e-";

/// The sessions with the browsers live longer than the runtime of a test.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime can be made")
});

static IDLE: Mutex<Vec<(Class, Running)>> = Mutex::new(Vec::new());

/// What is said to a browser when it is started, and cannot be changed afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    engine: Engine,
    size: (u32, u32),
    dark: bool,
    still: bool,
    fonts: Fonts,
}

impl Class {
    /// The browsers that this one can be taken from; `None` for one that no two tests can share.
    pub fn of(browser: &Browser) -> Option<Self> {
        let Browser { engine, size, dark, still, fonts, .. } = *browser;
        browser.is_shared().then_some(Self { engine, size, dark, still, fonts })
    }
}

/// A browser that is running, with its driver, its profile and its downloads.
pub struct Running {
    pub client: Client,
    pub driver: Driver,
    /// Holds the folders `profile`, `downloads` and `tmp`.
    pub home: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.driver.kill();
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// A browser that waits, or one that is started now.
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

/// Lets the next test have it.
pub fn give_back(class: Class, running: Running) {
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

/// A new tab of the right size, and no other; no file that was downloaded.
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

/// Runs what starts a browser where it is not ended with the test.
pub async fn beyond_this_test<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    RUNTIME.spawn(work).await.expect("it does not panic")
}

/// A folder that no other test has. The folders that a program before this one left, because it was killed, go.
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

/// Whether no test of this program had this port before: what was stored at it would still be there.
pub fn is_new(port: u16) -> bool {
    static PORTS: LazyLock<Mutex<HashSet<u16>>> = LazyLock::new(Mutex::default);
    PORTS.lock().expect("no test fails while it holds this").insert(port)
}
