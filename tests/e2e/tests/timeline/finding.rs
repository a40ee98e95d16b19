//! Rows are found by words, kind and who acted; times are typed from the start on, and shown so or in the reader's own zone.

use anyhow::Result;
use e2e::engine::Window;
use thirtyfour::Key;

use super::{look, open, overwrite, wait, with_mail};

/// Wait until the list holds the rows with these words, and the bar counts them.
fn wait_found(window: &Window, words: &[&str]) -> Result<()> {
    let wanted = serde_json::json!(words);
    let count = format!("{} of 5", words.len());
    let held = format!(
        "String(rows.map((row) => row.querySelector('.words').textContent)) === String({wanted}) \
         && root.querySelector('.findbar [role=status]').textContent === '{count}'"
    );
    wait(window, &format!("the rows {wanted}"), &held)
}

const FIND: &str = "document.querySelector('postmortem-editor').shadowRoot.getElementById('find/timeline')";

#[test]
fn rows_are_found_by_words_by_kind_and_by_who_acted() -> Result<()> {
    with_mail(|window| {
        window.press("document.querySelector('postmortem-editor').shadowRoot.getElementById('find/open')")?;
        window.write(FIND, "QUEUE the")?;
        wait_found(window, &["The queue alert fired", "The queue was split", "The queue was empty"])?;
        look(window, "pick('Kind of event', 'action')")?;
        wait_found(window, &["The queue was split"])?;
        look(window, "root.getElementById('find/timeline').select()")?;
        window.keys(Key::Backspace)?;
        wait_found(window, &["The consumer was restarted", "The queue was split"])?;
        look(window, "pick('Who acted', 'Ana')")?;
        wait_found(window, &["The consumer was restarted"])?;
        look(window, "pick('Kind of event', '')")?;
        wait_found(window, &["The consumer was restarted", "Mail went out again"])?;
        // A time is found as it is written, and Enter goes to the first row found.
        window.write(FIND, "19:50")?;
        wait_found(window, &["Mail went out again"])?;
        window.keys(Key::Enter)?;
        wait(window, "the focus on the row found", "root.activeElement === rows[0]")?;
        window.write(FIND, "nothing of the kind")?;
        wait_found(window, &[])?;
        window.keys(Key::Escape)?;
        wait(window, "every row again", "!root.querySelector('.findbar') && rows.length === 5")
    })
}

#[test]
fn a_time_is_typed_as_so_long_after_the_start() -> Result<()> {
    with_mail(|window| {
        let line = "document.querySelector('postmortem-editor').shadowRoot.getElementById('add/timeline')";
        window.write(line, "T+12m paged the mail team")?;
        window.keys(Key::Enter)?;
        let added = "rows.find((row) => row.textContent.includes('paged the mail team'))";
        wait(window, "the new row", &format!("{added}?.querySelector('.when b').textContent === '14:12'"))?;
        wait(
            window,
            "the time since",
            &format!("{added}.querySelector('.when small').textContent === 'T+0:12'"),
        )?;
        wait(window, "a full time", "/2025-06-04[ T]14:12/.test(element.write('json'))")?;
        // In an open row, over the time that stands there.
        open(window)?;
        let time = "[...root.querySelectorAll('.evrow input')].find((one) => one.id.endsWith('/at'))";
        overwrite(window, time, "T+1:05")?;
        window.keys(Key::Escape)?;
        wait(
            window,
            "the other time",
            "rows.some((row) => row.querySelector('.when small')?.textContent === 'T+1:05')",
        )?;
        wait(
            window,
            "the other clock",
            "rows.some((row) => row.querySelector('.when b')?.textContent === '15:05')",
        )
    })
}

#[test]
fn beside_a_time_stands_the_time_since_the_start_or_the_readers_own() -> Result<()> {
    with_mail(|window| {
        let small = |words: &str| {
            format!(
                "rows.every((row, place) => row.querySelector('.when small').textContent.startsWith({words}[place]))"
            )
        };
        let since = "['T+0:30', 'T+0:45', 'T+1:00', 'T+5:50', 'T+6:00']";
        let own = "['14:30', '14:45', '15:00', '19:50', '20:00'].map((clock) =>
            new Date(minute(clock)).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }))";
        wait(window, "the time since the start", &small(since))?;
        let before = look(window, "return element.write('json')")?;
        look(window, "pick('Beside the times', 'own')")?;
        wait(window, "the reader's own time", &small(own))?;
        look(window, "pick('Beside the times', 'none')")?;
        wait(window, "nothing", "rows.every((row) => row.querySelector('.when small').textContent === '')")?;
        look(window, "pick('Beside the times', 'start')")?;
        wait(window, "the time since the start again", &small(since))?;
        assert_eq!(look(window, "return element.write('json')")?, before, "a matter of the view");
        Ok(())
    })
}
