//! The checks in the page: quiet while words are half written, stepped through by key, mended through a question, and honest about a
//! document that becomes final with errors.

use anyhow::Result;
use e2e::browser::Browser;
use thirtyfour::Key;

use crate::files::Made;

/// What is told to a screen reader.
const SAID: &str = "document.querySelector('postmortem-editor').shadowRoot.querySelector('p.pm-vh[role=status]').textContent";

const LATE: &str = "# Mail was late\n\n- Status: Draft\n- Severity: SEV-2\n\n## Summary\nMail to shoppers came two hours late.\n\n\
    ## Timeline\nAll times are UTC.\n\n- 2025-06-04 14:02 The queue alert fired\n- 2025-06-04 15:10 The queue was empty again\n\n\
    ## Action items\n- [ ] Alert when the queue is longer than 1,000 messages\n- [ ] Document how the queue is drained\n";

/// The page with a document of this text.
fn with(name: &str, text: &str) -> Result<Browser> {
    let browser = Browser::open()?;
    let file = Made::new(name, text.as_bytes())?;
    browser.choose(file.path())?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved in this browser")?;
    Ok(browser)
}

/// A script that chooses an option as a person would.
fn chosen(field: &str, option: &str) -> String {
    format!(
        "const field = document.querySelector('postmortem-editor').shadowRoot.getElementById('f/{field}');
         field.value = [...field.options].find((one) => one.text.startsWith('{option}')).value;
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    )
}

fn written(browser: &Browser) -> Result<String> {
    let text = browser.script("return document.querySelector('postmortem-editor').write('markdown')")?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn nothing_is_marked_while_its_words_are_half_written() -> Result<()> {
    let browser = with("late1.md", LATE)?;
    let marked =
        "document.querySelector('postmortem-editor').shadowRoot.querySelector('.check[data-rule=PM503]')";
    browser.write("Summary", "Mail to shoppers came two hours late. The cause is TODO")?;
    // The whole document has been looked at since; of the field that is typed in, nothing new is shown.
    browser.wait("a save", "document.querySelector('postmortem-editor').write().includes('TODO')")?;
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let shown = browser.script(&format!("return Boolean({marked})"))?;
    assert_eq!(shown, false, "a half-written word is not marked");
    browser.keys(Key::Tab)?;
    browser.wait("the finding once the field is left", marked)?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn every_finding_is_met_by_key_and_the_first_comes_round_again() -> Result<()> {
    let browser = with("late2.md", LATE)?;
    let count = browser.script("return document.querySelector('postmortem-editor').check().length")?;
    let count = usize::try_from(count.as_u64().unwrap_or_default())?;
    assert!(count > 3, "{count} findings");
    browser.wait("the findings told", &format!("{SAID}.startsWith('Checks: ')"))?;
    let mut met = Vec::new();
    for step in 1..=count {
        browser.keys(Key::F8)?;
        browser.wait("where one is", &format!("{SAID}.startsWith('{step} of {count}. ')"))?;
        met.push(browser.script(&format!("return {SAID}.replace(/^.*? of .*?\\. /, '')"))?.to_string());
    }
    let different: std::collections::BTreeSet<&String> = met.iter().collect();
    assert_eq!(different.len(), count, "{met:?}");
    browser.keys(Key::F8)?;
    browser.wait("the first again", &format!("{SAID}.startsWith('1 of {count}. ')"))?;
    browser.shift_key(Key::F8)?;
    browser.wait("the last", &format!("{SAID}.startsWith('{count} of {count}. ')"))?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn a_final_document_says_which_errors_remain_and_records_that_the_author_went_on() -> Result<()> {
    let browser = with("late3.md", LATE)?;
    browser.script(&chosen("status", "Final"))?;
    browser.see("The status is Final, and these errors remain: ")?;
    assert!(!written(&browser)?.contains("Final with open checks"), "nothing is recorded unasked");
    browser.press("Go on and record it")?;
    browser.wait(
        "the record",
        "document.querySelector('postmortem-editor').write('markdown').includes('Final with open checks')",
    )?;
    assert!(written(&browser)?.contains("PM402"), "the record names the rules");
    browser.control('z', false)?;
    browser.wait(
        "one undo",
        "!document.querySelector('postmortem-editor').write('markdown').includes('Final with open checks')",
    )?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn the_pack_of_the_house_asks_for_more_and_opens_its_tracker() -> Result<()> {
    let browser = with("late4.md", &LATE.replace("Draft", "Final"))?;
    browser.script(
        "document.querySelector('postmortem-editor').setAttribute('rules', `
name = \"Post office\"
sections = [\"Customer communication\"]
tracker = \"https://tracker.example/new?title={title}\"
`)",
    )?;
    browser.wait(
        "a section that the house requires",
        "document.querySelector('postmortem-editor').check().some((one) => one.code === 'PM601')",
    )?;
    let link = "[...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.check[data-rule=PM405] a')]
        .find((one) => one.textContent.includes('item 1'))";
    browser.wait("the link", link)?;
    let link = browser.script(&format!("const link = {link}; return [link.href, link.target, link.rel]"))?;
    assert_eq!(
        link,
        serde_json::json!([
            "https://tracker.example/new?title=Alert%20when%20the%20queue%20is%20longer%20than%201%2C000%20messages",
            "_blank",
            "noopener noreferrer"
        ])
    );
    browser.script("document.querySelector('postmortem-editor').setAttribute('rules', 'sections = 5')")?;
    browser.see("The rule pack was not read. Line 1")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn what_changed_since_the_sign_off_is_shown() -> Result<()> {
    let browser = with("late5.md", &LATE.replace("Draft", "Final"))?;
    browser.script(&chosen("profile", "Regulated"))?;
    browser.see("no reviewer is named")?;
    browser.press("Who read it and signs it off?")?;
    browser.keys("Ada Osei")?;
    browser.keys(Key::Enter)?;
    browser.wait(
        "the sign-off",
        "document.querySelector('postmortem-editor').write('markdown').includes('Ada Osei, ')",
    )?;
    browser.see("Saved in this browser")?;
    browser.write("Title", "Mail was very late")?;
    browser.keys(Key::Tab)?;
    browser.see("Ada Osei signed off the content")?;
    browser.press("Show what changed")?;
    browser.see("Signed off: Ada Osei")?;
    browser.wait(
        "then and now",
        "['Mail was late', 'Mail was very late'].every((words) => [...document.querySelector('postmortem-editor').shadowRoot \
         .querySelectorAll('.compared pre')].some((one) => one.textContent === words))",
    )?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
