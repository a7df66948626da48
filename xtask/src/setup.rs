//! Puts in place what building and testing need: the order of it. How each thing is had is in `tools`.
//!
//! It never installs what is already there, and never two sets at a time: other clones wait.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    paths::Paths,
    tools::{
        age,
        browser::{self, Browser},
        cargo_tools,
        firefox::{self, Firefox},
        fonts, java, lock, npm, poppler, rust,
        webkit::{self, WebKit},
    },
};

/// What building needs.
#[derive(Debug)]
pub struct Building {
    /// PATH with our tools before everything else, as Trunk takes the first it finds.
    pub path: OsString,
}

/// What testing in a browser needs on top.
#[derive(Debug)]
pub struct Testing {
    /// What building needs.
    pub building: Building,
    /// The browser and its driver.
    pub browser: Browser,
    /// The accessibility checks that are run inside the page.
    pub axe: PathBuf,
    /// IBM's accessibility checks, run there too.
    pub ace: PathBuf,
    /// What checks the HTML of the pages.
    pub vnu: PathBuf,
    /// What the end-to-end tests need, if they are to be run.
    pub end_to_end: Option<EndToEnd>,
}

/// What only the end-to-end tests need on top.
#[derive(Debug)]
pub struct EndToEnd {
    /// The second browser and its driver.
    pub firefox: Firefox,
    /// The third engine with its driver, and a screen for it.
    pub webkit: WebKit,
    /// The program that opens and makes sealed copies as anybody else would.
    pub age: PathBuf,
    /// The program that reads what was printed.
    pub pdftotext: PathBuf,
    /// What runs the HTML checker.
    pub java: PathBuf,
}

/// Puts in place what `build` and `serve` need.
pub fn for_building(paths: &Paths) -> Result<Building> {
    let _lock = lock::hold(&paths.tools)?;
    build_tools(paths)
}

/// Puts in place what the checks need that drive no browser.
pub fn for_checking() -> Result<()> {
    rust::checkers()?;
    rust::wasm_target()
}

/// Puts in place what looks at where crates come from; the folder it is in.
pub fn for_supply(paths: &Paths) -> Result<PathBuf> {
    let _lock = lock::hold(&paths.tools)?;
    cargo_tools::cargo_deny(paths)
}

/// Puts in place what the tests inside a browser need.
pub fn for_testing(paths: &Paths) -> Result<Testing> {
    let _lock = lock::hold(&paths.tools)?;
    test_tools(paths)
}

/// Puts in place what all of `test` needs.
pub fn for_end_to_end(paths: &Paths) -> Result<Testing> {
    let _lock = lock::hold(&paths.tools)?;
    let tools = test_tools(paths)?;
    fonts::find_or_install()?;
    let end_to_end = EndToEnd {
        firefox: firefox::find_or_install(paths)?,
        webkit: webkit::find_or_install(paths)?,
        age: age::find_or_install(paths)?,
        pdftotext: poppler::find_or_install(paths)?,
        java: java::find_or_install(paths)?,
    };
    Ok(Testing { end_to_end: Some(end_to_end), ..tools })
}

fn test_tools(paths: &Paths) -> Result<Testing> {
    for_checking()?;
    let building = build_tools(paths)?;
    let packages = npm::packages(paths)?;
    let (axe, ace, vnu) = (packages.axe(), packages.ace(), packages.vnu());
    let browser = browser::find_or_install(paths)?;
    Ok(Testing { building, browser, axe, ace, vnu, end_to_end: None })
}

fn build_tools(paths: &Paths) -> Result<Building> {
    rust::wasm_target()?;
    let trunk = cargo_tools::trunk(paths)?;
    let bindgen = cargo_tools::wasm_bindgen(paths)?;
    let site_tools = npm::site_tools(paths)?;
    Ok(Building { path: path_with([&trunk, &bindgen, &site_tools])? })
}

fn path_with(folders: [&Path; 3]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().map(Path::to_owned).chain(env::split_paths(&rest));
    Ok(env::join_paths(all)?)
}
