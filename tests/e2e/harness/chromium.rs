//! Starts Chromium.

use super::Browser;
use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use serde_json::json;
use std::env;
use std::path::Path;

/// The smallest width of a Chromium window, in pixels.
const SMALLEST: u32 = 500;

/// The locks that a killed browser leaves behind. Because of them, the next one would report that the profile is in
/// use.
pub const LOCKS: [&str; 3] = ["SingletonLock", "SingletonCookie", "SingletonSocket"];

/// Restores the page's size, which the test before may have changed.
pub async fn resize(client: &Client, (width, height): (u32, u32)) -> Result<(), CmdError> {
    if width < SMALLEST {
        // The driver emulates a phone of this size in every tab.
        return Ok(());
    }
    client.set_window_rect(0, 0, width, height).await
}

/// The capabilities to request from the driver.
pub fn capabilities(browser: &Browser, profile: &Path, downloads: &Path) -> Capabilities {
    let (width, height) = browser.size;
    let mut prefs = json!({
        "intl.accept_languages": "en-GB,en",
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
        "profile.default_content_setting_values.automatic_downloads": 1,
    });
    if !browser.script {
        prefs["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    if !browser.storage {
        prefs["profile.default_content_setting_values.cookies"] = json!(2);
    }
    let mut chrome = json!({
        "args": [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--no-first-run",
            "--hide-crash-restore-bubble",
            "--hide-scrollbars",
            "--lang=en-GB",
            format!("--user-data-dir={}", profile.display()),
            format!("--window-size={},{height}", width.max(SMALLEST)),
        ],
        "prefs": prefs,
    });
    let switches = [
        (browser.private, "--incognito"),
        (browser.dark, "--blink-settings=preferredColorScheme=0"),
        (browser.still, "--force-prefers-reduced-motion"),
    ];
    for (_, switch) in switches.into_iter().filter(|(on, _)| *on) {
        chrome["args"].as_array_mut().expect("it is a list").push(json!(switch));
    }
    if let Ok(binary) = env::var("CHROME") {
        chrome["binary"] = json!(binary);
    }
    if width < SMALLEST {
        chrome["mobileEmulation"] = json!({
            "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "touch": true }
        });
    }
    Capabilities::from_iter([("goog:chromeOptions".into(), chrome)])
}
