//! A browser with a fresh profile, driven from outside. Everything waits until it is there or says what was missing.

use std::{
    future::Future,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, error::WebDriverError};
use tokio::runtime::{Builder, Runtime};

use crate::host::Host;

const PATIENCE: Duration = Duration::from_secs(20);

/// Runs before every document: keeps what must never happen, so that a test can ask at its end.
const WATCH: &str = "
    globalThis.seen = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        seen.push(`policy: ${event.violatedDirective} refused ${event.blockedURI || 'inline'} (${event.sample})`));
    addEventListener('error', (event) => seen.push(`error: ${event.message}`));
    addEventListener('unhandledrejection', (event) => seen.push(`rejection: ${event.reason}`));
";

/// A browser and the host it looks at.
pub struct Browser {
    driver: WebDriver,
    runtime: Runtime,
    server: Child,
    host: Host,
}

impl Browser {
    /// Start a browser with a fresh profile and open the page.
    ///
    /// # Errors
    /// If the page is not built, or browser and driver do not start.
    pub fn open() -> Result<Self> {
        Self::open_after("")
    }

    /// The same, with a script that runs before the page's own.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_after(script: &str) -> Result<Self> {
        let host = Host::start()?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (server, port) = start_driver()?;
        let driver = runtime.block_on(connect(port))?;
        let browser = Self { driver, runtime, server, host };
        browser.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": format!("{WATCH}\n{script}") }),
        )?;
        browser.size(1280, 900)?;
        browser.goto(&browser.host.url())?;
        Ok(browser)
    }

    /// The host that serves the page.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// Go to an address.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn goto(&self, url: &str) -> Result<()> {
        self.block(self.driver.goto(url))
    }

    /// Load the page again.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn reload(&self) -> Result<()> {
        self.block(self.driver.refresh())
    }

    /// Give the window's inside this size, as small as a phone's.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn size(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
    }

    /// Prefer the light or the dark theme, as the system would.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn prefer(&self, theme: &str) -> Result<()> {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        self.cdp("Emulation.setEmulatedMedia", features)
    }

    /// Run a script and give what it returns.
    ///
    /// # Errors
    /// If the script throws.
    pub fn script(&self, source: &str) -> Result<Value> {
        let answer = self.block(self.driver.execute(source, Vec::new()))?;
        Ok(answer.json().clone())
    }

    /// Wait until the expression is true.
    ///
    /// # Errors
    /// After 20 seconds, naming `what` was awaited.
    pub fn wait(&self, what: &str, expression: &str) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if self.script(&format!("return Boolean({expression})"))? == Value::Bool(true) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("{what} did not come; the page shows: {}", self.script("return document.body.innerText")?)
    }

    /// What must not happen and did: policy violations and script errors.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn mishaps(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.script("return globalThis.seen ?? []")?)?)
    }

    fn cdp(&self, method: &str, parameters: Value) -> Result<()> {
        let cdp = self.driver.cdp();
        self.block(cdp.send_raw(method, parameters)).map(drop)
    }

    fn block<T>(&self, work: impl Future<Output = Result<T, WebDriverError>>) -> Result<T> {
        Ok(self.runtime.block_on(work)?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver closes its browser when its session ends; a driver that is killed leaves it behind.
        drop(self.runtime.block_on(self.driver.clone().quit()));
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

fn start_driver() -> Result<(Child, u16)> {
    let program = std::env::var_os("CHROMEDRIVER").context("run `cargo xtask test --only e2e`")?;
    let mut server =
        Command::new(program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let lines = BufReader::new(server.stdout.take().context("chromedriver has no output")?).lines();
    let port = lines.map_while(Result::ok).find_map(|line| {
        let words = line.strip_prefix("ChromeDriver was started successfully on port ")?;
        words.trim_end_matches('.').parse().ok()
    });
    Ok((server, port.context("chromedriver did not say its port")?))
}

async fn connect(port: u16) -> Result<WebDriver, WebDriverError> {
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
    if let Ok(program) = std::env::var("CHROME") {
        wanted.set_binary(&program)?;
    }
    WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await
}
