//! The WebDriver process and its browser, which are started and killed together.

use super::reading::BEAT;
use super::{Engine, Fonts, webkit};
use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Leads the driver's process group, and kills the group when standard input is closed. That also happens when the test
/// program is killed, so no browser is left behind. After 15 minutes it kills the group in any case, so that a driver
/// that never answers fails its own test and does not block the others. It prints [`ENDED`] when the driver has ended,
/// because the script itself keeps the output open, which would otherwise never end.
const GUARD: &str =
    "(\"$@\" 2>&1; echo ended) & (sleep 900; kill -KILL 0) >/dev/null & read -r _; kill -KILL 0";
/// How long a shared driver is given to further tests. [`GUARD`] ends it ten minutes later, which is more than the slowest
/// test takes.
const SHARED_FOR: Duration = Duration::from_secs(300);
/// The line that is printed when the driver has ended.
const ENDED: &str = "ended";

/// The number of attempts to start a driver. Chromium's was seen to end immediately in about one of several hundred
/// starts, most likely because the port it took in one address family is in use in the other.
const STARTS: usize = 5;

/// The time for which a process outside the group may keep the output open after a kill. Firefox's crash helper is such
/// a process, and stays if it is killed at the wrong moment of Firefox's start.
const LINGERING: Duration = Duration::from_secs(5);

/// A running driver.
pub struct Driver {
    guard: Child,
    output: Option<JoinHandle<()>>,
    port: u16,
    started: Instant,
}

impl Driver {
    /// Starts a driver whose browser finds these fonts only. `inside` is a command that starts another program, such as
    /// [`Disk::inside`](super::disk::Disk::inside). The folder `tmp` in `home` is for temporary files, which a killed
    /// browser leaves behind.
    pub fn start(engine: Engine, fonts: Fonts, inside: &[OsString], home: &Path) -> Self {
        let started = (0..STARTS).find_map(|_| Self::try_start(engine, fonts, inside, home));
        started.unwrap_or_else(|| panic!("the driver of {engine:?} does not listen"))
    }

    fn try_start(engine: Engine, fonts: Fonts, inside: &[OsString], home: &Path) -> Option<Self> {
        let litter = home.join("tmp");
        let (mut inside, mut own, mut chosen) = (inside.to_vec(), Vec::new(), None);
        let any = |args: &[&str]| args.iter().map(|arg| String::from(*arg)).collect();
        let (variable, usual, args): (_, _, Vec<String>) = match engine {
            Engine::Chromium => ("CHROMEDRIVER", "chromedriver", any(&["--port=0"])),
            Engine::Firefox => ("GECKODRIVER", "geckodriver", any(&["--port=0", "--websocket-port=0"])),
            Engine::WebKit => {
                inside.extend(webkit::screen(&litter));
                own = webkit::environment(home);
                let port = *chosen.insert(webkit::free_port());
                ("WEBKITDRIVER", "WebKitWebDriver", vec![format!("--port={port}")])
            }
        };
        let program = env::var_os(variable).unwrap_or_else(|| usual.into());
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "sh"])
            .args(inside)
            .arg(&program)
            .args(args)
            .env("TMPDIR", litter)
            .env("FONTCONFIG_FILE", fonts.settings())
            .envs(own)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell can be started");
        let mut said = BufReader::new(guard.stdout.take().expect("it is piped"));
        let port = match chosen {
            Some(chosen) => webkit::listens(chosen).then_some(chosen),
            None => port(&mut said),
        };
        let Some(port) = port else {
            drop(guard.stdin.take());
            let _ = guard.wait();
            return None;
        };
        // The output is read and dropped, because a driver stops when the pipe is full.
        let output = thread::spawn(move || drop(io::copy(&mut said, &mut io::sink())));
        Some(Self { guard, output: Some(output), port, started: Instant::now() })
    }

    /// The URL that the driver listens on.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Whether no further test should use this driver, because it will be ended soon.
    pub fn is_old(&self) -> bool {
        self.started.elapsed() > SHARED_FOR
    }

    /// The process group of the driver and its browser.
    pub fn group(&self) -> u32 {
        self.guard.id()
    }

    /// Kills the driver, the browser and all processes it started. Returns when they have ended, or when [`LINGERING`]
    /// has passed.
    pub fn kill(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
        // The output ends when the last process has closed it.
        let Some(output) = self.output.take() else { return };
        let killed = Instant::now();
        while !output.is_finished() && killed.elapsed() < LINGERING {
            thread::sleep(BEAT);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The port, from "… was started successfully on port 4444." or "… Listening on 127.0.0.1:4444".
fn port(said: &mut BufReader<impl Read>) -> Option<u16> {
    let lines = said.lines().map_while(Result::ok).take_while(|line| line != ENDED);
    let line =
        { lines }.find(|line| line.contains("successfully on port") || line.contains("Listening on"))?;
    line.trim_end_matches('.').rsplit([' ', ':']).next()?.parse().ok()
}
