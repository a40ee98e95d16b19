//! The library: finding, narrowing and sorting drafts, what they take of the storage, and what is said of how safe they are.

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use serde_json::json;

const ROOT: &str = "document.querySelector('postmortem-editor').shadowRoot";

const DRAFTS: [&str; 3] = [
    "# Zebra queue\n\n- **Status:** Final\n- **Severity:** SEV3\n- **Services:** queue\n\n## Summary\n\nConsumers stood still.\n",
    "# Apple checkout\n\n- **Status:** Draft\n- **Severity:** SEV1\n- **Services:** checkout\n\n## Timeline\n\n- **2025-02-03 14:02 UTC** – A hedgehog was seen in the rack.\n",
    "# Mango login\n\n- **Status:** In review\n- **Severity:** SEV2\n- **Services:** login\n\n## Summary\n\nNobody could sign in.\n",
];

/// A library of three drafts, the last one changed last.
fn three() -> Result<Browser> {
    let browser = Browser::open()?;
    for (index, text) in DRAFTS.iter().enumerate() {
        browser.press(if index == 0 { "Start empty" } else { "New postmortem" })?;
        browser.script(&format!(
            "document.querySelector('postmortem-editor').read({}, 'markdown')",
            json!(text)
        ))?;
        browser.see("Saved in this browser")?;
        browser.press("Drafts")?;
    }
    titles(&browser, &["Mango login", "Apple checkout", "Zebra queue"])?;
    Ok(browser)
}

/// Wait until the list shows these titles in this order.
fn titles(browser: &Browser, wanted: &[&str]) -> Result<()> {
    let shown =
        format!("JSON.stringify([...{ROOT}.querySelectorAll('.list .open')].map((one) => one.textContent))");
    browser.wait(&format!("{wanted:?}"), &format!("{shown} === {}", json!(json!(wanted).to_string())))
}

fn choose(browser: &Browser, label: &str, value: &str) -> Result<()> {
    browser.script(&format!(
        "const choice = {ROOT}.querySelector('select[aria-label=\"{label}\"]');
         choice.value = '{value}';
         choice.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ))?;
    Ok(())
}

#[test]
fn drafts_are_found_narrowed_and_sorted() -> Result<()> {
    let browser = three()?;
    let all = ["Mango login", "Apple checkout", "Zebra queue"];
    for (status, title) in [("In review", "Mango login"), ("Final", "Zebra queue")] {
        browser.press(status)?;
        titles(&browser, &[title])?;
    }
    browser.press("All 3")?;
    for (label, value, title) in [
        ("Severity", "SEV1", "Apple checkout"),
        ("Service", "queue", "Zebra queue"),
        ("Service", "login", "Mango login"),
    ] {
        choose(&browser, label, value)?;
        titles(&browser, &[title])?;
        choose(&browser, label, "")?;
        titles(&browser, &all)?;
    }
    for (order, wanted) in [
        ("oldest", ["Zebra queue", "Apple checkout", "Mango login"]),
        ("title", ["Apple checkout", "Mango login", "Zebra queue"]),
        ("severity", ["Apple checkout", "Mango login", "Zebra queue"]),
        ("", all),
    ] {
        choose(&browser, "Order", order)?;
        titles(&browser, &wanted)?;
    }

    // Words of an event, which no title has.
    browser.write("Search titles, events, causes, owners", "HEDGEHOG rack")?;
    titles(&browser, &["Apple checkout"])?;
    browser.see("1 found")?;
    browser.write("Search titles, events, causes, owners", "giraffe")?;
    browser.see("No draft fits.")?;
    browser.script(&format!("{ROOT}.querySelector('#find').select()"))?;
    browser.keys(thirtyfour::Key::Delete)?;
    titles(&browser, &all)?;
    assert_eq!(browser.barriers()?, [""; 0]);
    Ok(())
}

#[test]
fn open_findings_leave_out_drafts_without_any() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Look at an example")?;
    browser.see("Saved in this browser")?;
    let example = browser.held("Title")?;
    browser.press("Drafts")?;
    browser.press("New postmortem")?;
    browser.write("Title", "Just begun")?;
    browser.see("Saved in this browser")?;
    browser.press("Drafts")?;
    titles(&browser, &["Just begun", &example])?;
    // The example has something to mend, what was just begun is not judged yet.
    browser.press("Open findings")?;
    titles(&browser, &[&example])?;
    browser.press("Open findings")?;
    titles(&browser, &["Just begun", &example])
}

#[test]
fn storage_is_measured_by_draft_and_in_all() -> Result<()> {
    let browser = three()?;
    let number = |script: &str| -> Result<f64> { browser.script(script)?.as_f64().context("a number") };
    let sizes = format!(
        "[...{ROOT}.querySelectorAll('.draft .age small')].map((one) => /(\\d+) KB/.exec(one.textContent)?.[1]).map(Number)"
    );
    let whole = format!("Number(/(\\d+) KB/.exec({ROOT}.querySelector('.panel .big').textContent)[1])");
    ensure!(
        number(&format!("return {sizes}.filter((size) => size > 0).length"))? == 3.0,
        "each draft has a size"
    );
    let before = number(&format!("return {whole}"))?;
    ensure!(before >= 1.0);
    browser.press("New postmortem")?;
    browser.script(
        "document.querySelector('postmortem-editor').read('# Long\\n\\n## Summary\\n\\n' + 'Many words. '.repeat(20000), 'markdown')",
    )?;
    browser.see("Saved in this browser")?;
    browser.press("Drafts")?;
    browser.wait("a larger whole", &format!("{whole} > {before} + 200"))?;
    browser.wait("its own size", &format!("{sizes}[0] > 200"))
}

/// A whole record, as a backup holds it: of the first layout, whose sum is over the words alone.
fn record(number: usize) -> String {
    let words = format!(
        "{{\"schema\":\"postmortem/1\",\"id\":\"n{number}\",\"title\":\"Incident number {number}\",\"summary\":\"Node {number} was slow.\"}}"
    );
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let sum = words.bytes().fold(start, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!(
        "postmortem-draft/1 id=n{number} revision=1 parent=0 writer=w saved={} exported=0 length={} checksum={sum:016x}\n{words}",
        1_700_000_000_000_usize + number,
        words.len()
    )
}

#[test]
fn hundreds_of_drafts_are_at_hand() -> Result<()> {
    const MANY: usize = 400;
    let mut backup = String::from("postmortem-backup/1\n");
    for number in 0..MANY {
        let text = record(number);
        backup.push_str(&format!("postmortem-editor:draft:n{number} {}\n{text}\n", text.len()));
    }
    let browser = Browser::open()?;
    let file = crate::files::Made::new("many.backup.txt", backup.as_bytes())?;
    browser.choose(file.path())?;
    browser.see(&format!("{MANY} drafts came back"))?;
    let shown = format!("{ROOT}.querySelectorAll('.list .draft').length");
    browser.wait("all of them", &format!("{shown} === {MANY}"))?;
    browser.reload()?;
    browser.wait("all of them again", &format!("{shown} === {MANY}"))?;
    // Typing in the search is answered while one would wait for it, on a slow machine and a page that is not optimised too.
    let took = browser.script(&format!(
        "const find = {ROOT}.querySelector('#find'), began = performance.now();
         find.value = 'node 123 was';
         find.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
         return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))));"
    ))?;
    titles(&browser, &["Incident number 123"])?;
    ensure!(took.as_f64().context("a time")? < 2_000.0, "{took} ms for one search");
    println!("{MANY} drafts: one search takes {took} ms");
    browser.press("Incident number 123")?;
    assert_eq!(browser.held("Title")?, "Incident number 123");
    Ok(())
}

/// The browser's answer, and how often it was asked, over all loads of the page.
const ASKED: &str = "
    StorageManager.prototype.persist = async function () {
        sessionStorage.setItem('asked', Number(sessionStorage.getItem('asked')) + 1);
        return true;
    };
";

#[test]
fn the_browser_is_asked_once_to_keep_what_is_stored() -> Result<()> {
    let browser = Browser::open_after(ASKED)?;
    let asked = |times: usize| {
        browser.wait("the asking", &format!("Number(sessionStorage.getItem('asked')) === {times}"))
    };
    browser.press("Start empty")?;
    browser.see("Saved in this browser")?;
    asked(0)?;
    browser.write("Title", "Something to keep")?;
    browser.see("Saved in this browser")?;
    asked(1)?;
    browser.write("Title", "Something more to keep")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    browser.write("Title", "And more the next day")?;
    browser.see("Saved in this browser")?;
    browser.press("Drafts")?;
    browser.see("The browser keeps it when room is short.")?;
    asked(1)
}

/// Days go by between two loads of the page: as many as the window's name says.
const LATER: &str = "
    const Now = Date, later = Number(globalThis.name) * 86400000 || 0;
    globalThis.Date = class extends Now {
        constructor(...given) { if (given.length) super(...given); else super(Now.now() + later); }
        static now() { return Now.now() + later; }
    };
";

fn days(browser: &Browser, days: usize) -> Result<()> {
    browser.script(&format!("globalThis.name = '{days}'"))?;
    browser.reload()
}

#[test]
fn a_day_without_an_export_gets_a_word_and_a_month_empties_the_bin() -> Result<()> {
    const NUDGE: &str = "1 changed more than a day after the last export.";
    let browser = Browser::open_after(LATER)?;
    browser.begin("Never taken away")?;
    browser.press("Drafts")?;
    browser.see("There is no backup yet.")?;
    ensure!(!browser.shown()?.contains(NUDGE), "too early");
    days(&browser, 2)?;
    browser.see(NUDGE)?;
    browser.see("no export yet")?;
    assert_eq!(browser.barriers()?, [""; 0]);
    browser.press("Back up everything")?;
    browser.see("Last backup:")?;
    browser.wait("an end of the word", &format!("!{ROOT}.textContent.includes('{NUDGE}')"))?;

    browser.press("Never taken away")?;
    browser.press("Export")?;
    browser.press("Download")?;
    browser.press("Drafts")?;
    browser.see("· exported")?;

    browser.press("Delete Never taken away")?;
    browser.see("It stays in the bin for 30 days.")?;
    days(&browser, 31)?;
    browser.see("Bin (1)")?;
    days(&browser, 33)?;
    browser.see("Write the postmortem while it is fresh")?;
    let left = "Object.keys(localStorage).filter((key) => /:(draft|bin|binned):/.test(key)).length === 0";
    browser.wait("an empty bin", left)?;
    days(&browser, 0)?;
    browser.see("Write the postmortem while it is fresh")?;
    browser.wait("the stores", &format!("{ROOT}.textContent.includes('All saved')"))?;
    ensure!(!browser.shown()?.contains("Bin ("), "it is gone for good");
    Ok(())
}
