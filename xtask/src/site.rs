//! Builds the site into `dist/`: Trunk compiles and prerenders it, then compressed variants of the files are added.
//!
//! A site that is up to date is not built again. An interrupted build is never taken for a finished one.

pub mod compress;
mod first_visit;
pub mod fixture;
pub mod inputs;
mod sizes;
mod stamp;

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use stamp::Stamp;

use crate::{args::Build, output, paths::Paths, run, setup::Building, tools::versions};

/// The target folder for the prerenderer, which Trunk's hook runs. Cargo's usual target folder is locked while the hook
/// runs. `Trunk.toml` names the same folder.
const PRERENDER_TARGET: &str = "target/host";

/// The output folder of `trunk serve`, separate so that `dist/` stays unchanged.
pub const DEV_DIST: &str = "dev";

/// The base path of the site in `dist/`, if `xtask` built it.
pub fn standing_base(paths: &Paths) -> Option<xtask::serve::Base> {
    Stamp::read(paths)?.base()
}

/// Builds the site if it is out of date, and prints the size of a first visit.
pub fn build(paths: &Paths, tools: &Building, options: &Build) -> Result<()> {
    let inputs = inputs::fingerprint(paths)?;
    let is_whole = options.dev || fixture::staged(paths).exists();
    if is_whole && Stamp::read(paths).is_some_and(|stamp| stamp.holds(paths, options, &inputs)) {
        output::note("dist/ is up to date.");
    } else {
        // An interrupted build leaves no stamp, so it is not taken for a finished one.
        Stamp::remove(paths)?;
        compile(paths, tools, options)?;
        if !options.dev {
            compress::everything(paths)?;
        }
        Stamp::write(paths, options, &inputs)?;
    }
    if !options.dev {
        sizes::print(&paths.dist(), &options.base)?;
    }
    Ok(())
}

fn compile(paths: &Paths, tools: &Building, options: &Build) -> Result<()> {
    prepare(paths)?;
    let step = output::begin(
        format!("The {} site, by Trunk", if options.dev { "development" } else { "release" }),
        "2 to 4 minutes the first time, then less than one",
    );
    let mut trunk = trunk(paths, tools);
    trunk.args(["build", "--locked", "--offline", "--public-url", options.base.as_str()]);
    if !options.dev {
        make_work(paths)?;
        trunk.arg("--release").env("STILLWATER_STAGED", fixture::staged(paths));
    }
    run::through(&mut trunk, "What went wrong stands above.")?;
    step.done();
    Ok(())
}

/// Fetches the crates and builds the prerenderer. Trunk runs offline, so it could not fetch them, and it would compile
/// the prerenderer without showing any progress.
pub fn prepare(paths: &Paths) -> Result<()> {
    let step = output::begin("The crates the site is made of, fetched", "seconds");
    run::through(
        run::command("cargo")
            .args(["fetch", "--locked", "--quiet", "--target", versions::WASM_TARGET])
            .current_dir(&paths.root),
        "It needs the crate registry; and if Cargo.lock is out of date, run `cargo check` first.",
    )?;
    // Build scripts and the prerenderer are compiled for this machine.
    run::through(
        run::command("cargo")
            .args(["fetch", "--locked", "--quiet", "--target", &host()?])
            .current_dir(&paths.root),
        "It needs the crate registry.",
    )?;
    step.done();
    let step = output::begin("The prerenderer", "a minute the first time, then seconds");
    run::through(
        run::command("cargo")
            .args(["build", "--locked", "--quiet", "--bin", "prerender", "--features", "ssr"])
            .args(["--target-dir", PRERENDER_TARGET])
            .current_dir(&paths.root),
        "What went wrong stands above.",
    )?;
    step.done();
    Ok(())
}

/// Trunk, with our tools on PATH and without the environment variables that break it.
pub fn trunk(paths: &Paths, tools: &Building) -> std::process::Command {
    let mut trunk = run::command("trunk");
    trunk
        .current_dir(&paths.root)
        .env("PATH", &tools.path)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_this_machine())
        // Trunk parses NO_COLOR as true or false and fails on the usual value, 1.
        .env_remove("NO_COLOR")
        .env("TRUNK_COLOR", if output::colour() { "always" } else { "never" });
    trunk
}

/// Compiler flags that remove this machine's paths from the program; panic messages would contain them.
fn without_this_machine() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| etcetera::home_dir().ok().map(|home| home.join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let flags = sources.into_iter().flatten().filter_map(|entry| {
        let path = entry.ok()?.path();
        Some(format!("--remap-path-prefix={}=", path.to_str()?))
    });
    flags.collect::<Vec<_>>().join(" ")
}

fn host() -> Result<String> {
    run::stdout_of(run::command("rustc").args(["--print", "host-tuple"]))
        .context("rustc does not say what machine this is")
}

/// Creates `xtask`'s own folder in the target folder.
fn make_work(paths: &Paths) -> Result<()> {
    fs::create_dir_all(&paths.work).with_context(|| format!("{} cannot be made", paths.work.display()))
}
