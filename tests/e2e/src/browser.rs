//! A browser with a fresh profile, driven from outside. Everything waits until it is there or says what was missing.

use std::{
    future::Future,
    path::{Path, PathBuf},
    process::Child,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WebElement, error::WebDriverError};
use tokio::runtime::{Builder, Runtime};

use crate::host::{Fault, Host};

mod keys;
mod lasting;
mod start;
mod tabs;

pub use lasting::Lasting;
use start::{connect, start_driver};

const PATIENCE: Duration = Duration::from_secs(20);
const BY_XTASK: &str = "run `cargo xtask test --only e2e`, which builds the page and finds the browser";
const FIND: &str = include_str!("find.js");

/// What the page shows: the element where it is there, else the page itself.
const SHOWN: &str = "(document.querySelector('postmortem-editor')?.shadowRoot?.querySelector('*') ?? document.body)\
    .innerText.replace(/\\s+/g, ' ')";

const RUN_AXE: &str = "
    const done = arguments[0];
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`))),
        (error) => done([`axe-core failed: ${error}`]));
";

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
    downloads: PathBuf,
    watch: String,
}

impl Browser {
    /// Start a browser with a fresh profile and open the page.
    ///
    /// # Errors
    /// If the page is not built, or browser and driver do not start.
    pub fn open() -> Result<Self> {
        Self::open_on(Fault::None, "")
    }

    /// The same, with a script that runs before the page's own.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_after(script: &str) -> Result<Self> {
        Self::open_on(Fault::None, script)
    }

    /// The same on a host that gets something wrong.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_with(fault: Fault) -> Result<Self> {
        Self::open_on(fault, "")
    }

    /// A host that gets something wrong, and a script that runs before the page's own.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_on(fault: Fault, script: &str) -> Result<Self> {
        let host = Host::start(fault)?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (server, port) = start_driver()?;
        let driver = runtime.block_on(connect(port, None))?;
        let downloads = std::env::temp_dir().join(format!("postmortem-e2e-{port}"));
        std::fs::create_dir_all(&downloads)?;
        let watch = format!("{WATCH}\n{script}");
        let browser = Self { driver, runtime, server, host, downloads, watch };
        browser.prepare()?;
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
        self.features(json!([{ "name": "prefers-color-scheme", "value": theme }]))
    }

    /// The same, with the system's own few colours forced on every page, as for people who need contrast.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn force_colours(&self, theme: &str) -> Result<()> {
        let forced = json!({ "name": "forced-colors", "value": "active" });
        self.features(json!([{ "name": "prefers-color-scheme", "value": theme }, forced]))
    }

    fn features(&self, features: Value) -> Result<()> {
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features }))
    }

    /// Move the mouse over the middle of a node, which also brings `:hover`.
    ///
    /// # Errors
    /// If there is no such node, or the browser refuses.
    pub fn point(&self, node: &str) -> Result<()> {
        let (x, y) = self.middle(node)?;
        self.cdp("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y }))
    }

    /// Tap the middle of a node with a finger.
    ///
    /// # Errors
    /// If there is no such node, or the browser refuses.
    pub fn tap(&self, node: &str) -> Result<()> {
        let (x, y) = self.middle(node)?;
        self.fingers("touchStart", json!([{ "x": x, "y": y }]))?;
        self.fingers("touchEnd", json!([]))
    }

    /// Put fingers down, move them or take them up: `touchStart`, `touchMove` or `touchEnd` with all places that are touched then.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn fingers(&self, what: &str, places: Value) -> Result<()> {
        self.cdp("Input.dispatchTouchEvent", json!({ "type": what, "touchPoints": places }))
    }

    fn middle(&self, node: &str) -> Result<(f64, f64)> {
        let place = self.script(&format!(
            "const node = {node}; node.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const box = node.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]"
        ))?;
        Ok(serde_json::from_value(place)?)
    }

    /// Let the page's origin store so many bytes in its database, or as many as ever.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn quota(&self, bytes: Option<u64>) -> Result<()> {
        let mut asked = json!({ "origin": self.host.origin() });
        if let Some(bytes) = bytes {
            asked["quotaSize"] = json!(bytes);
        }
        self.cdp("Storage.overrideQuotaForOrigin", asked)
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
        bail!("{what} did not come; the page shows: {}", self.shown()?)
    }

    /// Press the button with these words.
    ///
    /// # Errors
    /// If there is none after a while, or it cannot be pressed.
    pub fn press(&self, name: &str) -> Result<()> {
        let button = self.find("button", name)?;
        self.block(button.click())
    }

    /// Choose the option or tick the box with this label.
    ///
    /// # Errors
    /// If there is none after a while, or it cannot be pressed.
    pub fn pick(&self, label: &str) -> Result<()> {
        let field = self.find("field", label)?;
        self.block(field.click())
    }

    /// What the field with this label holds.
    ///
    /// # Errors
    /// If there is none after a while.
    pub fn held(&self, label: &str) -> Result<String> {
        let field = self.find("field", label)?;
        Ok(self.block(field.prop("value"))?.unwrap_or_default())
    }

    /// Write into the field with this label, in place of what it holds.
    ///
    /// # Errors
    /// If there is none after a while, or it takes no keys.
    pub fn write(&self, label: &str, text: &str) -> Result<()> {
        let field = self.find("field", label)?;
        self.block(field.click())?;
        // Keys sent to the field itself would put the caret behind its text first.
        self.block(self.driver.execute("arguments[0].select()", vec![field.to_json()?]))?;
        self.keys(text)
    }

    /// Begin an empty draft with this title, and wait until it is stored.
    ///
    /// # Errors
    /// As [`press`](Self::press) and [`see`](Self::see).
    pub fn begin(&self, title: &str) -> Result<()> {
        self.press("Start empty")?;
        self.write("Title", title)?;
        self.see("Saved in this browser")
    }

    /// Choose a file in the page's file picker.
    ///
    /// # Errors
    /// If the page has no picker.
    pub fn choose(&self, file: &Path) -> Result<()> {
        let picker =
            "document.querySelector('postmortem-editor')?.shadowRoot?.querySelector('input[type=file]')";
        self.wait("a file picker", picker)?;
        let picker = self.block(self.driver.execute(format!("return {picker}"), Vec::new()))?.element()?;
        let path = file.canonicalize()?;
        self.block(picker.send_keys(path.to_string_lossy()))
    }

    /// Wait until the element shows these words.
    ///
    /// # Errors
    /// After 20 seconds, with what it shows instead.
    pub fn see(&self, words: &str) -> Result<()> {
        self.wait(&format!("“{words}”"), &format!("({SHOWN}).includes({})", json!(squeeze(words))))
    }

    /// Everything the element shows, blanks made single.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn shown(&self) -> Result<String> {
        Ok(self.script(&format!("return {SHOWN}"))?.as_str().unwrap_or_default().to_owned())
    }

    /// Wait for a download whose name ends so, and give its text.
    ///
    /// # Errors
    /// If none came.
    pub fn downloaded(&self, ending: &str) -> Result<String> {
        Ok(std::fs::read_to_string(self.download(ending)?)?)
    }

    /// The same, and give the file.
    ///
    /// # Errors
    /// If none came.
    pub fn download(&self, ending: &str) -> Result<PathBuf> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            for entry in std::fs::read_dir(&self.downloads)? {
                let path = entry?.path();
                if path.to_string_lossy().ends_with(ending) {
                    return Ok(path);
                }
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("no file ending in {ending} was downloaded")
    }

    /// What axe-core finds wrong for people with assistive technology, each as "rule: element".
    ///
    /// # Errors
    /// If axe-core is missing or fails.
    pub fn barriers(&self) -> Result<Vec<String>> {
        let axe = std::env::var_os("AXE").context(BY_XTASK)?;
        self.script(&std::fs::read_to_string(axe)?)?;
        let answer = self.block(self.driver.execute_async(RUN_AXE, Vec::new()))?;
        Ok(serde_json::from_value(answer.json().clone())?)
    }

    /// What every tab needs before it opens the page.
    fn prepare(&self) -> Result<()> {
        self.cdp(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": self.downloads }),
        )?;
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": self.watch }))?;
        self.size(1280, 900)
    }

    fn find(&self, kind: &str, name: &str) -> Result<WebElement> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            let answer = self.block(self.driver.execute(FIND, vec![json!(kind), json!(name)]))?;
            if !answer.json().is_null() {
                return Ok(answer.element()?);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("there is no {kind} “{name}”; the page shows: {}", self.shown()?)
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
        drop(std::fs::remove_dir_all(&self.downloads));
    }
}

fn squeeze(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
