//! What kind of browser, at what kind of site.

use super::engine::{Engine, Need};
use super::{Fonts, Visit, disk};
use std::path::Path;

/// What kind of browser.
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
    /// A phone: 360 by 740.
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

    /// A desktop: 1280 by 800.
    pub fn desktop() -> Self {
        Self { size: (1280, 800), ..Self::phone() }
    }

    /// A desktop at 400 % zoom: 320 by 200 CSS pixels.
    pub fn zoomed() -> Self {
        Self { size: (320, 200), ..Self::phone() }
    }

    /// Of this engine; only Chromium's phone has fingers. Without a word it is the one that [`Engine::here`] tells.
    pub fn on(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// That no other test has: for a test that kills or quits it, looks into its profile, or changes it for good.
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// Whether another test may go on with it.
    pub(super) fn is_shared(&self) -> bool {
        // One WebKit with the service workers of several sites was seen to keep a page waiting for its own.
        let keeps_in_webkit = self.kept && self.engine == Engine::WebKit;
        let is_special =
            self.disk.is_some() || self.private || !self.script || !self.storage || keeps_in_webkit;
        !self.alone && !is_special
    }

    /// With JavaScript off.
    pub fn without_script(mut self) -> Self {
        self.script = false;
        self
    }

    /// With site data blocked, as somebody does who distrusts cookies.
    pub fn without_storage(mut self) -> Self {
        self.storage = false;
        self
    }

    /// In a private window.
    pub fn in_private(mut self) -> Self {
        self.private = true;
        self
    }

    /// Of somebody who likes the screen dark.
    pub fn in_the_dark(mut self) -> Self {
        self.dark = true;
        self
    }

    /// Of somebody who asked for less motion.
    pub fn without_motion(mut self) -> Self {
        self.still = true;
        self
    }

    /// On a machine with these fonts and no others.
    pub fn with_fonts(mut self, fonts: Fonts) -> Self {
        self.fonts = fonts;
        self
    }

    /// That can do this. Where the engine cannot, it says so with the reason, and there is none: the test ends.
    pub fn able_to(self, need: Need) -> Option<Self> {
        self.engine.can(need).then_some(self)
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

    /// At a copy of the site in which every page runs this script before anything of its own.
    pub fn with_fault(mut self, script: &'static str) -> Self {
        self.fault = Some(script);
        self
    }

    /// Of somebody who was not asked yet where to keep things. Without this, they have chosen "on this device, open".
    pub fn not_asked(mut self) -> Self {
        self.asked = false;
        self
    }

    /// That may keep the site for use without a network.
    pub fn that_keeps_the_site(mut self) -> Self {
        self.kept = true;
        self
    }

    /// With its profile on a disk of this size. Where the machine does not allow that, it says so, and there is none.
    pub fn on_small_disk(mut self, megabytes: u32) -> Option<Self> {
        self.disk = Some(megabytes);
        disk::allowed().then_some(self)
    }

    /// Opens the browser; nothing is loaded yet.
    pub async fn open(self) -> Visit {
        Visit::open(self).await
    }
}
