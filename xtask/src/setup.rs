//! Installs everything that building and testing need, in order. The modules of `tools` install each tool.
//!
//! It installs nothing that is already there. Only one set-up runs at a time; other clones wait.

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

/// The tools for building.
#[derive(Debug)]
pub struct Building {
    /// PATH with the folders of the tools first, because Trunk uses the first program it finds.
    pub path: OsString,
}

/// The tools for testing in a browser, and those for building.
#[derive(Debug)]
pub struct Testing {
    /// The tools for building.
    pub building: Building,
    /// The browser and its driver.
    pub browser: Browser,
    /// The script of axe-core, the accessibility checker that runs inside the page.
    pub axe: PathBuf,
    /// The script of IBM's accessibility checker, which runs inside the page too.
    pub ace: PathBuf,
    /// The Nu HTML checker.
    pub vnu: PathBuf,
    /// The tools for the end-to-end tests, if those are to be run.
    pub end_to_end: Option<EndToEnd>,
}

/// The further tools that only the end-to-end tests need.
#[derive(Debug)]
pub struct EndToEnd {
    /// The second browser and its driver.
    pub firefox: Firefox,
    /// The third engine, its driver and a virtual display.
    pub webkit: WebKit,
    /// The `age` program, which opens and makes sealed backups independently of this project.
    pub age: PathBuf,
    /// The `pdftotext` program, which extracts the text of printed pages.
    pub pdftotext: PathBuf,
    /// Java, which runs the HTML checker.
    pub java: PathBuf,
}

/// Sets up `build` and `serve`.
pub fn for_building(paths: &Paths) -> Result<Building> {
    let _lock = lock::hold(&paths.tools)?;
    build_tools(paths)
}

/// Sets up the checks that need no browser.
pub fn for_checking() -> Result<()> {
    rust::checkers()?;
    rust::wasm_target()
}

/// Sets up the check of the dependencies. Returns the folder of `cargo-deny`.
pub fn for_supply(paths: &Paths) -> Result<PathBuf> {
    let _lock = lock::hold(&paths.tools)?;
    cargo_tools::cargo_deny(paths)
}

/// Sets up the tests that run inside a browser.
pub fn for_testing(paths: &Paths) -> Result<Testing> {
    let _lock = lock::hold(&paths.tools)?;
    test_tools(paths)
}

/// Sets up all stages of `test`, except that [`for_supply`] sets up the check of the dependencies.
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
