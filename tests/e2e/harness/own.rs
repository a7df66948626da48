//! Sends commands that only one driver has.

use super::{Engine, Visit};
use serde_json::{Value, json};

impl Visit {
    /// Limits the network to this many bytes per second.
    pub async fn throttle(&self, bytes: u32) {
        let conditions = json!({ "network_conditions": { "latency": 0, "download_throughput": bytes, "upload_throughput": bytes } });
        self.command("chromium/network_conditions", conditions).await;
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, cmd: &str, params: Value) -> Value {
        assert_eq!(self.browser.engine, Engine::Chromium, "only Chromium knows {cmd}");
        self.command("goog/cdp/execute", json!({ "cmd": cmd, "params": params })).await
    }

    pub(super) async fn command(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Own { path, body }).await.expect("the driver knows the command")
    }
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
