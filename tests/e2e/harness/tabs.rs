//! Opens, switches, closes and freezes tabs.

use super::Visit;
use fantoccini::wd::WindowHandle;
use serde_json::json;

impl Visit {
    /// Opens a tab and switches to it. Returns its number.
    pub async fn new_tab(&self) -> usize {
        let before = self.tabs().await.len();
        self.client.new_window(true).await.expect("a tab can be opened");
        self.to_tab(before).await;
        before
    }

    /// Switches to a tab. Tabs are numbered from 0 in the order in which they were opened.
    pub async fn to_tab(&self, number: usize) {
        let tab = self.tabs().await.get(number).expect("there are as many tabs").clone();
        self.client.switch_to_window(tab).await.expect("the tab is there");
    }

    /// Closes this tab and switches to the last of the others. The numbers of later tabs decrease by one.
    pub async fn close_tab(&self) {
        self.client.close_window().await.expect("a tab can be closed");
        let left = self.tabs().await.len();
        self.to_tab(left - 1).await;
    }

    /// Freezes this tab, as Chromium does after a long time in the background: none of its tasks runs.
    ///
    /// The driver can still run a script in it, but one that waits for a timer or a promise blocks the driver.
    pub async fn freeze(&self) {
        self.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" })).await;
    }

    /// Unfreezes this tab.
    pub async fn thaw(&self) {
        self.cdp("Page.setWebLifecycleState", json!({ "state": "active" })).await;
    }

    /// The open tabs in the order in which they were opened. A driver lists them in any order.
    async fn tabs(&self) -> Vec<WindowHandle> {
        let open = self.client.windows().await.expect("tabs can be listed");
        let mut known = self.tabs.borrow_mut();
        known.retain(|tab| open.contains(tab));
        let new: Vec<_> = open.into_iter().filter(|tab| !known.contains(tab)).collect();
        known.extend(new);
        known.clone()
    }
}
