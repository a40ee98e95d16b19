//! The three engines, driven alike: Chromium, Firefox and WebKit. It knows pages only from outside.

use std::{
    future::Future,
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, Key, TypingData, WebDriver, WebElement, error::WebDriverError};
use tokio::runtime::{Builder, Runtime};

use crate::focus::{self, FOCUSED, UNSEEN};

const PATIENCE: Duration = Duration::from_secs(30);
const BY_XTASK: &str = "run `cargo xtask test --only e2e`, which finds the browsers";

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's small browser, by its own driver and a screen of its own.
    WebKit,
}

/// All of them.
pub const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

impl Engine {
    fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
            Self::WebKit => "WEBKITDRIVER",
        }
    }

    fn capabilities(self) -> Result<Capabilities> {
        let mut wanted = Capabilities::new();
        let program = |name| std::env::var(name).ok();
        let (name, value) = match self {
            Self::Chromium => (
                "goog:chromeOptions",
                json!({
                    "binary": program("CHROME"),
                    "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--no-first-run", "--window-size=1280,1000"],
                }),
            ),
            Self::Firefox => (
                "moz:firefoxOptions",
                json!({ "binary": program("FIREFOX"), "args": ["-headless", "--width=1280", "--height=1000"] }),
            ),
            Self::WebKit => (
                "webkitgtk:browserOptions",
                json!({ "binary": program("MINIBROWSER"), "args": ["--automation"] }),
            ),
        };
        wanted.set(name, value)?;
        Ok(wanted)
    }
}

/// A window of one engine with a fresh profile.
pub struct Window {
    engine: Engine,
    driver: WebDriver,
    runtime: Runtime,
    children: Vec<Child>,
}

impl Window {
    /// Start the engine and open an address.
    ///
    /// # Errors
    /// If browser or driver do not start.
    pub fn open(engine: Engine, url: &str) -> Result<Self> {
        let mut children = Vec::new();
        let mut command = Command::new(std::env::var_os(engine.variable()).context(BY_XTASK)?);
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        if engine == Engine::WebKit {
            let (screen, number) = screen()?;
            children.push(screen);
            command.env("DISPLAY", format!(":{number}")).env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        }
        children.push(command.spawn()?);
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let driver = match runtime.block_on(connect(port, &engine.capabilities()?)) {
            Ok(driver) => driver,
            Err(error) => {
                end(&mut children);
                return Err(error).with_context(|| format!("{engine:?} does not start"));
            }
        };
        let window = Self { engine, driver, runtime, children };
        window.goto(url)?;
        Ok(window)
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Go to an address.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn goto(&self, url: &str) -> Result<()> {
        self.block(self.driver.goto(url))
    }

    /// Run a script and give what it returns.
    ///
    /// # Errors
    /// If the script throws.
    pub fn script(&self, source: &str) -> Result<Value> {
        Ok(self.block(self.driver.execute(source, Vec::new()))?.json().clone())
    }

    /// Run an asynchronous script, a function body that may wait, and give what it returns.
    ///
    /// # Errors
    /// If the script throws.
    pub fn later(&self, source: &str) -> Result<Value> {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1]; (async () => {{ {source} }})().then((value) => done({{ value }}), \
             (error) => done({{ error: String(error?.stack ?? error) }}));"
        );
        let answer = self.block(self.driver.execute_async(&wrapped, Vec::new()))?.json().clone();
        match answer.get("error") {
            Some(error) => bail!("{error}"),
            None => Ok(answer.get("value").cloned().unwrap_or(Value::Null)),
        }
    }

    /// Wait until the expression is true.
    ///
    /// # Errors
    /// After 30 seconds, naming `what` was awaited and what the page shows instead.
    pub fn wait(&self, what: &str, expression: &str) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if self.script(&format!("return Boolean({expression})"))? == Value::Bool(true) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let shown = self.script(
            "return [document.body.innerText, ...[...document.querySelectorAll('postmortem-editor')].map((one) => \
             one.shadowRoot.querySelector('.pm')?.innerText)].join(' | ').slice(0, 1500)",
        )?;
        bail!("{:?}: {what} did not come; the page shows: {shown}", self.engine)
    }

    /// Wait until every element of the page can be used.
    ///
    /// # Errors
    /// If one cannot.
    pub fn ready(&self) -> Result<()> {
        self.later(
            "await customElements.whenDefined('postmortem-editor'); \
             await Promise.all([...document.querySelectorAll('postmortem-editor')].map((one) => one.ready));",
        )?;
        Ok(())
    }

    /// What an expression of the page gives as an element.
    ///
    /// # Errors
    /// If it is none.
    pub fn element(&self, expression: &str) -> Result<WebElement> {
        self.wait(expression, expression)?;
        Ok(self.block(self.driver.execute(format!("return {expression}"), Vec::new()))?.element()?)
    }

    /// Press what an expression gives.
    ///
    /// # Errors
    /// If it cannot be pressed.
    pub fn press(&self, expression: &str) -> Result<()> {
        let element = self.element(expression)?;
        self.block(element.click())
    }

    /// Type into what an expression gives, behind what stands there.
    ///
    /// # Errors
    /// If it takes no keys.
    pub fn write(&self, expression: &str, keys: impl Into<TypingData>) -> Result<()> {
        let element = self.element(expression)?;
        if self.engine == Engine::WebKit {
            // WebKit tells its input method of a new focus a moment later; of a key before that the page sees the `keydown` and no input.
            self.block(element.focus())?;
            std::thread::sleep(Duration::from_millis(250));
        }
        self.block(element.send_keys(keys))
    }

    /// Type where the focus is, as with a keyboard alone.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        self.block(self.driver.action_chain().send_keys(keys).perform())
    }

    /// Press a key while Shift is held.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn shift_key(&self, key: Key) -> Result<()> {
        let chain = self.driver.action_chain().key_down(Key::Shift).key_down(key.value()).key_up(key.value());
        self.block(chain.key_up(Key::Shift).perform())
    }

    /// The name of what has the focus.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn focused(&self) -> Result<String> {
        Ok(self.script(FOCUSED)?.as_str().unwrap_or_default().to_owned())
    }

    /// Press Tab until the focus is on what has this name; everywhere on the way the focus is seen and has a name.
    ///
    /// # Errors
    /// If the walk does not reach it, or the focus gets lost on the way.
    pub fn tab_to(&self, name: &str) -> Result<()> {
        self.walk_to(name, &|| self.keys(Key::Tab))
    }

    /// The same backwards, with Shift.
    ///
    /// # Errors
    /// As [`tab_to`](Self::tab_to).
    pub fn tab_to_back(&self, name: &str) -> Result<()> {
        self.walk_to(name, &|| self.shift_key(Key::Tab))
    }

    fn walk_to(&self, name: &str, press: &dyn Fn() -> Result<()>) -> Result<()> {
        let step = || {
            if let Some(fault) = self.script(UNSEEN)?.as_str().filter(|fault| !fault.is_empty()) {
                bail!("on the way by Tab: {fault}");
            }
            press()
        };
        focus::walk_to(name, &|| self.focused(), &step).with_context(|| format!("{:?}", self.engine))
    }

    /// Look into a frame; `None` is the page itself.
    ///
    /// # Errors
    /// If there is no such frame.
    pub fn frame(&self, number: Option<u16>) -> Result<()> {
        match number {
            Some(number) => self.block(self.driver.enter_frame(number)),
            None => self.block(self.driver.enter_default_frame()),
        }
    }

    /// What must not happen and did: policy violations, script errors.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn mishaps(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.script("return globalThis.watched?.mishaps ?? ['nobody watched']")?)?)
    }

    fn block<T>(&self, work: impl Future<Output = Result<T, WebDriverError>>) -> Result<T> {
        self.runtime.block_on(work).with_context(|| format!("in {:?}", self.engine))
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver closes its browser when its session ends; a driver that is killed leaves it behind.
        drop(self.runtime.block_on(self.driver.clone().quit()));
        end(&mut self.children);
    }
}

fn end(children: &mut Vec<Child>) {
    while let Some(mut child) = children.pop() {
        drop(child.kill());
        drop(child.wait());
    }
}

/// A screen for a browser that has no mode without one.
fn screen() -> Result<(Child, String)> {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("Xvfb is not here")?;
    let mut line = String::new();
    BufReader::new(server.stdout.take().context("Xvfb has no output")?).read_line(&mut line)?;
    Ok((server, line.trim().to_owned()))
}

async fn connect(port: u16, wanted: &Capabilities) -> Result<WebDriver> {
    let url = format!("http://127.0.0.1:{port}");
    let started = Instant::now();
    loop {
        match WebDriver::new(&url, wanted.clone()).await {
            Ok(driver) => {
                driver.set_script_timeout(PATIENCE).await?;
                return Ok(driver);
            }
            Err(error) if started.elapsed() > PATIENCE => return Err(error.into()),
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}
