//! A profile that outlives its browser: the browser or its tab is killed, and another opens the same profile.

use super::start::{connect, start_driver};
use super::{Browser, WATCH};
use crate::host::{Fault, Host};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::runtime::Builder;

/// A profile and a host at one address, for as many browsers as die on them.
pub struct Lasting {
    folder: PathBuf,
    host: Host,
}

impl Lasting {
    /// A fresh profile.
    ///
    /// # Errors
    /// If the folder or the host cannot be had.
    pub fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("postmortem-profile-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder, host: Host::start(Fault::None)? })
    }

    /// A browser on this profile, looking at the page.
    ///
    /// # Errors
    /// If browser and driver do not start.
    pub fn open(&self) -> Result<Browser> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (server, port) = start_driver()?;
        let driver = runtime.block_on(connect(port, Some(&self.folder)))?;
        let downloads = self.folder.join("downloads");
        let host = Host::start(Fault::None)?;
        let browser = Browser { driver, runtime, server, host, downloads, watch: WATCH.to_owned() };
        browser.prepare()?;
        browser.goto(&self.host.url())?;
        Ok(browser)
    }

    /// The processes whose end is the end of the browser, or of its tabs alone.
    ///
    /// # Errors
    /// If none is running.
    pub fn victims(&self, tabs: bool) -> Result<Vec<u32>> {
        let all = self.processes()?.into_iter();
        let of = |line: &str| if tabs { line.contains("--type=renderer") } else { !line.contains("--type=") };
        let found: Vec<u32> = all.filter(|(_, line)| of(line)).map(|(id, _)| id).collect();
        anyhow::ensure!(!found.is_empty(), "there is nothing to kill");
        Ok(found)
    }

    /// Kill processes as the system does when memory is short: without a word. Gives the moment at which they were gone at the latest, in
    /// milliseconds since 1970.
    ///
    /// # Errors
    /// If they cannot be killed.
    pub fn kill(&self, victims: &[u32]) -> Result<f64> {
        kill(victims.iter().copied())?;
        Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1_000.0)
    }

    /// End whatever still runs on this profile, so that it does not hold it against the next one.
    ///
    /// # Errors
    /// If processes cannot be listed.
    pub fn clear(&self) -> Result<()> {
        let started = Instant::now();
        while !self.processes()?.is_empty() && started.elapsed() < Duration::from_secs(10) {
            kill(self.processes()?.iter().map(|(id, _)| *id)).ok();
            std::thread::sleep(Duration::from_millis(50));
        }
        for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
            drop(std::fs::remove_file(self.folder.join(lock)));
        }
        Ok(())
    }

    /// The processes of this profile's browser, each with its command line.
    fn processes(&self) -> Result<Vec<(u32, String)>> {
        let folder = self.folder.display().to_string();
        let mut found = Vec::new();
        for entry in std::fs::read_dir("/proc").context("processes are listed under /proc")?.flatten() {
            let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
            let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line).replace('\0', " ");
            if line.contains(&folder) && !line.contains("chromedriver") {
                found.push((id, line));
            }
        }
        Ok(found)
    }

    /// Where the page is.
    pub fn url(&self) -> String {
        self.host.url()
    }

    /// The folder of the profile.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Lasting {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

fn kill(processes: impl Iterator<Item = u32>) -> Result<()> {
    let ids: Vec<String> = processes.map(|id| id.to_string()).collect();
    anyhow::ensure!(!ids.is_empty(), "there is nothing to kill");
    Command::new("kill").arg("-9").args(ids).status()?;
    Ok(())
}
