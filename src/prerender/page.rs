//! Fills Trunk's template for one page.

use super::assets::Assets;
use super::read;
use super::wasm_bundles::minify_script;
use crate::domain::route::Route;
use crate::ui::site::Site;
use std::path::Path;

/// The template that Trunk prepared.
pub struct Template(String);

/// The values for the placeholders.
pub struct PageParts<'a> {
    /// The site in the language of the page.
    pub site: &'a Site,
    pub route: &'a Route,
    /// The rendered screen.
    pub html: &'a str,
    /// The URL of the texts.
    pub words: &'a str,
    /// The URL of the whole catalogue, if `words` is a partial one.
    pub whole: Option<&'a str>,
    /// The tags that load the program.
    pub program: &'a str,
    /// The files of the workers with their integrity hashes.
    pub workers: &'a str,
    /// The name of the service worker; empty if there is none.
    pub offline: &'a str,
    /// The URL of the web app manifest.
    pub manifest: &'a str,
    /// The styles and the icon.
    pub assets: &'a Assets,
    /// The content security policy.
    pub policy: Option<&'a str>,
}

impl Template {
    pub fn read(path: &Path) -> Result<Self, String> {
        read(path).map(Self)
    }

    /// The inline scripts, in document order.
    pub fn scripts(&self) -> Vec<&str> {
        let mut scripts = Vec::new();
        let mut rest = &*self.0;
        while let Some((_, after)) = rest.split_once("<script") {
            let Some((tag, after)) = after.split_once('>') else { break };
            let Some((script, tail)) = after.split_once("</script>") else { break };
            if !tag.contains(" src=") {
                scripts.push(script);
            }
            rest = tail;
        }
        scripts
    }

    /// The template with its inline scripts minified.
    pub fn minified(self) -> Result<Self, String> {
        let mut html = self.0.clone();
        for script in self.scripts() {
            html = html.replace(script, &minify_script(script)?);
        }
        Ok(Self(html))
    }

    /// The template without the tags that Trunk added for its main program: each page gets the tags of its own program.
    pub fn without_programs(&self) -> Self {
        let mut html = String::new();
        let mut rest = &*self.0;
        while let Some(at) = rest.find('<') {
            let (before, tag) = rest.split_at(at);
            let end = if tag.starts_with("<script") { "</script>" } else { ">" };
            let cut = tag.find(end).map_or(tag.len(), |at| at + end.len());
            let (tag, after) = tag.split_at(cut);
            html.push_str(before);
            let of_trunk = tag.starts_with("<link") && tag.contains("/app-")
                || tag.starts_with("<script type") && tag.contains("TrunkApplicationStarted");
            if !of_trunk {
                html.push_str(tag);
            }
            rest = after;
        }
        html.push_str(rest);
        Self(html)
    }

    /// Fills in the placeholders. The rendered screen comes last, so that no text in it is taken for a placeholder.
    pub fn fill(&self, page: &PageParts) -> String {
        let lang = &page.site.catalog.lang;
        let policy = page.policy.map_or_else(String::new, |policy| {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        });
        let whole = page.whole.map_or_else(String::new, |url| format!(" data-whole=\"{url}\""));
        let gaps = [
            ("{lang}", &*lang.code),
            ("{dir}", &*lang.direction),
            ("{base}", &*page.site.map.base),
            ("{content}", page.words),
            ("{whole}", &whole),
            ("{policy}", &policy),
            ("{title}", &page.site.title(page.route)),
            ("{icon}", &page.assets.icon),
            ("{styles}", &page.assets.styles_of(page.route)),
            ("{route}", page.route.name()),
            ("{program}", page.program),
            // The article's program starts no workers.
            ("{workers}", if *page.route == Route::Read { "" } else { page.workers }),
            ("{offline}", page.offline),
            ("{manifest}", page.manifest),
            ("{dull}", &lang.leave_to.join(" ")),
        ];
        let mut html = self.0.clone();
        for (gap, text) in gaps {
            html = html.replace(gap, text);
        }
        html.replacen("{page}", page.html, 1)
    }
}
