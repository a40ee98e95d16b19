//! `cargo xtask serve`: builds the page, serves it on this machine only, and reloads it when a file changes.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::{build, project, step::Steps, tools};

const PORTS: std::ops::Range<u16> = 8080..8180;

/// Serve until interrupted.
pub fn run(arguments: &[&str]) -> Result<()> {
    let port = match arguments {
        [] => {
            PORTS.into_iter().find(|port| is_free(*port)).context("no port between 8080 and 8179 is free")?
        }
        ["--port", port] => port.parse().with_context(|| format!("`{port}` is not a port number"))?,
        other => bail!("`serve` takes only `--port N`, not `{}`", other.join(" ")),
    };
    if !is_free(port) {
        bail!("port {port} is in use: leave out `--port` to take the next free one");
    }
    let shell = project::shell()?;
    let mut steps = Steps::new(2);
    let tools = steps.run("tools that build the page", || tools::cargo::build_tools(&shell))?;
    let trunk = &tools.trunk;
    let _environment = build::environment(&shell, &tools)?;
    let port = port.to_string();
    steps.run(
        &format!("build the page and serve it: http://127.0.0.1:{port}/ once built (Ctrl+C ends it)"),
        || {
            cmd!(shell, "{trunk} serve --address 127.0.0.1 --port {port}")
                .quiet()
                .run()
                .context("Trunk stopped")
        },
    )
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}
