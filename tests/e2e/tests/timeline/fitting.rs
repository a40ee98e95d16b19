//! What is chosen in the list is what the key F shows in the picture.

use anyhow::Result;
use thirtyfour::Key;

use super::{look, wait, with_mail};

#[test]
fn f_shows_the_event_chosen_in_the_list_with_its_neighbours() -> Result<()> {
    with_mail(|window| {
        look(window, "rows[0].focus()")?;
        window.keys(Key::Down)?;
        wait(window, "the second row", "root.activeElement === rows[1]")?;
        look(window, "marks.focus()")?;
        window.keys("f")?;
        wait(
            window,
            "from the event before to the event behind",
            "seen()[0] < minute('14:30') && seen()[0] > minute('14:20') && seen()[1] > minute('15:00') && seen()[1] < minute('15:10')",
        )?;
        window.keys("0")?;
        wait(window, "everything", "seen()[0] < minute('14:00') && seen()[1] > minute('20:00')")
    })
}

#[test]
fn f_shows_all_the_events_chosen_in_the_list_and_no_more() -> Result<()> {
    with_mail(|window| {
        look(window, "rows[1].focus()")?;
        window.shift_key(Key::Down)?;
        window.shift_key(Key::Down)?;
        wait(
            window,
            "three rows chosen",
            "rows.filter((row) => row.getAttribute('aria-selected') === 'true').length === 3",
        )?;
        look(window, "marks.focus()")?;
        window.keys("f")?;
        // From 14:45 to 19:50, and a tenth of that on either side.
        wait(
            window,
            "the chosen events",
            "seen()[0] > minute('14:10') && seen()[0] < minute('14:20') && seen()[1] > minute('20:15') && seen()[1] < minute('20:25')",
        )?;
        look(window, "rows[0].focus()")?;
        window.keys(Key::Escape)?;
        window.shift_key(Key::Down)?;
        wait(window, "two rows chosen", "root.querySelector('.chosenbar b').textContent.startsWith('2 ')")?;
        look(window, "marks.focus()")?;
        window.keys("f")?;
        wait(
            window,
            "the two chosen now",
            "seen()[0] < minute('14:30') && seen()[0] > minute('14:25') && seen()[1] > minute('14:45') && seen()[1] < minute('14:50')",
        )
    })
}
