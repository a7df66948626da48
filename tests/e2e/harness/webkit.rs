//! Starts WebKitGTK in a window of our own (`webkit.py`) on a virtual display.

use super::Browser;
use fantoccini::wd::Capabilities;
use serde_json::json;
use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

/// The program that opens the window.
const WINDOW: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/harness/webkit.py");

/// Starts a virtual display for one browser, because another browser on it could take the focus. The display's process
/// belongs to the driver's process group, and ends with it.
const ON_A_SCREEN: &str = "mkfifo \"$2\" && (\"$1\" -displayfd 3 -nolisten tcp -screen 0 1600x1200x24 3>\"$2\" >/dev/null 2>&1 &) \
                           && read -r number <\"$2\" && export DISPLAY=\":$number\" && shift 2 && exec \"$@\"";

/// The timeout for a driver to start listening: far longer than it takes.
const LISTENING: Duration = Duration::from_secs(10);

/// The command that starts another program on a virtual display. `litter` is a folder for temporary files.
pub fn screen(litter: &Path) -> Vec<OsString> {
    let xvfb = env::var_os("XVFB").unwrap_or_else(|| "Xvfb".into());
    let number = (0..).map(|n| litter.join(format!("screen-{n}"))).find(|path| !path.exists());
    ["sh", "-c", ON_A_SCREEN, "sh"]
        .map(OsString::from)
        .into_iter()
        .chain([xvfb, number.expect("numbers do not end").into()])
        .collect()
}

/// Environment variables that separate the browser from other browsers and from the person's own settings.
pub fn environment(home: &Path) -> Vec<(&'static str, OsString)> {
    let below = |name: &str| home.join(name).into_os_string();
    vec![
        ("XDG_CACHE_HOME", below("cache")),
        ("XDG_CONFIG_HOME", below("config")),
        ("XDG_DATA_HOME", below("data")),
        ("XDG_RUNTIME_DIR", below("tmp")),
        ("GDK_BACKEND", "x11".into()),
        ("GSETTINGS_BACKEND", "memory".into()),
        ("DBUS_SESSION_BUS_ADDRESS", "disabled:".into()),
        ("NO_AT_BRIDGE", "1".into()),
        ("LC_ALL", "C.UTF-8".into()),
    ]
}

/// A port that is free. WebKit's driver neither chooses a port nor prints it.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

/// Waits until the driver listens. Returns whether it does.
pub fn listens(port: u16) -> bool {
    let (begun, address) = (Instant::now(), SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    while begun.elapsed() < LISTENING {
        if TcpStream::connect(address).is_ok() {
            return true;
        }
        std::thread::sleep(super::reading::BEAT);
    }
    false
}

/// The capabilities to request from the driver.
pub fn capabilities(browser: &Browser, profile: &Path, downloads: &Path) -> Capabilities {
    let (width, height) = browser.size;
    // WebKit writes its HTTP cache through mapped memory, and is killed by SIGBUS where the disk is full.
    let cache = if browser.disk.is_some() { profile.with_file_name("cache") } else { profile.join("cache") };
    let python = env::var("WEBKIT_PYTHON").unwrap_or_else(|_| "/usr/bin/python3".into());
    let mut args = vec![
        WINDOW.to_owned(),
        format!("--profile={}", profile.display()),
        format!("--cache={}", cache.display()),
        format!("--downloads={}", downloads.display()),
        format!("--width={width}"),
        format!("--height={height}"),
    ];
    let switches = [
        (browser.private, "--private"),
        (!browser.script, "--without-script"),
        (!browser.storage, "--without-storage"),
        (browser.dark, "--dark"),
        (browser.still, "--still"),
    ];
    args.extend(switches.into_iter().filter(|(on, _)| *on).map(|(_, switch)| switch.to_owned()));
    Capabilities::from_iter([("webkitgtk:browserOptions".into(), json!({ "binary": python, "args": args }))])
}

/// Asks the window to quit, and waits until WebKit's network process, which writes to the disk, has ended.
pub async fn quit(profile: &Path, group: u32) {
    let pid = fs::read_to_string(profile.join("pid")).expect("the window says its number");
    let asked = Command::new("kill").args(["-TERM", &pid]).status();
    assert!(asked.is_ok_and(|status| status.success()), "the window can be asked to quit");
    let begun = Instant::now();
    let group = group.to_string();
    let writes = || Command::new("pgrep").args(["--pgroup", &group, "WebKitNetwork"]).output();
    while writes().is_ok_and(|found| found.status.success()) {
        assert!(begun.elapsed() < LISTENING, "the window quits");
        tokio::time::sleep(super::reading::BEAT).await;
    }
}
