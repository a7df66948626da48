//! The settings of a test's browser, and of the site it visits.

use super::engine::{Engine, Need};
use super::{Fonts, Visit, disk};
use std::path::Path;

/// The settings of a browser and its site.
#[derive(Clone)]
pub struct Browser {
    pub(super) engine: Engine,
    pub(super) size: (u32, u32),
    pub(super) script: bool,
    pub(super) storage: bool,
    pub(super) dist: &'static str,
    pub(super) broken: Option<fn(&Path)>,
    pub(super) fault: Option<&'static str>,
    pub(super) disk: Option<u32>,
    pub(super) private: bool,
    pub(super) dark: bool,
    pub(super) still: bool,
    pub(super) asked: bool,
    pub(super) kept: bool,
    pub(super) fonts: Fonts,
    pub(super) alone: bool,
}

impl Browser {
    /// A phone of 360 by 740 pixels.
    pub fn phone() -> Self {
        Self {
            engine: Engine::here(),
            size: (360, 740),
            script: true,
            storage: true,
            dist: "STILLWATER_DIST",
            broken: None,
            fault: None,
            disk: None,
            private: false,
            dark: false,
            still: false,
            asked: true,
            kept: false,
            fonts: Fonts::DejaVu,
            alone: false,
        }
    }

    /// A desktop of 1280 by 800 pixels.
    pub fn desktop() -> Self {
        Self { size: (1280, 800), ..Self::phone() }
    }

    /// A desktop at 400 % zoom: 320 by 200 CSS pixels.
    pub fn zoomed() -> Self {
        Self { size: (320, 200), ..Self::phone() }
    }

    /// Uses this engine; the default is [`Engine::here`]. Only Chromium emulates a phone's touch screen.
    pub fn on(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// Shares the browser with no other test. Needed if the test kills or quits the browser, reads its profile, or
    /// changes it permanently.
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// Whether another test may use the browser afterwards.
    pub(super) fn is_shared(&self) -> bool {
        // A shared WebKit that had the service workers of several sites was seen to keep a page waiting for its own.
        let keeps_in_webkit = self.kept && self.engine == Engine::WebKit;
        let is_special =
            self.disk.is_some() || self.private || !self.script || !self.storage || keeps_in_webkit;
        !self.alone && !is_special
    }

    /// Turns JavaScript off.
    pub fn without_script(mut self) -> Self {
        self.script = false;
        self
    }

    /// Blocks site data, as people who distrust cookies do.
    pub fn without_storage(mut self) -> Self {
        self.storage = false;
        self
    }

    /// Opens a private window.
    pub fn in_private(mut self) -> Self {
        self.private = true;
        self
    }

    /// Prefers a dark colour scheme.
    pub fn in_the_dark(mut self) -> Self {
        self.dark = true;
        self
    }

    /// Prefers reduced motion.
    pub fn without_motion(mut self) -> Self {
        self.still = true;
        self
    }

    /// Offers these fonts only.
    pub fn with_fonts(mut self, fonts: Fonts) -> Self {
        self.fonts = fonts;
        self
    }

    /// Requires that the engine can do this. Otherwise prints the test and the reason, and returns `None` so that the
    /// test ends.
    pub fn able_to(self, need: Need) -> Option<Self> {
        self.engine.can(need).then_some(self)
    }

    /// Visits the site that was built with the additional worksheet.
    pub fn with_fixture(mut self) -> Self {
        self.dist = "STILLWATER_DIST_FIXTURE";
        self
    }

    /// Visits a copy of the site that this function damages.
    pub fn broken(mut self, by: fn(&Path)) -> Self {
        self.broken = Some(by);
        self
    }

    /// Visits a copy of the site in which every page runs this script before its own.
    pub fn with_fault(mut self, script: &'static str) -> Self {
        self.fault = Some(script);
        self
    }

    /// Leaves the question unanswered where to store entries. The default is the answer "on this device, open".
    pub fn not_asked(mut self) -> Self {
        self.asked = false;
        self
    }

    /// Serves the service worker, which stores the site for use without a network.
    pub fn that_keeps_the_site(mut self) -> Self {
        self.kept = true;
        self
    }

    /// Puts the profile on a disk of this size. If this machine does not allow that, prints so and returns `None`.
    pub fn on_small_disk(mut self, megabytes: u32) -> Option<Self> {
        self.disk = Some(megabytes);
        disk::allowed().then_some(self)
    }

    /// Opens the browser without loading a page.
    pub async fn open(self) -> Visit {
        Visit::open(self).await
    }
}
