//! A browser with three sites, and loading a page as on a first visit: in a new tab, without stored data, on a slow
//! phone.

use super::e2e::harness::{Browser, Visit};
use serde_json::{Value, json};
use std::env;
use std::path::PathBuf;
use xtask::serve::Site;

/// Slow 4G (150 ms round trip, 1.6 Mbit/s) as Lighthouse applies it to a browser's requests: the latency of a request
/// includes the round trips of a new connection, and the throughput is a tenth lower. In milliseconds, and bytes per
/// second.
const LATENCY: f64 = 562.5;
const DOWN: f64 = 1.6 * 1024.0 * 1024.0 / 8.0 * 0.9;
const UP: f64 = 750.0 * 1024.0 / 8.0 * 0.9;

/// The factor by which the processor is slowed down.
const CPU: u32 = 4;

/// Runs before the page's own scripts. Notes when the program is compiled and when the page is interactive, its paints,
/// layout shifts and interactions, and its long tasks.
const WATCH: &str = "
    window.bench = { lcp: [], cls: 0, long: [], events: [] };
    const watch = (type, take, more) => new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
    watch('largest-contentful-paint', e => bench.lcp.push(e.startTime));
    watch('layout-shift', e => bench.cls += e.value);
    watch('longtask', e => bench.long.push([e.startTime, e.duration]));
    watch('event', e => e.interactionId && bench.events.push([e.interactionId, e.duration, e.name]), { durationThreshold: 16 });
    new MutationObserver(() => {
        if ('ready' in document.documentElement.dataset) bench.ready ??= performance.now();
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await instantiate.apply(WebAssembly, given);
        bench.memory = made.instance.exports.memory;
        bench.program = performance.now();
        return made;
    };";

/// Resolves when the page is idle: loaded, interactive if it has a program, and painted since.
const REST: &str = "const [program, done] = arguments;
    (function look() {
        if (document.readyState !== 'complete' || program && !bench.ready) return setTimeout(look, 20);
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
            const { lcp, cls, long, ready, program } = bench, fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
            done({ fcp, lcp, cls, long, ready, program });
        }, 200)));
    })();";

/// The site of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Ours,
    Plain,
    Preact,
}

/// A browser, and the servers of the two twins.
pub struct Stage {
    /// The browser, at the finished site.
    pub visit: Visit,
    plain: Site,
    preact: Site,
}

/// The measurements of loading a page. Times are in milliseconds since the navigation.
#[derive(Clone, Debug)]
pub struct Load {
    /// First contentful paint.
    pub fcp: f64,
    /// The candidates for the largest contentful paint, in order.
    pub lcp: Vec<f64>,
    /// Cumulative layout shift.
    pub cls: f64,
    /// The time at which the page was interactive, or NaN for a page without a program.
    pub ready: f64,
    /// The time at which the program was compiled.
    pub program: f64,
    /// The start and duration of each task longer than 50 ms.
    pub long: Vec<[f64; 2]>,
}

/// The conditions under which a page is loaded.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// Whether the network is slow 4G.
    pub slow: bool,
    /// A script that runs before the page, after `WATCH`.
    pub before: &'static str,
}

impl How {
    /// Slow 4G.
    pub const SLOW: Self = Self { slow: true, before: "" };
    /// The network as it is.
    pub const FAST: Self = Self { slow: false, before: "" };
}

impl Stage {
    /// Opens a browser with a phone's window.
    pub async fn phone() -> Self {
        Self::of(Browser::phone()).await
    }

    async fn of(browser: Browser) -> Self {
        let twins = PathBuf::from(env::var_os("STILLWATER_TWINS").expect("STILLWATER_TWINS is set"));
        let serve = |name: &str| Site::start(twins.join(name), 0).expect("the twin can be served");
        Self { visit: browser.open().await, plain: serve("plain"), preact: serve("preact") }
    }

    /// The URL of a page.
    pub fn url(&self, whose: Whose, path: &str) -> String {
        let root = match whose {
            Whose::Ours => self.visit.url(""),
            Whose::Plain => self.plain.url(),
            Whose::Preact => self.preact.url(),
        };
        format!("{}{path}", root.trim_end_matches('/'))
    }

    /// Loads a page in a new tab without stored data, and waits until it is idle.
    pub async fn first_visit(&self, whose: Whose, path: &str, how: How) -> Load {
        let origin = self.url(whose, "");
        self.visit.cdp("Network.clearBrowserCache", json!({})).await;
        self.visit
            .cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" }))
            .await;
        self.fresh_tab().await;
        load(&self.visit, &self.url(whose, path), whose != Whose::Plain, how).await
    }

    /// Replaces the tab by a new one, which has another process and no compiled code.
    pub async fn fresh_tab(&self) {
        self.visit.new_tab().await;
        self.visit.to_tab(0).await;
        self.visit.close_tab().await;
    }
}

/// Loads a page in this tab with a slow processor, and waits until it is idle.
pub async fn load(visit: &Visit, url: &str, has_program: bool, how: How) -> Load {
    prepare(visit, how).await;
    visit.client.goto(url).await.expect("the page loads");
    rest(visit, has_program).await
}

/// Slows this tab down, and adds `WATCH` to its pages.
pub async fn prepare(visit: &Visit, how: How) {
    visit
        .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": format!("{WATCH}\n{}", how.before) }))
        .await;
    visit.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": CPU })).await;
    if how.slow {
        visit.cdp("Network.enable", json!({})).await;
        visit.cdp("Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP })).await;
    }
}

/// Waits until the page is idle, and returns its measurements.
pub async fn rest(visit: &Visit, has_program: bool) -> Load {
    let found =
        visit.client.execute_async(REST, vec![json!(has_program)]).await.expect("the page comes to rest");
    let number = |name: &str| found[name].as_f64().unwrap_or(f64::NAN);
    Load {
        fcp: number("fcp"),
        lcp: numbers(&found["lcp"]),
        cls: number("cls"),
        ready: number("ready"),
        program: number("program"),
        long: found["long"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| [0, 1].map(|n| one[n].as_f64().unwrap_or(0.0)))
            .collect(),
    }
}

/// The numbers in a JSON array.
pub fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// Measures two things in turns, once for each pair: A B, B A, A B …
pub async fn in_turns<T>(pairs: u32, mut one: impl AsyncFnMut(usize) -> T) -> Vec<[T; 2]> {
    let mut all = Vec::new();
    for pair in 0..pairs {
        let a_first = pair % 2 == 0;
        let first = one(usize::from(!a_first)).await;
        let second = one(usize::from(a_first)).await;
        all.push(if a_first { [first, second] } else { [second, first] });
    }
    all
}
