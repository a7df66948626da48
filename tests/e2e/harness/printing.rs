//! What comes out when a page is printed.

use super::Visit;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::process::Command;
use std::{env, fs};

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
        let how = json!({ "paperWidth": width, "paperHeight": height, "displayHeaderFooter": true });
        let answer = self.cdp("Page.printToPDF", how).await;
        let data = answer["data"].as_str().expect("it was printed");
        let file = self.home.join("printed.pdf");
        fs::write(&file, STANDARD.decode(data).expect("it is Base64")).expect("a file can be written");
        let program = env::var_os("PDFTOTEXT").unwrap_or_else(|| "pdftotext".into());
        let read = Command::new(program).args(["-enc", "UTF-8"]).arg(&file).arg("-").output();
        let text = String::from_utf8(read.expect("pdftotext starts").stdout).expect("it is UTF-8");
        // A form feed ends each sheet.
        let mut sheets: Vec<String> = text.split('\u{c}').map(String::from).collect();
        sheets.pop();
        sheets
    }
}
