//! A visit: a browser of its own at a site of its own, and the words for what a person does in it.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use xtask::serve::Site;

/// How long a condition may take to come true: far longer than it ever does, so that only a fault takes as long.
const PATIENCE: Duration = Duration::from_secs(20);

/// What kind of browser.
#[derive(Clone)]
pub struct Browser {
    size: (u32, u32),
    prefs: Value,
    args: Vec<String>,
    dist: &'static str,
    broken: Option<fn(&Path)>,
}

impl Browser {
    /// A phone: 360 by 740.
    pub fn phone() -> Self {
        Self {
            size: (360, 740),
            prefs: json!({ "intl.accept_languages": "en-GB,en" }),
            args: Vec::new(),
            dist: "STILLWATER_DIST",
            broken: None,
        }
    }

    /// A desktop: 1280 by 800.
    pub fn desktop() -> Self {
        Self { size: (1280, 800), ..Self::phone() }
    }

    /// A desktop at 400 % zoom: 320 by 200 CSS pixels.
    pub fn zoomed() -> Self {
        Self { size: (320, 200), ..Self::phone() }
    }

    /// With JavaScript off.
    pub fn without_script(mut self) -> Self {
        self.prefs["profile.managed_default_content_settings.javascript"] = json!(2);
        self
    }

    /// With site data blocked, as somebody does who distrusts cookies.
    pub fn without_storage(mut self) -> Self {
        self.prefs["profile.default_content_setting_values.cookies"] = json!(2);
        self
    }

    /// At the site that was built with the fixture's worksheet.
    pub fn with_fixture(mut self) -> Self {
        self.dist = "STILLWATER_DIST_FIXTURE";
        self
    }

    /// At a copy of the site in which something is broken on purpose.
    pub fn broken(mut self, by: fn(&Path)) -> Self {
        self.broken = Some(by);
        self
    }

    /// Opens the browser; nothing is loaded yet.
    pub async fn open(self) -> Visit {
        Visit::open(self).await
    }
}

/// A browser at a site.
pub struct Visit {
    /// The browser.
    pub client: Client,
    site: Site,
    driver: Child,
    profile: PathBuf,
}

impl Drop for Visit {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        // The browser outlives its driver when a test fails in the middle.
        let _ = Command::new("pkill").arg("-f").arg(&self.profile).status();
        let _ = std::fs::remove_dir_all(&self.profile);
        let _ = std::fs::remove_dir_all(self.profile.with_extension("site"));
    }
}

impl Visit {
    async fn open(browser: Browser) -> Self {
        static VISITS: AtomicU32 = AtomicU32::new(0);
        let number = VISITS.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("stillwater-e2e-{}-{number}", std::process::id()));
        let dist = env::var_os(browser.dist).unwrap_or_else(|| panic!("{} is not set", browser.dist));
        let mut dist = PathBuf::from(dist);
        if let Some(by) = browser.broken {
            let copy = profile.with_extension("site");
            copy_folder(&dist, &copy);
            by(&copy);
            dist = copy;
        }
        let site = Site::start(&dist, 0).expect("the site can be served");
        let (driver, port) = start_driver();
        let mut capabilities = Capabilities::new();
        let (width, height) = browser.size;
        let mut args = vec![
            "--headless=new".to_string(),
            "--no-sandbox".into(),
            "--disable-gpu".into(),
            "--disable-dev-shm-usage".into(),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            "--disable-quic".into(),
            "--no-first-run".into(),
            "--hide-scrollbars".into(),
            "--lang=en-GB".into(),
            format!("--user-data-dir={}", profile.display()),
            format!("--window-size={},{}", width.max(500), height),
        ];
        args.extend(browser.args);
        let mut chrome = json!({ "args": args, "prefs": browser.prefs });
        if let Ok(binary) = env::var("CHROME") {
            chrome["binary"] = json!(binary);
        }
        if width < 500 {
            chrome["mobileEmulation"] = json!({
                "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "touch": true }
            });
        }
        capabilities.insert("goog:chromeOptions".into(), chrome);
        let client = ClientBuilder::new(hyper_util_connector())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the browser starts");
        Self { client, site, driver, profile }
    }

    /// The address of a page of the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.site.url().trim_end_matches('/'))
    }

    /// Opens an address without waiting for the program.
    pub async fn load(&self, path: &str) {
        self.client.goto(&self.url(path)).await.expect("the page loads");
    }

    /// Opens an address and waits until it is interactive.
    pub async fn go(&self, path: &str) {
        // An address that differs in its fragment only would not load a page.
        self.client.goto("about:blank").await.expect("an empty page loads");
        self.load(path).await;
        self.ready().await;
    }

    /// Waits until the page is interactive.
    pub async fn ready(&self) {
        self.until("'ready' in document.documentElement.dataset").await;
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
        self.ready().await;
    }

    /// Waits until a condition of the page holds.
    pub async fn until(&self, condition: &str) {
        let begun = Instant::now();
        while self.js(&format!("return !!({condition})")).await != json!(true) {
            assert!(begun.elapsed() < PATIENCE, "never came true: {condition}\n{}", self.seen().await);
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Runs a script in the page. A page that is being replaced answers with nothing.
    pub async fn js(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or(Value::Null)
    }

    /// The text a person sees in the page, for the message of a failure.
    pub async fn seen(&self) -> String {
        let text =
            self.js("return document.title + '\\n' + location.href + '\\n' + document.body.innerText").await;
        text.as_str().unwrap_or_default().chars().take(3000).collect()
    }

    /// Clicks the element, as the mouse or a finger would: it has to be there, in sight, and uncovered.
    pub async fn click(&self, css: &str) {
        self.until(&format!("document.querySelector({})", json!(css))).await;
        self.centre(css).await;
        let element = self.client.find(Locator::Css(css)).await.expect("it was there");
        if let Err(error) = element.click().await {
            panic!("{css} cannot be clicked: {error}\n{}", self.seen().await);
        }
    }

    /// Clicks the element where it stands, without scrolling to it first.
    pub async fn click_at(&self, css: &str) {
        let element = self.client.find(Locator::Css(css)).await.expect("it is there");
        element.click().await.expect("it can be clicked");
    }

    /// Clicks what carries these words.
    pub async fn click_words(&self, tag: &str, words: &str) {
        let find = format!(
            "[...document.querySelectorAll({})].find(e => e.textContent.trim() === {} && e.checkVisibility())",
            json!(tag),
            json!(words)
        );
        self.until(&find).await;
        self.js(&format!("{find}.setAttribute('data-test', 'here')")).await;
        self.click("[data-test=here]").await;
        self.js("document.querySelector('[data-test=here]')?.removeAttribute('data-test')").await;
    }

    async fn centre(&self, css: &str) {
        let css = json!(css);
        self.js(&format!(
            "document.querySelector({css}).scrollIntoView({{block: 'center', behavior: 'instant'}})"
        ))
        .await;
    }

    /// Picks an option of a question.
    pub async fn pick(&self, question: &str, option: &str) {
        self.click(&chip(question, option)).await;
    }

    /// Whether an option of a question is picked.
    pub async fn picked(&self, question: &str, option: &str) -> bool {
        self.js(&format!("return document.querySelector({})?.checked", json!(input(question, option)))).await
            == json!(true)
    }

    /// Types into a field.
    pub async fn write(&self, css: &str, words: &str) {
        self.until(&format!("document.querySelector({})", json!(css))).await;
        self.centre(css).await;
        let field = self.client.find(Locator::Css(css)).await.expect("it was there");
        if let Err(error) = field.send_keys(words).await {
            panic!("{css} cannot be written in: {error}\n{}", self.seen().await);
        }
    }

    /// Types into the answer of a question.
    pub async fn answer(&self, question: &str, words: &str) {
        self.write(&field(question), words).await;
    }

    /// The value of a field.
    pub async fn value(&self, css: &str) -> String {
        let value = self.js(&format!("return document.querySelector({})?.value", json!(css))).await;
        value.as_str().unwrap_or_default().to_string()
    }

    /// The text of an element; empty when it is not there.
    pub async fn text(&self, css: &str) -> String {
        let text = self.js(&format!("return document.querySelector({})?.innerText", json!(css))).await;
        text.as_str().unwrap_or_default().to_string()
    }

    /// Waits until an element holds these words.
    pub async fn reads(&self, css: &str, words: &str) {
        self.until(&format!(
            "[...document.querySelectorAll({})].some(e => e.checkVisibility() && e.innerText.includes({}))",
            json!(css),
            json!(words)
        ))
        .await;
    }

    /// Whether an element is there and can be seen.
    pub async fn sees(&self, css: &str) -> bool {
        self.js(&format!("return !!document.querySelector({})?.checkVisibility()", json!(css))).await
            == json!(true)
    }

    /// Waits for the word that the last change is saved.
    pub async fn saved(&self) {
        self.until("document.querySelector('.kept[data-saving=saved]')").await;
    }

    /// To the next step.
    pub async fn next(&self) {
        let heading = self.text("h2[id^=step-]").await;
        self.click("#next").await;
        self.until(&format!("document.querySelector('h2[id^=step-]')?.innerText !== {}", json!(heading)))
            .await;
    }

    /// On, step by step, until the heading of the step `id` is there.
    pub async fn until_step(&self, id: &str) {
        for _ in 0..20 {
            if self.sees(&format!("#step-{id}")).await {
                return;
            }
            self.next().await;
        }
        panic!("never came to the step {id}\n{}", self.seen().await);
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub async fn press(&self, keys: &[Key]) {
        let mut actions = KeyActions::new("keys".into());
        for key in keys {
            let value = char::from(*key);
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    /// Types with the keyboard, wherever the focus is.
    pub async fn type_here(&self, words: &str) {
        let mut actions = KeyActions::new("keys".into());
        for value in words.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    /// The records that are stored, the oldest first.
    pub async fn records(&self) -> Vec<Value> {
        let all = self
            .js("return Object.keys(localStorage).filter(k => k.startsWith('stillwater/record/')).sort().map(k => localStorage[k])")
            .await;
        let texts = all.as_array().cloned().unwrap_or_default();
        texts.iter().filter_map(|t| serde_json::from_str(t.as_str()?).ok()).collect()
    }

    /// The one record that is stored.
    pub async fn record(&self) -> Value {
        let mut records = self.records().await;
        assert_eq!(records.len(), 1, "one record is stored: {records:?}");
        records.remove(0)
    }

    /// Throttles the network: bytes a second.
    pub async fn throttle(&self, bytes: u32) {
        let conditions = json!({ "network_conditions": { "latency": 0, "download_throughput": bytes, "upload_throughput": bytes } });
        self.command("chromium/network_conditions", conditions).await;
    }

    /// A command of Chromium's own.
    pub async fn cdp(&self, cmd: &str, params: Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": cmd, "params": params })).await
    }

    async fn command(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Own { path, body }).await.expect("the driver knows the command")
    }
}

/// The field of a question.
pub fn field(question: &str) -> String {
    format!("[name='t:{question}']")
}

/// The control of an option.
pub fn input(question: &str, option: &str) -> String {
    ["c", "m", "s"].map(|kind| format!("input[name='{kind}:{question}'][value='{option}']")).join(", ")
}

fn chip(question: &str, option: &str) -> String {
    ["c", "m", "s"]
        .map(|kind| format!("label:has(> input[name='{kind}:{question}'][value='{option}'])"))
        .join(", ")
}

/// Copies a site, without the compressed copies of its files: they would hide what is broken in the files.
fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("the site is there") {
        let entry = entry.expect("its files can be listed");
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &to);
        } else if !path.extension().is_some_and(|e| e == "br" || e == "gz") {
            std::fs::copy(path, to).expect("a file can be copied");
        }
    }
}

fn start_driver() -> (Child, u16) {
    let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
    let mut driver = Command::new(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let said = BufReader::new(driver.stdout.take().expect("it is piped"));
    let port = said
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.split("successfully on port ").nth(1)?.trim_end_matches('.').parse().ok())
        .expect("the driver says its port");
    (driver, port)
}

fn hyper_util_connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl fantoccini::wd::WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
