//! Two releases at one address, one after the other: nothing is reloaded unasked, the new one takes over on a yes, and no word is lost in
//! either order.

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use std::path::{Path, PathBuf};

/// The built page as a release of its own: its worker has another version, and the page can be asked which release it is.
struct Release(PathBuf);

/// The files of the page that the worker keeps, and the worker.
const FILES: [&str; 7] = [
    "index.html",
    "boot.js",
    "page.css",
    "icon.svg",
    "postmortem-editor.js",
    "postmortem-editor_bg.wasm",
    "sw.js",
];

impl Release {
    fn make(name: &str, more: &str) -> Result<Self> {
        let dist = std::env::var_os("DIST").map(PathBuf::from).context("the page is built by xtask")?;
        let number = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_nanos();
        let folder =
            std::env::temp_dir().join(format!("postmortem-release-{}-{name}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        for file in FILES {
            std::fs::copy(dist.join(file), folder.join(file))?;
        }
        let release = Self(folder);
        release.change("boot.js", |text| format!("{text}\nglobalThis.release = '{name}';\n{more}\n"))?;
        release.change("sw.js", |text| {
            let version = text
                .split('"')
                .find(|word| word.len() == 16 && word.chars().all(|c| c.is_ascii_hexdigit()))
                .unwrap_or_default();
            text.replace(version, &format!("{version}-{name}"))
        })?;
        ensure!(std::fs::read_to_string(release.path().join("sw.js"))?.contains(name), "no version in sw.js");
        Ok(release)
    }

    fn change(&self, file: &str, how: impl FnOnce(&str) -> String) -> Result<()> {
        let path = self.0.join(file);
        let text = std::fs::read_to_string(&path)?;
        Ok(std::fs::write(path, how(&text))?)
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

const NOTICE: &str = "document.querySelector('[data-newer]')";
const SAVED: &str = "Saved in this browser";

/// A page of the first release that its own worker serves, with words in it; then the second release is put up.
fn visited(first: &Release, second: &Release) -> Result<Browser> {
    let browser = Browser::open_after("globalThis.loaded = Math.random();")?;
    browser.host().serve(first.path());
    // The page that the browser was opened on has registered its own worker; this one starts from nothing.
    browser.script(
        "globalThis.gone = false; navigator.serviceWorker.getRegistrations()
            .then((all) => Promise.all(all.map((one) => one.unregister()))).then(() => { gone = true; })",
    )?;
    browser.wait("an end of the worker", "globalThis.gone")?;
    browser.reload()?;
    browser.press("Start empty")?;
    browser.write("Title", "Written in the first")?;
    browser.see(SAVED)?;
    browser
        .script("globalThis.ready = false; navigator.serviceWorker.ready.then(() => { ready = true; })")?;
    browser.wait("a worker", "globalThis.ready")?;
    browser.reload()?;
    browser.wait("its control", "navigator.serviceWorker.controller && globalThis.release === 'first'")?;
    browser.host().serve(second.path());
    Ok(browser)
}

#[test]
fn a_new_release_waits_for_a_yes_and_takes_the_last_words_along() -> Result<()> {
    let (first, second) = (Release::make("first", "")?, Release::make("second", "")?);
    let browser = visited(&first, &second)?;
    browser.reload()?;
    browser.wait("the page", "globalThis.release")?;
    let loaded = browser.script("return globalThis.loaded")?;
    browser.wait("the offer", NOTICE)?;
    browser.write("Title", "Written while it waited")?;
    browser.see(SAVED)?;
    let now = browser.script("return [globalThis.loaded, globalThis.release]")?;
    assert_eq!((&now[0], now[1].as_str()), (&loaded, Some("first")), "nothing was reloaded unasked");
    assert_eq!(browser.barriers()?, [""; 0]);

    // A yes in the middle of a word.
    browser.script(
        "const field = document.querySelector('postmortem-editor').shadowRoot.querySelector('[id=\"f/title\"]');
         field.value += ', and the very last words';
         field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
         document.querySelector('[data-newer] button').click();",
    )?;
    browser.wait("the second release", "globalThis.release === 'second'")?;
    let last = "Written while it waited, and the very last words";
    assert_eq!(browser.held("Title")?, last);
    browser.see(SAVED)?;
    browser.reload()?;
    browser.wait("the second release", "globalThis.release === 'second'")?;
    assert_eq!(browser.held("Title")?, last);
    assert_eq!(browser.script(&format!("return {NOTICE}"))?, serde_json::Value::Null, "nothing newer waits");
    Ok(())
}

#[test]
fn a_yes_in_one_tab_reloads_no_other() -> Result<()> {
    let (first, second) = (Release::make("first", "")?, Release::make("second", "")?);
    let browser = visited(&first, &second)?;
    let loaded = browser.script("return globalThis.loaded")?;
    let old = browser.tab()?;
    let new = browser.another_tab()?;
    browser.wait("the offer", NOTICE)?;
    browser.script("document.querySelector('[data-newer] button').click()")?;
    browser.wait("the second release", "globalThis.release === 'second'")?;
    browser.switch(&old)?;
    let now = browser.script("return [globalThis.loaded, globalThis.release]")?;
    assert_eq!((&now[0], now[1].as_str()), (&loaded, Some("first")), "the other tab was reloaded");
    browser.write("Title", "The old tab goes on")?;
    browser.see(SAVED)?;
    browser.switch(&new)?;
    browser.wait(
        "the words of the old tab",
        "document.querySelector('postmortem-editor').value.includes('The old tab goes on')",
    )?;
    browser.close_tab(&old)?;
    browser.reload()?;
    browser.wait("the second release", "globalThis.release === 'second'")?;
    assert_eq!(browser.held("Title")?, "The old tab goes on");
    Ok(())
}

/// What the second release leaves behind: a draft in a layout of its own.
const LEAVES: &str = "if (!localStorage.getItem('postmortem-editor:draft:newer')) localStorage.setItem('postmortem-editor:draft:newer',
    'postmortem-draft/9 id=newer future=yes\\n{\"schema\":\"postmortem/1\",\"title\":\"From the future\"}');";

/// No worker at all: every load is the release that is there.
const NO_WORKER: &str = "delete Navigator.prototype.serviceWorker;";

#[test]
fn without_a_worker_both_orders_keep_every_word() -> Result<()> {
    let (first, second) = (Release::make("first", "")?, Release::make("second", LEAVES)?);
    let browser = Browser::open_after(NO_WORKER)?;
    let to = |release: &Release, name: &str| {
        browser.host().serve(release.path());
        browser.goto("about:blank")?;
        browser.goto(&browser.host().url())?;
        browser.wait(name, &format!("globalThis.release === '{name}'"))
    };
    to(&first, "first")?;
    browser.press("Start empty")?;
    browser.write("Title", "Written in the first")?;
    browser.see(SAVED)?;
    to(&second, "second")?;
    assert_eq!(browser.held("Title")?, "Written in the first");
    browser.write("Title", "Written in the second")?;
    browser.see(SAVED)?;

    // Back to the older one: it has the words, and leaves alone what it does not understand.
    to(&first, "first")?;
    assert_eq!(browser.held("Title")?, "Written in the second");
    let stored = "return localStorage.getItem('postmortem-editor:draft:newer')";
    let before = browser.script(stored)?;
    browser.press("Drafts")?;
    browser.press("A draft that cannot be opened")?;
    browser.see("Written by a newer version of the editor.")?;
    browser.see("Read only")?;
    browser.press("Download it")?;
    assert_eq!(Some(browser.downloaded(".txt")?.as_str()), before.as_str());
    assert_eq!(browser.script(stored)?, before);
    to(&second, "second")?;
    assert_eq!(browser.script(stored)?, before);
    Ok(())
}
