//! Two tabs on one draft: following, taking over, merging, choosing. No word of either is lost.

use anyhow::Result;
use e2e::browser::Browser;
use thirtyfour::Key;

/// A browser without locks: both tabs write.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";
/// A tab that hears nothing of others, as if it had been offline.
pub const DEAF: &str = "
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    globalThis.BroadcastChannel = class { constructor() { throw new DOMException('no', 'NotSupportedError'); } };
    addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
";

fn title(browser: &Browser, words: &str) -> Result<()> {
    browser.wait(
        &format!("the title “{words}”"),
        &format!("document.querySelector('postmortem-editor').value.includes('# {words}\\n')"),
    )
}

#[test]
fn the_second_tab_follows_takes_over_and_takes_its_turn() -> Result<()> {
    let browser = Browser::open()?;
    browser.begin("From the first")?;
    let first = browser.tab()?;
    let second = browser.another_tab()?;
    browser.see("This postmortem is open in another tab.")?;
    browser.see("Follows another tab")?;

    // It follows live.
    browser.switch(&first)?;
    browser.write("Title", "More from the first")?;
    browser.switch(&second)?;
    title(&browser, "More from the first")?;

    // It takes over, and the first follows.
    browser.press("Write here")?;
    browser.see("Saved in this browser")?;
    browser.write("Title", "From the second")?;
    browser.switch(&first)?;
    browser.see("This postmortem is open in another tab.")?;
    title(&browser, "From the second")?;

    // The second leaves; the first writes again by itself.
    browser.switch(&second)?;
    browser.close_tab(&first)?;
    browser.see("Saved in this browser")?;
    browser.write("Title", "The first again")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    title(&browser, "The first again")
}

#[test]
fn two_writers_without_locks_see_each_other() -> Result<()> {
    let browser = Browser::open_after(NO_LOCKS)?;
    browser.begin("Both write")?;
    let first = browser.tab()?;
    let second = browser.another_tab()?;
    title(&browser, "Both write")?;
    browser.write("Title", "The second wrote")?;
    browser.see("Saved in this browser")?;
    browser.switch(&first)?;
    title(&browser, "The second wrote")?;
    browser.write("Title", "The first wrote")?;
    browser.switch(&second)?;
    title(&browser, "The first wrote")
}

#[test]
fn copies_that_parted_are_merged() -> Result<()> {
    let browser = Browser::open_after(DEAF)?;
    browser.press("Look at an example")?;
    browser.see("Saved in this browser")?;
    let first = browser.tab()?;
    let second = browser.another_tab()?;
    browser.press("Write")?;
    browser.write("Title", "Title of the second")?;
    browser.see("Saved in this browser")?;
    browser.switch(&first)?;
    browser.script("document.querySelector('postmortem-editor').undo()")?;
    browser.tab_to("Add an event")?;
    browser.keys("An event of the first")?;
    browser.keys(Key::Enter)?;
    browser.see("Both are in the text now.")?;
    title(&browser, "Title of the second")?;
    browser.wait(
        "its own event",
        "document.querySelector('postmortem-editor').value.includes('An event of the first')",
    )?;
    browser.see("Saved in this browser")?;
    browser.press("Older versions")?;
    browser.see("Before merging")?;
    browser.switch(&second)?;
    browser.reload()?;
    title(&browser, "Title of the second")?;
    browser.wait(
        "the other event",
        "document.querySelector('postmortem-editor').value.includes('An event of the first')",
    )
}

#[test]
fn a_true_conflict_keeps_both_until_somebody_chooses() -> Result<()> {
    let browser = Browser::open_after(DEAF)?;
    browser.begin("Common")?;
    let first = browser.tab()?;
    let second = browser.another_tab()?;
    title(&browser, "Common")?;
    browser.write("Title", "Theirs")?;
    browser.see("Saved in this browser")?;
    browser.switch(&first)?;
    browser.write("Title", "Mine")?;
    browser.see("One place was changed in two tabs.")?;
    browser.see("Theirs")?;
    title(&browser, "Mine")?;
    browser.press("Take the other")?;
    title(&browser, "Theirs")?;
    browser.press("Older versions")?;
    browser.see("This tab's")?;
    browser.see("The other tab's")?;
    let _ = second;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
