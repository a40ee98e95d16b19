//! The main job once with the keyboard alone: no pointer, only Tab, keys and words.

use anyhow::Result;
use e2e::browser::Browser;
use thirtyfour::Key;

#[test]
fn a_postmortem_is_written_checked_and_taken_away_without_a_pointer() -> Result<()> {
    let browser = Browser::open()?;
    browser.see("Start empty")?;
    browser.tab_to("Start empty")?;
    browser.keys(Key::Enter)?;
    browser.see("Timeline")?;

    browser.tab_to("Title")?;
    browser.keys("Mail was late")?;
    browser.tab_to("Add an event")?;
    browser.keys("2025-06-04 14:02 UTC the queue alert fired")?;
    browser.keys(Key::Enter)?;
    browser.see("the queue alert fired")?;
    browser.keys("2025-06-04 15:10 UTC the queue was empty again")?;
    browser.keys(Key::Enter)?;
    browser.see("the queue was empty again")?;

    // One step back, one step forth.
    browser.control('z', false)?;
    browser
        .wait("one event", "!document.querySelector('postmortem-editor').write().includes('empty again')")?;
    browser.control('z', true)?;
    browser
        .wait("two events", "document.querySelector('postmortem-editor').write().includes('empty again')")?;

    // The next finding takes the focus to its field.
    browser.keys(Key::F8)?;
    assert_ne!(browser.focused()?, "");

    browser.control('s', false)?;
    let text = browser.downloaded(".md")?;
    assert!(text.contains("Mail was late") && text.contains("the queue alert fired"), "{text}");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
