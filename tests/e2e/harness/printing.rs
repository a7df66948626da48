//! Prints pages, and shows them in the print layout.

use super::{Engine, Visit};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::process::Command;
use std::{env, fs};

/// Ligatures in printed text, and their letters.
const JOINED: [(&str, &str); 5] = [("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl")];

/// A paper size in inches: width and height.
pub type Size = (f64, f64);
/// A4, the paper of most countries.
pub const A4: Size = (8.27, 11.69);
/// Letter, the paper of North America.
pub const LETTER: Size = (8.5, 11.0);

impl Visit {
    /// Prints the page, with the browser's own headers and footers as by default, and returns the text of each sheet.
    pub async fn printed(&self, (width, height): Size) -> Vec<String> {
        let answer = if self.browser.engine == Engine::Chromium {
            let how = json!({ "paperWidth": width, "paperHeight": height, "displayHeaderFooter": true });
            self.cdp("Page.printToPDF", how).await["data"].take()
        } else {
            // The WebDriver command takes centimetres, and cannot print headers and footers.
            self.command("print", json!({ "page": { "width": width * 2.54, "height": height * 2.54 } })).await
        };
        let data = answer.as_str().expect("it was printed");
        let file = self.home().join("printed.pdf");
        fs::write(&file, STANDARD.decode(data).expect("it is Base64")).expect("a file can be written");
        let program = env::var_os("PDFTOTEXT").unwrap_or_else(|| "pdftotext".into());
        let read = Command::new(program).args(["-enc", "UTF-8"]).arg(&file).arg("-").output();
        let text = String::from_utf8(read.expect("pdftotext starts").stdout).expect("it is UTF-8");
        // Firefox writes ligatures into the PDF.
        let text = JOINED.iter().fold(text, |text, (joined, apart)| text.replace(*joined, apart));
        // pdftotext ends each page with a form feed.
        let mut sheets: Vec<String> = text.split('\u{c}').map(String::from).collect();
        sheets.pop();
        sheets
    }

    /// Turns the print layout on or off.
    pub async fn as_on_paper(&self, on: bool) {
        if self.browser.engine == Engine::Chromium {
            let media = json!({ "media": if on { "print" } else { "" } });
            self.cdp("Emulation.setEmulatedMedia", media).await;
        } else {
            // The other drivers cannot emulate print media, so the print rules are applied to the screen and the screen
            // rules are disabled.
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
