//! The browser or its tab is killed while somebody types, and a moment after: at most the last moment is lost, and no draft is damaged.
//!
//! A word counts as lost if it was in the page before the kill and is not there afterwards; how much was lost is the time from the first
//! such word to the moment at which the killed process was surely gone. In a run asked for by name (`--only faults`), alone on its machine,
//! nothing is forgiven for the machine's own slowness; in the ordinary run other browsers take their turns, and the limits are wider.

use anyhow::{Context, Result, anyhow, ensure};
use e2e::browser::{Browser, Lasting};
use std::time::{Duration, Instant};

/// Types a numbered word every 40 milliseconds into the title's field and remembers when it began to, outside the page's own storage.
const TYPE: &str = "
    const field = document.querySelector('postmortem-editor').shadowRoot.querySelector('[id=\"f/title\"]');
    let count = 0;
    globalThis.typed = [];
    globalThis.typing = setInterval(() => {
        count += 1;
        const at = Date.now();
        field.value += ` w${count}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        globalThis.typed.push(at);
    }, 40);
";

const KEPT: &str = "return document.querySelector('postmortem-editor').value";

/// What a draft holds that takes long to write: 3,000 events.
const MANY: &str = "
    const lines = Array.from({ length: 3000 }, (_, at) =>
        `- 2025-03-04 ${String(at % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')} UTC Step ${at}: somebody looked at a graph and said what it showed`);
    document.querySelector('postmortem-editor').read('# TITLE\\n\\n## Timeline\\n\\n' + lines.join('\\n') + '\\n', 'markdown');
";

/// Becomes true once the page has done what follows an opening: twenty timers in a row come when they are due.
const QUIET: &str = "
    globalThis.calm = 0;
    let due = performance.now() + 50;
    setInterval(() => {
        const now = performance.now();
        globalThis.calm = now - due < 30 ? globalThis.calm + 1 : 0;
        due = now + 50;
    }, 50);
";

/// The most that a round may take on average, so that a run ends.
const ROUND: Duration = Duration::from_secs(60);

/// Milliseconds between two words.
const BEAT: f64 = 40.0;

/// What is killed, and when.
#[derive(Clone, Copy)]
struct Way {
    tab: bool,
    many: bool,
}

fn rounds(few: usize) -> usize {
    std::env::var("KILL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(few)
}

/// The most that may be lost while somebody types, at worst and at p95, and the rest after the last key that loses nothing, in milliseconds.
fn limits() -> (f64, f64, u64) {
    if std::env::var_os("KILL_ROUNDS").is_some() { (500.0, 250.0, 250) } else { (3_000.0, 3_000.0, 1_500) }
}

/// The last numbered word of a text.
fn last_word(text: &str) -> usize {
    let words = text.split_whitespace().filter_map(|word| word.strip_prefix('w')?.parse().ok());
    words.max().unwrap_or(0)
}

/// The moments at which the words were typed, as far as they were heard of before the end, and the moment of asking.
fn heard(browser: &Browser, stop: bool) -> Result<(Vec<f64>, f64)> {
    let ask = if stop { "clearInterval(globalThis.typing); " } else { "" };
    let told = browser.script(&format!("{ask}return [globalThis.typed, Date.now()]"))?;
    let typed: Vec<f64> =
        told[0].as_array().context("the moments")?.iter().filter_map(serde_json::Value::as_f64).collect();
    ensure!(typed.len() > 10, "only {} words were typed", typed.len());
    Ok((typed, told[1].as_f64().context("now")?))
}

#[derive(Default)]
struct Losses {
    typing: Vec<f64>,
    resting: usize,
}

impl Losses {
    /// Each round is told when it is over, so that a run that is broken off says something too.
    #[expect(clippy::print_stdout, reason = "the figures are what this test is read for")]
    fn count(&mut self, what: &str, lost: f64) {
        self.typing.push(lost);
        println!("{what}: round {} lost {lost:.0} ms", self.typing.len());
    }

    #[expect(clippy::print_stdout, reason = "the figures are what this test is read for")]
    fn report(mut self, what: &str, spent: Duration) -> Result<()> {
        let (at_worst, at_p95, rest) = limits();
        self.typing.sort_by(f64::total_cmp);
        let at = |share: f64| self.typing[((self.typing.len() - 1) as f64 * share).round() as usize];
        let (rounds, median, most, worst) = (self.typing.len(), at(0.5), at(0.95), at(1.0));
        println!(
            "{what}: {rounds} rounds while typing, lost {median:.0} ms at the median, {most:.0} ms at p95, {worst:.0} ms at worst; \
             {} rounds {rest} ms after the last key, 0 words lost; no draft damaged; {} s a round",
            self.resting,
            spent.as_secs() / (rounds + self.resting) as u64
        );
        ensure!(worst <= at_worst, "{what}: {worst} ms of typing were lost");
        // A few rounds say nothing of the 95th of a hundred.
        ensure!(rounds < 20 || most <= at_p95, "{what}: {most} ms of typing were lost at p95");
        Ok(())
    }
}

/// A profile on which one browser after the other is killed: each draft is begun by the browser that found the one before. So every kill but the
/// first meets a profile that was left by a kill, and the drafts of all of them have to outlive the later ones.
struct Chain {
    lasting: Lasting,
    browser: Option<Browser>,
    titles: Vec<String>,
}

/// Kills on one profile.
const LINKS: usize = 10;

impl Chain {
    fn new(name: &str, number: usize) -> Result<Self> {
        let lasting = Lasting::new(&format!("{}-{number}", name.replace(' ', "-")))?;
        Ok(Self { lasting, browser: None, titles: Vec::new() })
    }

    /// A browser with an empty draft of this title, stored, and at rest.
    fn begin(&mut self, title: &str, many: bool) -> Result<Browser> {
        let browser = match self.browser.take() {
            Some(browser) => {
                browser.press("Drafts")?;
                browser.press("New postmortem")?;
                browser
            }
            None => {
                let browser = self.lasting.open()?;
                browser.press("Start empty")?;
                browser
            }
        };
        if many {
            browser.script(&MANY.replace("TITLE", title))?;
        } else {
            browser.write("Title", title)?;
        }
        browser.wait("the draft", &holds(title))?;
        browser.see("Saved in this browser")?;
        browser.script(QUIET)?;
        browser.wait("a quiet page", "globalThis.calm >= 20")?;
        Ok(browser)
    }

    /// All drafts of this profile are as their own kills left them.
    fn end(mut self) -> Result<()> {
        let Some(browser) = self.browser.take() else { return Ok(()) };
        browser.press("Drafts")?;
        let listed = "[...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.list .open')].map((one) => one.textContent)";
        browser.wait("all drafts", &format!("{listed}.length === {}", self.titles.len()))?;
        let mut found: Vec<String> = serde_json::from_value(browser.script(&format!("return {listed}"))?)?;
        found.sort();
        self.titles.sort();
        ensure!(
            found == self.titles,
            "a later kill changed an earlier draft: {found:?}, not {:?}",
            self.titles
        );
        drop(browser);
        self.lasting.clear()
    }
}

fn holds(title: &str) -> String {
    format!("document.querySelector('postmortem-editor')?.value?.includes('# {title}')")
}

fn round(chain: &mut Chain, (name, way): (&str, Way), rests: bool, losses: &mut Losses) -> Result<()> {
    let title = format!("Typed in round {},", chain.titles.len());
    let browser = chain.begin(&title, way.many)?;
    let lasting = &chain.lasting;
    browser.script(TYPE)?;
    std::thread::sleep(Duration::from_millis(1_700));
    let victims = lasting.victims(way.tab)?;
    let (typed, asked) = heard(&browser, rests)?;
    if rests {
        std::thread::sleep(Duration::from_millis(limits().2));
    }
    let gone = lasting.kill(&victims)?;
    std::mem::drop(browser);
    lasting.clear()?;

    let again = lasting.open()?;
    again.wait("the draft", &holds(&title))?;
    // The first picture comes from the second store; what counts comes with the first.
    again.see("Saved in this browser")?;
    let text = again.script(KEPT)?.as_str().unwrap_or_default().to_owned();
    let kept = last_word(&text);
    let shown = again.shown()?;
    ensure!(!shown.contains("damaged") && !shown.contains("cannot be opened"), "a draft is damaged: {shown}");
    for number in 1..=kept {
        ensure!(
            text.contains(&format!("w{number} ")) || text.contains(&format!("w{number}\n")),
            "w{number} is missing"
        );
    }
    ensure!(!way.many || text.contains("Step 2999:"), "an event is missing");
    // The next start changes nothing by itself.
    std::thread::sleep(Duration::from_millis(300));
    ensure!(again.script(KEPT)?.as_str() == Some(&text), "a quiet start changed the draft");
    let found = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
    chain.titles.push(found.to_owned());
    chain.browser = Some(again);
    if rests {
        ensure!(
            kept == typed.len(),
            "{} words were lost {} ms after the last key",
            typed.len() - kept,
            limits().2
        );
        losses.resting += 1;
    } else {
        // Words typed after the page was asked came no quicker than the timer that typed them.
        let later =
            typed.last().copied().unwrap_or(asked) + BEAT * (kept + 1).saturating_sub(typed.len()) as f64;
        losses.count(name, (gone - typed.get(kept).copied().unwrap_or(later)).max(0.0));
    }
    Ok(())
}

fn all_rounds(name: &str, way: Way, few: usize) -> Result<()> {
    let (started, mut losses) = (Instant::now(), Losses::default());
    // A long draft takes long to begin with.
    let all = if way.many { (rounds(few * 5) / 5).max(1) } else { rounds(few) };
    let mut broken = Ok(());
    let mut chain = Chain::new(name, 0)?;
    for number in 0..all {
        // Every fifth is killed when nobody types any more.
        broken = round(&mut chain, (name, way), number % 5 == 4, &mut losses)
            .with_context(|| format!("{name}: round {} of {all}", number + 1));
        if broken.is_ok() && (chain.titles.len() == LINKS || number + 1 == all) {
            let done = std::mem::replace(&mut chain, Chain::new(name, number + 1)?);
            broken = done.end();
        }
        let (spent, most) = (started.elapsed(), ROUND * all as u32);
        if broken.is_ok() && spent > most {
            broken = Err(anyhow!("{name}: {} of {all} rounds took {} s", number + 1, spent.as_secs()));
        }
        if broken.is_err() {
            break;
        }
    }
    // What was measured is told even where the run ends early.
    if losses.typing.is_empty() {
        return broken;
    }
    losses.report(name, started.elapsed()).and(broken)
}

#[test]
fn killing_the_browser_loses_a_moment_at_most() -> Result<()> {
    all_rounds("kill -9 of the browser", Way { tab: false, many: false }, 5)
}

#[test]
fn killing_the_tab_loses_a_moment_at_most() -> Result<()> {
    all_rounds("kill -9 of the tab", Way { tab: true, many: false }, 5)
}

#[test]
fn killing_the_browser_loses_a_moment_of_a_long_draft_at_most() -> Result<()> {
    all_rounds("kill -9 of the browser with 3,000 events", Way { tab: false, many: true }, 1)
}
