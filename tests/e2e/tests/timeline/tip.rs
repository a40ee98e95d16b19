//! The tip of a measure in every engine: its definition and both its events, on focus and on a press, and gone with Escape.

use anyhow::Result;
use thirtyfour::Key;

use super::{wait, with_mail};

#[test]
fn a_measure_names_its_two_events_on_focus_and_on_a_press() -> Result<()> {
    with_mail(|window| {
        let one = |name: &str| {
            format!(
                "[...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.metric')]
                    .find((one) => one.querySelector('button').textContent === '{name}')"
            )
        };
        for (name, ends, definition) in [
            (
                "Time to detect",
                "From Impact started 2025-06-04 14:00 to Detected 2025-06-04 14:30.",
                "noticed",
            ),
            (
                "Time to mitigate",
                "From Impact started 2025-06-04 14:00 to Mitigated 2025-06-04 19:50.",
                "tolerable",
            ),
            (
                "Time to resolve",
                "From Impact started 2025-06-04 14:00 to Impact ended 2025-06-04 20:00.",
                "removed",
            ),
        ] {
            let one = one(name);
            let tip = format!("{one}.querySelector('.tip')");
            let shown = format!(
                "getComputedStyle({tip}).display !== 'none' && getComputedStyle({tip}).visibility === 'visible' \
                 && {tip}.textContent.includes('{ends}') && {tip}.textContent.includes('{definition}')"
            );
            wait(window, "no tip yet", &format!("!({shown})"))?;
            window.tab_to(name)?;
            wait(window, &format!("the tip of “{name}” on focus"), &shown)?;
            window.keys(Key::Escape)?;
            wait(window, "no tip after Escape", &format!("!({shown})"))?;
            window.press(&format!("{one}.querySelector('button')"))?;
            wait(window, &format!("the tip of “{name}” on a press"), &shown)?;
        }
        Ok(())
    })
}
