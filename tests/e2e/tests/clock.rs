//! The clock of the machine is put forward and back while somebody writes: saving goes on, no moment changes, and versions stay in their order.

use anyhow::Result;
use e2e::browser::Browser;
use serde_json::json;

/// The page's clock, put by so many milliseconds, and the revisions that were told as saved.
const CLOCK: &str = "
    globalThis.ahead = 0;
    globalThis.revisions = [];
    const Real = Date;
    globalThis.Date = class extends Real {
        constructor(...rest) { super(...(rest.length ? rest : [Real.now() + globalThis.ahead])); }
        static now() { return Real.now() + globalThis.ahead; }
    };
    addEventListener('postmortem-save', ({ detail }) => globalThis.revisions.push(detail.revision));
";

const EDITOR: &str = "document.querySelector('postmortem-editor')";
const HOUR: i64 = 3_600_000;
const TEXT: &str =
    "# Before\n\n## Timeline\n\n- **2025-03-30 01:55 CET** Alert\n- **2025-03-30 03:05 CEST** Rolled back\n";

/// The lines of the timeline, and the labels of the versions with numbers for names, newest first.
fn events(browser: &Browser) -> Result<serde_json::Value> {
    browser.script(&format!("return {EDITOR}.value.split('\\n').filter((line) => /20\\d\\d-/.test(line))"))
}

#[test]
fn a_clock_that_is_put_changes_no_moment_and_no_order() -> Result<()> {
    let browser = Browser::open_after(CLOCK)?;
    browser.begin("Before")?;
    browser.script(&format!("{EDITOR}.read({}, 'markdown')", json!(TEXT)))?;
    browser.see("Saved in this browser")?;
    let written = events(&browser)?;
    assert_eq!(written.as_array().map(Vec::len), Some(2), "{written}");
    let steps = [HOUR, -HOUR, 24 * HOUR, -24 * HOUR, 40 * 24 * HOUR, 0];
    for (number, step) in steps.into_iter().enumerate() {
        browser
            .script(&format!("globalThis.ahead = {step}; globalThis.before = globalThis.revisions.at(-1)"))?;
        browser.write("Title", &format!("Title {number}"))?;
        browser.wait("a later revision", "globalThis.revisions.at(-1) > globalThis.before")?;
        browser.see("Saved in this browser")?;
        browser.press("Older versions")?;
        browser.write("Name of this version", &number.to_string())?;
        browser.press("Keep this version")?;
        browser.wait(
            "the version",
            &format!("{EDITOR}.shadowRoot.querySelector('.versions .open')?.textContent === '{number}'"),
        )?;
        browser.press("Back to writing")?;
        assert_eq!(events(&browser)?, written, "the clock went {step} ms ahead");
    }
    let labels =
        format!("[...{EDITOR}.shadowRoot.querySelectorAll('.versions .open')].map((one) => one.textContent)");
    browser.press("Older versions")?;
    browser.wait("all versions", &format!("{labels}.length > 6"))?;
    assert_eq!(
        browser.script(&format!("return {labels}.filter((one) => /^\\d$/.test(one))"))?,
        json!(["5", "4", "3", "2", "1", "0"])
    );
    assert_ne!(
        browser.script(&format!("return {labels}.filter((one) => one === 'Hourly').length"))?,
        0,
        "a clock that went ahead forgets no version of this day"
    );
    let revisions =
        browser.script("return globalThis.revisions.every((one, at, all) => !at || one > all[at - 1])")?;
    assert_eq!(revisions, true, "revisions only go up");

    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Title 5");
    browser.see("Saved in this browser")?;
    assert_eq!(events(&browser)?, written);
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
