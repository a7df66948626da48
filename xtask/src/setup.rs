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
    place::Place,
    tools::{
        browser::{self, Browser},
        cargo_tools, lock, npm, rust,
    },
};

/// What building needs.
#[derive(Debug)]
pub struct Building {
    /// PATH with our tools before everything else, as Trunk takes the first it finds.
    pub path: OsString,
}

/// What testing needs on top.
#[derive(Debug)]
pub struct Testing {
    /// What building needs.
    pub building: Building,
    /// The browser and its driver.
    pub browser: Browser,
    /// The accessibility checks that are run inside the page.
    pub axe: PathBuf,
}

/// Puts in place what `build` and `serve` need.
pub fn for_building(place: &Place) -> Result<Building> {
    let _lock = lock::hold(&place.tools)?;
    build_tools(place)
}

/// Puts in place what the checks need that drive no browser.
pub fn for_checking() -> Result<()> {
    rust::checkers()?;
    rust::wasm_target()
}

/// Puts in place what all of `test` needs.
pub fn for_testing(place: &Place) -> Result<Testing> {
    let _lock = lock::hold(&place.tools)?;
    for_checking()?;
    let building = build_tools(place)?;
    let axe = npm::packages(place)?.axe();
    let browser = browser::find_or_install(place)?;
    Ok(Testing { building, browser, axe })
}

fn build_tools(place: &Place) -> Result<Building> {
    rust::wasm_target()?;
    let trunk = cargo_tools::trunk(place)?;
    let bindgen = cargo_tools::wasm_bindgen(place)?;
    let site_tools = npm::site_tools(place)?;
    Ok(Building { path: path_with([&trunk, &bindgen, &site_tools])? })
}

fn path_with(folders: [&Path; 3]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().map(Path::to_owned).chain(env::split_paths(&rest));
    Ok(env::join_paths(all)?)
}
