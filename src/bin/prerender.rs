//! The host's program: turns every screen of every language into a page, and puts beside the pages what they need.
//!
//! Trunk runs it after the program was built. It reads the page template Trunk prepared, and writes pages, words,
//! styles, pictures and the headers a host sends into the same folder. It fetches nothing.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use stillwater::content::compile::compile;
use stillwater::prerender::{Place, write_site};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            #[allow(clippy::print_stderr, reason = "a program of the command line says what is wrong there")]
            {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let variable = |name: &str| std::env::var(name).ok();
    let folder = variable("TRUNK_STAGING_DIR").ok_or("this runs as a hook of Trunk: `cargo xtask build`")?;
    // A folder laid over the content: the tests add a worksheet with it.
    let overlay = variable("STILLWATER_OVERLAY").map(PathBuf::from);
    let root = variable("TRUNK_SOURCE_DIR").unwrap_or_else(|| ".".into());
    let root = Path::new(&root);
    let catalogs = compile(&root.join("src/content"), overlay.as_deref()).map_err(|p| p.to_string())?;
    write_site(&Place {
        folder: Path::new(&folder),
        root,
        base: &variable("TRUNK_PUBLIC_URL").unwrap_or_else(|| "/".into()),
        release: variable("TRUNK_PROFILE").is_none_or(|profile| profile == "release"),
        catalogs,
    })
}
