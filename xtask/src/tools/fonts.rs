//! Installs the fonts that the end-to-end tests are limited to, so that other installed fonts change no layout.

use std::path::PathBuf;

use anyhow::{Result, bail};
use walkdir::WalkDir;

use super::apt;

/// The folders with fonts. `tests/e2e/harness/fonts-*.conf` names the same ones.
const FOLDERS: &[&str] = &["/usr/share/fonts", "/usr/local/share/fonts"];

/// The beginnings of the fonts' file names, and the packages that contain them.
const FONTS: &[(&[&str], &str)] = &[
    (&["DejaVuSans."], "fonts-dejavu-core"),
    (&["Roboto-Regular.", "Roboto["], "fonts-roboto"),
    (&["NotoSerif-Regular.", "NotoSerif["], "fonts-noto-core"),
];

const OTHERWISE: &str = "Install the fonts DejaVu, Roboto and Noto Serif for all users of this machine.";

/// Makes sure that the fonts are installed.
pub fn find_or_install() -> Result<()> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    apt::install(&missing, "fonts for the tests", OTHERWISE)?;
    let missing = self::missing();
    if !missing.is_empty() {
        bail!("These fonts were not found, even after installing them: {}.\n{OTHERWISE}", missing.join(", "));
    }
    Ok(())
}

/// The packages that are not installed.
fn missing() -> Vec<&'static str> {
    let files: Vec<PathBuf> = FOLDERS
        .iter()
        .flat_map(|folder| WalkDir::new(folder).follow_links(true))
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .collect();
    FONTS.iter().filter(|(names, _)| !is_among(&files, names)).map(|(_, package)| *package).collect()
}

fn is_among(files: &[PathBuf], beginnings: &[&str]) -> bool {
    let names = files.iter().filter_map(|file| file.file_name()?.to_str());
    { names }.any(|name| beginnings.iter().any(|beginning| name.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_known_by_the_name_of_its_file() {
        let files = ["/x/Roboto-Regular.ttf", "/x/NotoSerifArmenian-Regular.ttf"].map(PathBuf::from);
        assert!(is_among(&files, FONTS[1].0));
        assert!(!is_among(&files, FONTS[2].0));
    }
}
