//! The driver and, below it, the browser: started together, and ended together at one moment.

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

/// Leads the driver's process group and kills all of it when its input ends, which it also does when the test program
/// itself is killed: no browser is ever left behind. After a quarter of an hour it does so by itself: a driver that never
/// answers fails its test, and does not hold up all of them. It says when the driver has ended: it holds on to the output
/// itself, which would else never end.
const GUARD: &str =
    "(\"$@\" 2>&1; echo ended) & (sleep 900; kill -KILL 0) >/dev/null & read -r _; kill -KILL 0";
/// What it says then.
const ENDED: &str = "ended";

/// How often a driver is started that ends at once. Chromium's was seen to, about once in several hundred starts: most
/// likely where the port it took in one family of addresses is taken in the other.
const STARTS: usize = 5;

/// How long after a kill what the browser has put outside of its process group may hold on to its output. Firefox's
/// helper for crashes is such a process; killed at the wrong moment of Firefox's start, it stays.
const LINGERING: Duration = Duration::from_secs(5);

/// A running driver.
pub struct Driver {
    guard: Child,
    output: Option<JoinHandle<()>>,
    port: u16,
}

impl Driver {
    /// Starts a driver, with the fonts that its browser finds. `inside` is what to start it through; of `home`, the folder `tmp` is for what a killed browser leaves
    /// behind.
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
        // Nobody listens, but a driver that cannot speak would stop.
        let output = thread::spawn(move || drop(io::copy(&mut said, &mut io::sink())));
        Some(Self { guard, output: Some(output), port })
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The process group that all of them are in.
    pub fn group(&self) -> u32 {
        self.guard.id()
    }

    /// Kills the driver, the browser, and all that the browser started, at this moment. Returns when they are gone, or have
    /// lingered for too long.
    pub fn kill(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
        // It ends when the last of them has let go of it.
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
