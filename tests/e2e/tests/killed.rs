//! The browser or its tab is killed while somebody types: at most the last moment is lost, and no draft is damaged.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Browser, Lasting};
use std::time::Duration;

/// Types a numbered word every 40 milliseconds into the title's field and remembers when, outside the page's own storage.
const TYPE: &str = "
    const field = document.querySelector('postmortem-editor').shadowRoot.querySelector('[id=\"f/title\"]');
    let count = 0;
    globalThis.typed = [];
    setInterval(() => {
        count += 1;
        field.value += ` w${count}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        globalThis.typed.push(Date.now());
    }, 40);
";

const KEPT: &str = "return document.querySelector('postmortem-editor').value";

fn rounds() -> usize {
    std::env::var("KILL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(5)
}

/// The last numbered word of a text.
fn last_word(text: &str) -> usize {
    let words = text.split_whitespace().filter_map(|word| word.strip_prefix('w')?.parse().ok());
    words.max().unwrap_or(0)
}

/// The moments at which the words were typed, as far as they were heard of before the end, and the moment of the end.
fn heard(browser: &Browser) -> Result<(Vec<f64>, f64)> {
    let told = browser.script("return [globalThis.typed, Date.now()]")?;
    let typed =
        told[0].as_array().context("the moments")?.iter().filter_map(serde_json::Value::as_f64).collect();
    Ok((typed, told[1].as_f64().context("now")?))
}

struct Losses(Vec<f64>);

impl Losses {
    #[expect(clippy::print_stdout, reason = "the figures are what this test is read for")]
    fn report(mut self, what: &str) -> Result<()> {
        self.0.sort_by(f64::total_cmp);
        let at = |share: f64| self.0[((self.0.len() - 1) as f64 * share).round() as usize];
        let (rounds, median, most, worst) = (self.0.len(), at(0.5), at(0.95), at(1.0));
        println!(
            "{what}: {rounds} rounds, lost {median:.0} ms at the median, {most:.0} ms at p95, {worst:.0} ms at worst, 0 drafts damaged"
        );
        ensure!(worst <= 500.0 + SLACK, "{what}: {worst} ms of typing were lost");
        Ok(())
    }
}

/// Milliseconds that pass between asking the page what it typed and the kill, on a machine that does other things too.
const SLACK: f64 = 150.0;

fn round(lasting: &Lasting, browser: Browser, kill: impl Fn(&Lasting) -> Result<()>) -> Result<f64> {
    browser.write("Title", "Typed")?;
    browser.see("Saved in this browser")?;
    browser.script(TYPE)?;
    std::thread::sleep(Duration::from_millis(1_700));
    let (typed, end) = heard(&browser)?;
    kill(lasting)?;
    std::mem::drop(browser);
    // Whatever the killed browser left running.
    drop(lasting.kill_browser());

    let again = lasting.open()?;
    again.wait("the draft", "document.querySelector('postmortem-editor')?.value?.includes('Typed')")?;
    let text = again.script(KEPT)?.as_str().unwrap_or_default().to_owned();
    let kept = last_word(&text);
    let shown = again.shown()?;
    ensure!(!shown.contains("damaged") && !shown.contains("cannot be opened"), "a draft is damaged: {shown}");
    for number in 1..=kept {
        ensure!(
            text.contains(&format!("w{number} ")) || text.contains(&format!("w{number}\n")),
            "w{number} is missing in {text}"
        );
    }
    // The next start changes nothing by itself.
    std::thread::sleep(Duration::from_millis(300));
    ensure!(again.script(KEPT)?.as_str() == Some(&text), "a quiet start changed the draft");
    drop(again);
    drop(lasting.kill_browser());
    // Typed before the end and not there afterwards.
    let lost = typed.get(kept).map_or(0.0, |first| end - first);
    Ok(lost.max(0.0))
}

#[test]
fn killing_the_browser_loses_a_moment_at_most() -> Result<()> {
    let mut losses = Vec::new();
    for number in 0..rounds() {
        let lasting = Lasting::new(&format!("browser-{number}"))?;
        let browser = lasting.open()?;
        browser.press("Start empty")?;
        losses.push(round(&lasting, browser, Lasting::kill_browser)?);
    }
    Losses(losses).report("kill -9 of the browser")
}

#[test]
fn killing_the_tab_loses_a_moment_at_most() -> Result<()> {
    let mut losses = Vec::new();
    for number in 0..rounds() {
        let lasting = Lasting::new(&format!("tab-{number}"))?;
        let browser = lasting.open()?;
        browser.press("Start empty")?;
        losses.push(round(&lasting, browser, Lasting::kill_tab)?);
    }
    Losses(losses).report("kill -9 of the tab")
}
