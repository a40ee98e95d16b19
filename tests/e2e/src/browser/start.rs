//! Starting a browser and its driver.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, error::WebDriverError};

use super::BY_XTASK;

/// The port that chromedriver picks for IPv4 may be taken for IPv6, and then it gives up: it is started again.
const STARTS: usize = 5;

pub(super) fn start_driver() -> Result<(Child, u16)> {
    let program = std::env::var_os("CHROMEDRIVER").context(BY_XTASK)?;
    for _ in 0..STARTS {
        let mut server =
            Command::new(&program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let lines = BufReader::new(server.stdout.take().context("chromedriver has no output")?).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let words = line.strip_prefix("ChromeDriver was started successfully on port ")?;
            words.trim_end_matches('.').parse().ok()
        });
        if let Some(port) = port {
            return Ok((server, port));
        }
        drop(server.kill());
        drop(server.wait());
    }
    bail!("chromedriver did not say its port in {STARTS} starts")
}

pub(super) async fn connect(port: u16, profile: Option<&Path>) -> Result<WebDriver, WebDriverError> {
    let mut wanted = DesiredCapabilities::chrome();
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];
    for argument in arguments {
        wanted.add_arg(argument)?;
    }
    if let Some(profile) = profile {
        wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    }
    if let Ok(program) = std::env::var("CHROME") {
        wanted.set_binary(&program)?;
    }
    WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await
}
