//! Installs packages on Debian and Ubuntu.
//!
//! Without apt or the rights to use it, it installs nothing and tells the person what is missing.

use std::{fs, io::IsTerminal, process::Command};

use anyhow::{Result, bail};

use crate::{output, run};

/// Installs packages. `otherwise` tells the person what to install by hand if this is impossible.
pub fn install(packages: &[&str], what: &str, otherwise: &str) -> Result<()> {
    let Some(mut update) = apt_get() else {
        bail!("Missing: {what}; and there is no apt-get here that may be used.\n{otherwise}");
    };
    let step = output::begin(format!("{what}, with apt-get"), "about a minute, once on this machine");
    // One broken package source must not prevent the rest. If the package lists are unusable, the installation fails.
    let updated = update.args(["update", "--quiet"]).status().is_ok_and(|status| status.success());
    if !updated {
        output::note("The package lists could not be renewed; trying with those at hand.");
    }
    if let Some(mut install) = apt_get() {
        install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
        run::through(&mut install, otherwise)?;
    }
    step.done();
    Ok(())
}

/// Whether this is Ubuntu, which names some packages differently from Debian.
pub fn is_ubuntu() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=ubuntu")
}

/// An `apt-get` command with root rights; `None` if they cannot be obtained.
fn apt_get() -> Option<Command> {
    which::which("apt-get").ok()?;
    let root = run::stdout_of(run::command("id").arg("-u"))? == "0";
    let mut command = if root {
        run::command("env")
    } else {
        let mut sudo = run::command(which::which("sudo").ok()?);
        if !std::io::stdin().is_terminal() {
            // Nobody is there to enter a password.
            sudo.arg("--non-interactive");
        }
        sudo.arg("env");
        sudo
    };
    // Another installation may hold the lock, so wait up to 300 seconds for it.
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--option", "DPkg::Lock::Timeout=300"]);
    Some(command)
}
