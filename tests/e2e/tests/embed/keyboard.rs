//! Every example with the keyboard alone, in every engine: into the element, through it, out of it again.

use anyhow::Result;
use e2e::host::POLICY;
use e2e::wiki::Manner;
use serde_json::json;
use thirtyfour::Key;

use super::everywhere;

fn value(selector: &str, words: &str) -> String {
    format!("document.querySelector('{selector}').value.includes({})", json!(words))
}

#[test]
fn a_plain_page_and_no_way_is_barred() -> Result<()> {
    everywhere(&Manner::default(), "plain.html", |window, _| {
        window.ready()?;
        window.tab_to("Title")?;
        window.keys(Key::End)?;
        window.keys(", twice")?;
        window.wait("the title", &value("postmortem-editor", "# Checkout answers with errors, twice\n"))?;
        window.tab_to("Add an event")?;
        window.keys("2024-03-05 15:00 UTC all quiet")?;
        window.keys(Key::Enter)?;
        window.wait("the event", &value("postmortem-editor", "all quiet"))?;
        // Behind the last stop of the element lies the page again, and its first stop once more.
        window.script("document.body.append(Object.assign(document.createElement('button'), { textContent: 'Behind it' }))")?;
        window.tab_to("Behind it")?;
        window.shift_key(Key::Tab)?;
        assert_ne!(window.focused()?, "Behind it");
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

#[test]
fn a_wikis_form_is_written_and_posted() -> Result<()> {
    everywhere(&Manner::default(), "form.html", |window, wiki| {
        window.ready()?;
        window.tab_to("Title")?;
        window.keys(Key::End)?;
        window.keys(" at noon")?;
        window.tab_to("Why")?;
        window.keys(" and last")?;
        window.tab_to("Save")?;
        window.keys(Key::Enter)?;
        window.wait("the wiki's answer", "document.body.textContent.includes('Saved.')")?;
        let posted = wiki.posted();
        assert!(posted[0].contains("errors+at+noon") && posted[0].contains("last"), "{posted:?}");
        Ok(())
    })
}

#[test]
fn a_strict_page_with_a_style_against_everything() -> Result<()> {
    let manner = Manner { policy: Some(POLICY.to_owned()), ..Manner::default() };
    everywhere(&manner, "strict.html", |window, _| {
        window.ready()?;
        window.tab_to("Title")?;
        window.keys("Mail was late")?;
        window.wait("the title", &value("postmortem-editor", "# Mail was late"))?;
        window.tab_to("Add an event")?;
        window.wait("a save told", "watched.events.some((one) => one.startsWith('save true'))")?;
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

#[test]
fn two_elements_one_after_the_other_and_the_pages_own_button() -> Result<()> {
    let manner = Manner { policy: Some(POLICY.to_owned()), ..Manner::default() };
    everywhere(&manner, "two.html", |window, _| {
        window.ready()?;
        window.tab_to("The page's own button")?;
        window.keys(Key::Enter)?;
        window.tab_to("Title")?;
        window.keys("The left one")?;
        window.tab_to("Add an event")?;
        window.tab_to("Title")?;
        window.keys("The right one")?;
        window.wait("the left title", &value("#left", "# The left one"))?;
        window.wait("the right title", &value("#right", "# The right one"))?;
        assert!(
            window
                .script("return document.querySelector('#hello').textContent")?
                .as_str()
                .is_some_and(|words| words.contains("findings"))
        );
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

#[test]
fn a_frame_is_entered_saved_and_closed() -> Result<()> {
    let policy = format!("{POLICY}; frame-src 'self'; frame-ancestors 'self'");
    let manner = Manner { policy: Some(policy), ..Manner::default() };
    everywhere(&manner, "host.html", |window, _| {
        window.wait("the frame's document", "document.body.dataset.heard?.includes('load')")?;
        window.frame(Some(0))?;
        window.ready()?;
        window.tab_to("Title")?;
        window.keys(Key::End)?;
        window.keys(" at noon")?;
        window.tab_to_back("Save")?;
        window.keys(Key::Enter)?;
        window.wait("the page's answer", "document.querySelector('[data-save]').textContent === 'Save'")?;
        assert_eq!(window.focused()?, "Save", "the focus stays on what was pressed");
        window.frame(None)?;
        window.wait(
            "the words on the page",
            "document.querySelector('#kept').textContent.includes('errors at noon')",
        )?;
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}
