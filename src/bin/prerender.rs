//! Renders every screen of every language to HTML, and writes the files that the pages need. Runs on the host.
//!
//! Trunk runs it as a hook after the build. It reads the template that Trunk prepared, and writes pages, texts, styles,
//! pictures and the `_headers` file into the same folder. It makes no network request.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use stillwater::content::compile::compile;
use stillwater::prerender::{BuildPaths, write_site};

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
    if let Some(staged) = variable("STILLWATER_STAGED") {
        copy(Path::new(&folder), Path::new(&staged))
            .map_err(|error| format!("{folder} cannot be copied to {staged}: {error}"))?;
    }
    // The tests add a worksheet with an overlay folder.
    let overlay = variable("STILLWATER_OVERLAY").map(PathBuf::from);
    let root = variable("TRUNK_SOURCE_DIR").unwrap_or_else(|| ".".into());
    let root = Path::new(&root);
    let catalogs = compile(&root.join("src/content"), overlay.as_deref()).map_err(|p| p.to_string())?;
    write_site(&BuildPaths {
        folder: Path::new(&folder),
        root,
        base: &variable("TRUNK_PUBLIC_URL").unwrap_or_else(|| "/".into()),
        release: variable("TRUNK_PROFILE").is_none_or(|profile| profile == "release"),
        catalogs,
    })
}

/// Keeps what Trunk prepared, so that the tests can render a second site from it without compiling again.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
