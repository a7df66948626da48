//! What comes out when a page is printed.

use super::{Engine, Visit};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::process::Command;
use std::{env, fs};

/// Letters that are printed as one, and what they are.
const JOINED: [(&str, &str); 5] = [("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl")];

/// A size of paper, in inches: width and height.
pub type Size = (f64, f64);
/// What most of the world prints on.
pub const A4: Size = (8.27, 11.69);
/// What North America prints on.
pub const LETTER: Size = (8.5, 11.0);

impl Visit {
    /// Prints the page, with the browser's own lines at its edges, as they are when nobody turns them off; the text of each
    /// sheet of paper.
    pub async fn printed(&self, (width, height): Size) -> Vec<String> {
        let answer = if self.browser.engine == Engine::Chromium {
            let how = json!({ "paperWidth": width, "paperHeight": height, "displayHeaderFooter": true });
            self.cdp("Page.printToPDF", how).await["data"].take()
        } else {
            // In centimetres, and without the browser's own lines: the standard's command knows of none.
            self.command("print", json!({ "page": { "width": width * 2.54, "height": height * 2.54 } })).await
        };
        let data = answer.as_str().expect("it was printed");
        let file = self.home().join("printed.pdf");
        fs::write(&file, STANDARD.decode(data).expect("it is Base64")).expect("a file can be written");
        let program = env::var_os("PDFTOTEXT").unwrap_or_else(|| "pdftotext".into());
        let read = Command::new(program).args(["-enc", "UTF-8"]).arg(&file).arg("-").output();
        let text = String::from_utf8(read.expect("pdftotext starts").stdout).expect("it is UTF-8");
        // Firefox joins letters, as printers do.
        let text = JOINED.iter().fold(text, |text, (joined, apart)| text.replace(*joined, apart));
        // A form feed ends each sheet.
        let mut sheets: Vec<String> = text.split('\u{c}').map(String::from).collect();
        sheets.pop();
        sheets
    }

    /// Shows the page as it is on paper, or no longer.
    pub async fn as_on_paper(&self, on: bool) {
        if self.browser.engine == Engine::Chromium {
            let media = json!({ "media": if on { "print" } else { "" } });
            self.cdp("Emulation.setEmulatedMedia", media).await;
        } else {
            // The other drivers cannot: the rules for paper are made rules for the screen, and those for the screen for none.
            self.client.execute(PAPER, vec![json!(on)]).await.expect("styles can be changed");
        }
    }
}

/// Exchanges the media of the page's rules.
const PAPER: &str = "const [on] = arguments, turn = rules => { for (const rule of rules) {
        if (rule.media) {
            rule.was ??= rule.media.mediaText;
            rule.media.mediaText = !on ? rule.was : /print/.test(rule.was) ? 'all' : /screen/.test(rule.was) ? 'not all' : rule.was;
        }
        if (rule.cssRules) turn(rule.cssRules);
    } };
    for (const sheet of document.styleSheets) turn(sheet.cssRules)";
