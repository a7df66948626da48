//! Ends and restarts a browser.

use super::reading::BEAT;
use super::visit::{connect, start};
use super::{Engine, Visit, chromium, firefox, webkit};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

impl Visit {
    /// Kills the browser, as a phone does when memory is short. No handler in it runs any more.
    pub fn kill(&mut self) {
        self.driver().kill();
    }

    /// Quits the browser as a person does.
    pub async fn close_politely(&mut self) {
        if self.browser.engine == Engine::WebKit {
            // WebKit's driver can only kill the browser.
            let group = self.driver().group();
            webkit::quit(&self.profile(), group).await;
        } else {
            self.client.clone().close().await.expect("the browser quits");
        }
        self.driver().kill();
    }

    /// Waits until a fault blocks the page so that it answers no more. It can only be killed then.
    pub async fn stands_still(&self) {
        const ANSWERS: Duration = Duration::from_secs(2);
        while tokio::time::timeout(ANSWERS, self.client.execute("return 1", Vec::new())).await.is_ok() {
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Restarts the browser with the same profile and site, without loading a page.
    pub async fn restart(&mut self) {
        self.driver().kill();
        self.unlock();
        self.tabs.take();
        let driver = start(&self.browser, self.disk.as_ref(), self.home());
        self.client = connect(&self.browser, &driver, self.home()).await;
        let running = self.running.as_mut().expect("it is not dropped");
        (running.driver, running.client) = (driver, self.client.clone());
    }

    /// The path of the profile for this process, which does not see the small disk's mount.
    pub fn profile(&self) -> PathBuf {
        self.assert_alone();
        let profile = self.home().join("profile");
        self.disk.as_ref().map_or(profile.clone(), |disk| disk.outside(&profile))
    }

    /// Fills the small disk completely.
    pub fn fill_disk(&self) {
        self.disk.as_ref().expect("the browser is on a small disk").fill();
    }

    /// Frees the space on the small disk.
    pub fn free_disk(&self) {
        self.disk.as_ref().expect("the browser is on a small disk").free();
    }

    fn unlock(&self) {
        let locks: &[&str] = match self.browser.engine {
            Engine::Chromium => &chromium::LOCKS,
            Engine::Firefox => &firefox::LOCKS,
            Engine::WebKit => &[],
        };
        for lock in locks {
            let _ = fs::remove_file(self.profile().join(lock));
        }
    }
}
