//! Starts Firefox.

use super::Browser;
use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::path::Path;
use std::{env, fs};

/// The locks that a killed browser leaves behind.
pub const LOCKS: [&str; 2] = [".parentlock", "lock"];

/// A style sheet for Firefox's own window, without which it cannot be narrower than 450 pixels.
const ANY_SIZE: &str = ":root, body { min-width: 0 !important; min-height: 0 !important; }";

/// Prepares a profile. The driver adds the preferences later.
pub fn prepare(profile: &Path) {
    let styles = profile.join("chrome");
    fs::create_dir_all(&styles).expect("a folder can be made");
    fs::write(styles.join("userChrome.css"), ANY_SIZE).expect("a file can be written");
}

/// The capabilities to request from the driver.
pub fn capabilities(browser: &Browser, profile: &Path, downloads: &Path) -> Capabilities {
    let mut prefs = quiet();
    prefs["browser.download.dir"] = json!(downloads);
    prefs["javascript.enabled"] = json!(browser.script);
    if !browser.storage {
        prefs["network.cookie.cookieBehavior"] = json!(2);
    }
    prefs["browser.privatebrowsing.autostart"] = json!(browser.private);
    prefs["layout.css.prefers-color-scheme.content-override"] = json!(if browser.dark { 0 } else { 1 });
    prefs["ui.prefersReducedMotion"] = json!(i32::from(browser.still));
    let mut firefox = json!({ "args": ["-headless", "-profile", profile], "prefs": prefs });
    if let Ok(binary) = env::var("FIREFOX") {
        firefox["binary"] = json!(binary);
    }
    Capabilities::from_iter([("moz:firefoxOptions".into(), firefox)])
}

/// Sets the size of the page. The window is higher than the page by the browser's toolbars.
pub async fn resize(client: &Client, (width, height): (u32, u32)) -> Result<(), CmdError> {
    client.set_window_rect(0, 0, width, height).await?;
    let seen = client.execute("return innerHeight", Vec::new()).await?;
    let bars = height.saturating_sub(u32::try_from(seen.as_u64().unwrap_or_default()).unwrap_or(height));
    client.set_window_rect(0, 0, width, height + bars).await
}

/// Preferences that turn off background traffic and questions to the person.
fn quiet() -> Value {
    json!({
        "app.normandy.enabled": false,
        "browser.aboutwelcome.enabled": false,
        "browser.download.alwaysOpenPanel": false,
        "browser.download.folderList": 2,
        "browser.download.useDownloadDir": true,
        "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream,application/json,text/plain",
        "browser.newtabpage.enabled": false,
        "browser.region.network.url": "",
        "browser.safebrowsing.blockedURIs.enabled": false,
        "browser.safebrowsing.downloads.enabled": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.search.update": false,
        "browser.topsites.contile.enabled": false,
        "dom.push.connection.enabled": false,
        "extensions.getAddons.cache.enabled": false,
        "extensions.systemAddon.update.enabled": false,
        "intl.accept_languages": "en-GB,en",
        "media.gmp-manager.url": "",
        "messaging-system.rsexperimentloader.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.dns.disablePrefetch": true,
        "network.http.speculative-parallel-limit": 0,
        "network.prefetch-next": false,
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "toolkit.telemetry.enabled": false,
        "toolkit.telemetry.server": "",
    })
}
