//! The two other engines that the element is tested in: Firefox with geckodriver, and WebKitGTK's small browser with its driver and a
//! screen to draw on.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::Shell;

use super::{cargo, on_path, system};

const BY_HAND: &str = "Tests of the element need Firefox and WebKitGTK with its driver, and Xvfb for a screen: on Debian as root \
    `apt-get install firefox-esr webkit2gtk-driver xvfb`.";

/// Where WebKitGTK's small browser lies; it is no program for people and not on the `PATH`.
const SMALL_BROWSER: [&str; 4] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/webkit2gtk-4.1/MiniBrowser",
];

/// Browsers beside Chromium, and what drives them.
pub struct Engines {
    /// Firefox.
    pub firefox: PathBuf,
    /// Its WebDriver server.
    pub geckodriver: PathBuf,
    /// WebKitGTK's small browser.
    pub minibrowser: PathBuf,
    /// Its WebDriver server.
    pub webkitdriver: PathBuf,
}

/// Find them, or install what is missing.
pub fn find(shell: &Shell) -> Result<Engines> {
    let here = || {
        let one = |names: &[&str]| names.iter().flat_map(|name| on_path(name)).next();
        let minibrowser = SMALL_BROWSER.iter().map(Path::new).find(|path| path.is_file())?;
        one(&["Xvfb"])?;
        Some((one(&["firefox-esr", "firefox"])?, minibrowser.to_owned(), one(&["WebKitWebDriver"])?))
    };
    if here().is_none() {
        system::install(shell, &["firefox-esr", "webkit2gtk-driver", "xvfb", "fonts-liberation"], BY_HAND)?;
    }
    let (firefox, minibrowser, webkitdriver) = here().context(BY_HAND)?;
    Ok(Engines { firefox, geckodriver: cargo::geckodriver(shell)?, minibrowser, webkitdriver })
}
