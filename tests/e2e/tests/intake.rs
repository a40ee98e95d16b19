//! Texts that come in: a long file that is called off, and the report of a draft after the page was loaded again.

use anyhow::Result;
use e2e::browser::Browser;
use thirtyfour::Key;

use crate::accessible::assert_open_to_all;
use crate::files::{CHECKOUT, Made};

/// What the editor shows.
const ROOT: &str = "document.querySelector('postmortem-editor').shadowRoot";

/// Timers without a delay wait while `holding`: a reading rests as long as a test wants it to.
const HOLD: &str = "
    const later = window.setTimeout.bind(window);
    window.resting = [];
    window.holding = false;
    window.setTimeout = (work, delay, ...rest) => window.holding && !delay
        ? window.resting.push({ work, since: performance.now() })
        : later(work, delay, ...rest);
    window.goOn = () => window.resting.splice(0).forEach(({ work }) => work());
";

/// A page with an open document, in which the reading of a long file rests with its bar on the page.
fn under_way() -> Result<(Browser, Made)> {
    let browser = Browser::open_after(HOLD)?;
    browser.press("Start empty")?;
    browser.write("Title", "Still here")?;
    browser.see("Saved")?;
    let lines: String =
        (0..40_000).map(|at| format!("- 10:{:02} The pool ran full again ({at})\n", at % 60)).collect();
    let file = Made::new("long.md", format!("# Another\n\n## Timeline\n\n{lines}").as_bytes())?;
    browser.script("window.holding = true")?;
    browser.choose(file.path())?;
    browser.wait(
        "half a second of reading",
        "window.resting.length > 0 && performance.now() - window.resting[0].since > 600",
    )?;
    browser.script("window.goOn()")?;
    browser.see("Reading the file")?;
    browser.wait("the next rest", "window.resting.length > 0")?;
    // Others may have their timers; the reading rests on.
    browser.script("window.holding = false")?;
    Ok((browser, file))
}

fn assert_untouched(browser: &Browser) -> Result<()> {
    browser.wait(
        "no bar",
        "!document.querySelector('postmortem-editor').shadowRoot.getElementById('reading-progress')",
    )?;
    browser.script("window.goOn()")?;
    // What was under way has ended once the page answers a timer.
    browser.wait(
        "a pause",
        "(window.paused ??= (setTimeout(() => { window.rested = true }, 400), true)) && window.rested",
    )?;
    assert!(!browser.shown()?.contains("Read from long.md"), "{}", browser.shown()?);
    assert_eq!(browser.held("Title")?, "Still here");
    Ok(())
}

#[test]
fn a_long_reading_shows_how_far_it_is_and_is_called_off_by_its_button() -> Result<()> {
    let (browser, _file) = under_way()?;
    assert_open_to_all(&browser, "a reading under way")?;
    browser.tab_to("Cancel")?;
    browser.keys(Key::Enter)?;
    assert_untouched(&browser)
}

#[test]
fn a_long_reading_is_called_off_by_escape() -> Result<()> {
    let (browser, _file) = under_way()?;
    browser
        .script("document.querySelector('postmortem-editor').shadowRoot.getElementById('f/title').focus()")?;
    browser.keys(Key::Escape)?;
    assert_untouched(&browser)?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn the_report_is_in_reach_after_the_page_was_loaded_again() -> Result<()> {
    let browser = Browser::open()?;
    browser.choose(&CHECKOUT.path())?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved")?;
    browser.reload()?;
    browser.see("Saved")?;
    browser
        .script("document.querySelector('postmortem-editor').shadowRoot.getElementById('f/title').focus()")?;
    browser.control('k', false)?;
    browser.keys("How this draft was read")?;
    browser.keys(Key::Enter)?;
    browser.see("Read from checkout.md")?;
    assert_open_to_all(&browser, "the report of a draft")
}

#[test]
fn the_file_of_a_draft_goes_with_it_for_good() -> Result<()> {
    let browser = Browser::open()?;
    browser.choose(&CHECKOUT.path())?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved")?;
    let kept = "Object.keys(localStorage).some((key) => key.includes(':note:source:'))";
    browser.wait("the file kept with the draft", kept)?;
    browser.press("Drafts")?;
    browser.press("Delete ")?;
    browser.see("Bin (1)")?;
    browser.wait("the file kept with the deleted draft", kept)?;
    browser.script(
        "document.querySelector('postmortem-editor').shadowRoot.querySelector('details.panel').open = true",
    )?;
    browser.press("Delete for good")?;
    browser.wait("no file without its draft", &format!("!{kept}"))
}

#[test]
fn a_pasted_chat_is_chosen_from() -> Result<()> {
    let browser = Browser::open()?;
    let paste = || {
        browser.script(
            "const data = new DataTransfer();
             data.setData('text/plain', '[10:02] <amina> the pool of connections ran full\\n[10:04] <ben> taking the deploy back\\n[10:09] <amina> orders go through again\\n');
             document.querySelector('postmortem-editor').shadowRoot.querySelector('.intake').dispatchEvent(
                 new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }));",
        )?;
        browser.see("3 messages from")
    };
    browser.press("Start empty")?;
    paste()?;
    assert_open_to_all(&browser, "messages to choose from")?;
    browser.press("Cancel")?;
    browser.press("Paste chat or log")?;
    browser.see("Each message becomes an event")?;
    assert_open_to_all(&browser, "a chat to paste")?;
    browser.press("Cancel")?;
    paste()?;
    // By keys alone: the first goes, the others become one event, and two again.
    browser.wait("the focus in the list", &format!("{ROOT}.activeElement?.closest('#chat-list')"))?;
    browser.keys("d")?;
    browser.shift_key(Key::Down)?;
    browser.keys("m")?;
    browser.see("Add 1 event")?;
    browser.keys("z")?;
    browser.see("Add 2 events")?;
    browser.tab_to("Add 2 events")?;
    browser.keys(Key::Enter)?;
    // All came in one step, and wherever a step leads, the focus is on something of the timeline.
    let stands = |count: usize| -> Result<()> {
        browser.wait("the events", &format!("{ROOT}.querySelectorAll('.evrow').length === {count}"))?;
        let timeline = format!("{ROOT}.getElementById('h-timeline').closest('.sec')");
        browser.wait("the focus in the timeline", &format!("{timeline}.contains({ROOT}.activeElement)"))
    };
    stands(2)?;
    browser.control('z', false)?;
    stands(0)?;
    browser.control('z', true)?;
    stands(2)?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
