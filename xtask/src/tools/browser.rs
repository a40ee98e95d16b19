//! Chromium (or Chrome) and a chromedriver of the same version, for tests in a real browser.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use xshell::Shell;

use super::{on_path, system, version_of};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const BY_HAND: &str = "Browser tests need Chromium (or Chrome) and a chromedriver of the same version on the PATH: \
    on Debian as root `apt-get install chromium chromium-driver`, elsewhere from the browser's own site.";

/// A browser and the program that drives it.
pub struct Browser {
    /// The browser itself.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

/// Find a browser with its driver, or install both.
pub fn find(shell: &Shell) -> Result<Browser> {
    if here().is_none() {
        system::install(shell, &["chromium", "chromium-driver", "fonts-liberation"], BY_HAND)?;
    }
    let found = here().context(BY_HAND)?;
    let of = |program: &PathBuf| version_of(shell, program).and_then(|answer| major(&answer));
    let (browser, driver) = (of(&found.browser), of(&found.driver));
    ensure!(
        browser.is_some() && browser == driver,
        "{} and {} are not of one version. {BY_HAND}",
        found.browser.display(),
        found.driver.display()
    );
    Ok(found)
}

fn here() -> Option<Browser> {
    let named = |variable| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let driver = named("CHROMEDRIVER").or_else(|| on_path("chromedriver").into_iter().next())?;
    let browser = named("CHROME").or_else(|| BROWSERS.iter().flat_map(|name| on_path(name)).next())?;
    Some(Browser { browser, driver })
}

/// The first number of a version in an answer such as "ChromeDriver 150.0.1 (…)".
fn major(answer: &str) -> Option<u32> {
    answer.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_the_first_number_of_a_version() {
        assert_eq!(major("Chromium 150.0.7000.12 built on Debian"), Some(150));
        assert_eq!(major("ChromeDriver 149.1.2 (a.b refs/heads)"), Some(149));
        assert_eq!(major("no version"), None);
    }
}
