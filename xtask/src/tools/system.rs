//! The system's package manager, where there is one we may use: apt on Debian as root. Elsewhere people are told what
//! to install; nothing asks for a password.

use std::path::Path;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use super::on_path;

/// Install Debian packages, or say in one sentence what to install by hand.
pub fn install(shell: &Shell, packages: &[&str], by_hand: &str) -> Result<()> {
    if !may_use_apt(shell) {
        bail!("{by_hand}");
    }
    eprintln!("installing {} with apt", packages.join(", "));
    let _quiet = shell.push_env("DEBIAN_FRONTEND", "noninteractive");
    cmd!(shell, "apt-get update -q -q").quiet().run().context("apt-get update failed")?;
    cmd!(shell, "apt-get install -q -q -y --no-install-recommends {packages...}")
        .quiet()
        .ignore_stdout()
        .run()
        .with_context(|| format!("apt could not install {}. {by_hand}", packages.join(", ")))
}

fn may_use_apt(shell: &Shell) -> bool {
    let root = cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id == "0");
    root && Path::new("/etc/debian_version").exists() && !on_path("apt-get").is_empty()
}
