//! The `serve` task: serves the finished site as a real host would, or a development build that follows the sources.
//!
//! It listens on the loopback address only.

use std::{
    io::{self, Write},
    net::{Ipv4Addr, TcpListener},
};

use anyhow::{Context, Result, bail};
use xtask::serve::{Base, Site};

use crate::{
    args::{Build, Serve},
    output,
    paths::Paths,
    run, setup, site,
};

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 50;

/// Serves the site until the process is stopped.
pub fn serve(paths: &Paths, options: &Serve) -> Result<()> {
    let tools = setup::for_building(paths)?;
    if options.dev {
        return follow(paths, &tools, options);
    }
    let base = options.base.clone().or_else(|| site::standing_base(paths)).unwrap_or_default();
    site::build(paths, &tools, &Build { base: base.clone(), dev: false })?;
    let running = start(paths, &base, options.port)?;
    let url = running.url();
    writeln!(io::stdout(), "\nStillwater is at {url}\nCtrl-C stops it.")?;
    if options.open && open::that(&url).is_err() {
        output::note("No browser could be opened; open the address by hand.");
    }
    running.wait();
    Ok(())
}

fn start(paths: &Paths, base: &Base, port: Option<u16>) -> Result<Site> {
    let ports = match port {
        Some(port) => port..=port,
        None => FIRST_PORT..=FIRST_PORT + PORTS_TRIED,
    };
    for port in ports {
        match Site::start_below(paths.dist(), port, base.clone()) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            other => return other.context("The site cannot be served."),
        }
    }
    match port {
        Some(port) => bail!("Port {port} is taken.\nChoose another with --port, or leave it out."),
        None => {
            bail!("Ports {FIRST_PORT} to {} are taken.\nChoose one with --port.", FIRST_PORT + PORTS_TRIED)
        }
    }
}

/// Runs Trunk's own server, which rebuilds and reloads on every change.
fn follow(paths: &Paths, tools: &setup::Building, options: &Serve) -> Result<()> {
    site::prepare(paths)?;
    let port = match options.port {
        Some(port) => port,
        None => (FIRST_PORT..=FIRST_PORT + PORTS_TRIED)
            .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
            .unwrap_or(FIRST_PORT),
    };
    let dist = paths.work.join(site::DEV_DIST);
    std::fs::create_dir_all(&dist)?;
    let base = options.base.clone().unwrap_or_default();
    let mut trunk = site::trunk(paths, tools);
    trunk.args(["serve", "--locked", "--offline", "--address", "127.0.0.1", "--port"]);
    trunk.arg(port.to_string()).args(["--public-url", base.as_str()]).arg("--dist").arg(&dist);
    // Trunk would print addresses that it does not listen on.
    trunk.env("TRUNK_SERVE_DISABLE_ADDRESS_LOOKUP", "true");
    if options.open {
        trunk.arg("--open");
    }
    // Every build compiles the prerenderer into target/, which would start the next build.
    for folder in [&paths.target, &paths.root.join("target"), &paths.dist(), &paths.root.join("tests")] {
        if folder.is_dir() {
            trunk.arg("--ignore").arg(folder);
        }
    }
    output::note(format!(
        "Trunk builds, then serves at http://127.0.0.1:{port}{base} and follows the sources."
    ));
    run::through(&mut trunk, "What went wrong stands above.")
}
