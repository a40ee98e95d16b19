//! A profile that outlives its browser: the browser or its tab is killed, and another opens the same profile.

use super::start::{connect, start_driver};
use super::{Browser, WATCH};
use crate::host::{Fault, Host};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
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

    /// Kill the browser of this profile, as the system does when memory is short: without a word.
    ///
    /// # Errors
    /// If it is not running.
    pub fn kill_browser(&self) -> Result<()> {
        let all = self.processes()?;
        let main = all.iter().filter(|(_, line)| !line.contains("--type="));
        kill(main.map(|(id, _)| *id))?;
        // What it leaves behind must not hold the profile of the next one.
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

    /// Kill the processes that show pages, the tab's among them.
    ///
    /// # Errors
    /// If there is none.
    pub fn kill_tab(&self) -> Result<()> {
        let all = self.processes()?;
        kill(all.iter().filter(|(_, line)| line.contains("--type=renderer")).map(|(id, _)| *id))
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
