//! The timeline as a grid, with the keyboard alone: rows typed one after the other, chosen, shifted, found, removed and brought
//! back; and a long list of which only a window is on the page.

use anyhow::Result;
use e2e::browser::Browser;
use thirtyfour::Key;

/// The rows on the page as they read.
const ROWS: &str = "[...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.evrow')]";

/// A row's time and words, without day, silence and kind.
const READ: &str = "(row) => { const copy = row.cloneNode(true); copy.querySelectorAll('.kind, .tools, .day, .quiet-gap').forEach((one) => one.remove()); return copy.textContent.replace(/\\s+/g, ' ').trim(); }";

fn rows(browser: &Browser) -> Result<Vec<String>> {
    let read = format!("return {ROWS}.map({READ})");
    Ok(serde_json::from_value(browser.script(&read)?)?)
}

/// Wait until the rows read so, and say how they read if they do not.
fn wait_rows(browser: &Browser, expected: &[&str]) -> Result<()> {
    let wanted = serde_json::json!(expected);
    let compare = format!("JSON.stringify({ROWS}.map({READ})) === JSON.stringify({wanted})");
    browser.wait("the rows", &compare).map_err(|error| error.context(format!("{:?}", rows(browser))))
}

fn wait_focus(browser: &Browser, id: &str) -> Result<()> {
    browser.wait(
        &format!("the focus on {id}"),
        &format!(
            "new RegExp({}).test(document.querySelector('postmortem-editor').shadowRoot.activeElement?.id)",
            serde_json::json!(id)
        ),
    )
}

/// An empty document with its first events typed in the line above the list.
fn begun() -> Result<Browser> {
    let browser = Browser::open()?;
    browser.see("Start empty")?;
    browser.tab_to("Start empty")?;
    browser.keys(Key::Enter)?;
    browser.see("Timeline")?;
    browser.tab_to("Add an event")?;
    for line in
        ["2025-06-04 14:02 UTC queue alert", "+5 paged the database team", "14:20-14:40 looked at graphs"]
    {
        browser.keys(line)?;
        browser.keys(Key::Enter)?;
    }
    wait_rows(&browser, &FIRST)?;
    Ok(browser)
}

const FIRST: [&str; 3] =
    ["14:02 queue alert", "14:07 paged the database team", "14:20–14:40 looked at graphs"];

#[test]
fn rows_are_typed_one_after_the_other() -> Result<()> {
    let browser = begun()?;
    browser.tab_to("Add a row")?;
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "/at$")?;
    // Time, Tab, kind, Tab, words, Enter.
    browser.keys("+5")?;
    browser.keys(Key::Tab)?;
    browser.keys("Mit")?;
    browser.keys(Key::Tab)?;
    browser.keys("queue drained")?;
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "/at$")?;
    // The next row starts at the last time, and a span comes apart.
    browser.keys("+10")?;
    browser.keys(Key::Tab)?;
    browser.keys(Key::Tab)?;
    browser.keys("customers told")?;
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "/at$")?;
    browser.keys("15:00-15:30")?;
    browser.keys(Key::Tab)?;
    browser.keys(Key::Tab)?;
    browser.keys("watched")?;
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "/at$")?;
    // An empty row ends it, and is not kept.
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "^row/")?;
    let all = rows(&browser)?;
    assert_eq!(all.len(), 6, "{all:?}");
    assert!(all[4].ends_with("customers told") && all[5] == "15:00–15:30 watched", "{all:?}");
    assert!(all[4].starts_with("14:3"), "counted from the row above: {all:?}");
    // For live use: a key adds a row that has the time of now, behind all others, and waits for words.
    browser.script("Date.now = () => Date.UTC(2025, 5, 4, 15, 44, 30)")?;
    browser.control(';', false)?;
    wait_focus(&browser, "/text$")?;
    browser.keys("rolled back")?;
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "/at$")?;
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "^row/")?;
    let all = rows(&browser)?;
    assert_eq!(all.last().map(String::as_str), Some("15:44 rolled back"), "{all:?}");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn rows_are_chosen_shifted_renamed_removed_and_brought_back() -> Result<()> {
    let browser = begun()?;
    // Into the list: one tab stop, at the current row.
    browser.tab_to("Add a row")?;
    browser.script(&format!("{ROWS}.at(-1).focus()"))?;
    browser.keys(Key::Up)?;
    wait_focus(&browser, "^row/")?;
    browser.control('a', false)?;
    browser.see("3 events chosen")?;
    browser.keys(Key::Escape)?;
    browser.wait(
        "no bar",
        "!document.querySelector('postmortem-editor').shadowRoot.querySelector('.chosenbar')",
    )?;
    browser.keys(Key::Home)?;
    browser.shift_key(Key::Down)?;
    browser.see("2 events chosen")?;
    browser.tab_to_back("Shift by")?;
    browser.keys(Key::Enter)?;
    let shifted = ["15:02 queue alert", "15:07 paged the database team", "14:20–14:40 looked at graphs"];
    wait_rows(&browser, &shifted)?;
    browser.control('z', false)?;
    wait_rows(&browser, &FIRST)?;
    wait_focus(&browser, "^row/")?;
    browser.keys("km")?;
    browser.wait(
        "both of a kind",
        &format!("{ROWS}.filter((row) => row.innerText.includes('Misleading path')).length === 2"),
    )?;
    browser.keys(Key::Delete)?;
    wait_rows(&browser, &["14:20–14:40 looked at graphs"])?;
    // The focus went to the row behind them, and undo brings it to what came back.
    browser.wait(
        "the focus on a row",
        &format!("{ROWS}[0] === document.querySelector('postmortem-editor').shadowRoot.activeElement"),
    )?;
    browser.control('z', false)?;
    browser.wait("three rows", &format!("{ROWS}.length === 3 && {ROWS}[0] === document.querySelector('postmortem-editor').shadowRoot.activeElement"))?;
    // Between two rows: the middle, approximate.
    browser.control_key(Key::Enter)?;
    wait_focus(&browser, "/at$")?;
    browser.wait(
        "about four past",
        "document.querySelector('postmortem-editor').shadowRoot.activeElement.value === '~2025-06-04 14:04 UTC'",
    )?;
    browser.keys(Key::Escape)?;
    browser.wait("no empty row", &format!("{ROWS}.length === 3"))?;
    // Finding, and back.
    browser.keys("/")?;
    wait_focus(&browser, "find/timeline")?;
    browser.keys("graphs")?;
    browser.see("1 of 3")?;
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "^row/")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    assert_eq!(browser.barriers()?, [""; 0]);
    Ok(())
}

#[test]
fn a_long_list_has_a_window_on_the_page_and_keeps_what_is_written() -> Result<()> {
    let browser = Browser::open()?;
    browser.see("Start empty")?;
    browser.press("Start empty")?;
    browser.see("Timeline")?;
    browser.script(
        "let text = '# Long\\n\\n## Timeline (UTC)\\n\\n';
         for (let row = 0; row < 3000; row++) {
             const at = new Date(Date.UTC(2024, 2, 10) + row * 60000).toISOString().slice(0, 16).replace('T', ' ');
             text += `- ${at} step ${row} ${row % 5 ? '' : 'with many words that go on for long enough to need a second line in the list '.repeat(2)}\\n`;
         }
         document.querySelector('postmortem-editor').read(text, 'markdown')",
    )?;
    browser.see("3000 events")?;
    let grid = "document.querySelector('postmortem-editor').shadowRoot.querySelector('.events')";
    browser.wait("all rows counted", &format!("{grid}.getAttribute('aria-rowcount') === '3000'"))?;
    browser.wait("few rows mounted", &format!("{ROWS}.length > 0 && {ROWS}.length < 100"))?;
    // By keys from the first row to the last and back into the middle.
    browser.script(&format!("{ROWS}[0].focus()"))?;
    browser.keys(Key::End)?;
    let focused = "document.querySelector('postmortem-editor').shadowRoot.activeElement";
    browser.wait(
        "the last row",
        &format!(
            "{focused}.getAttribute('aria-rowindex') === '3000' && {focused}.getBoundingClientRect().top > 0"
        ),
    )?;
    browser.keys(Key::PageUp)?;
    browser.wait("ten rows up", &format!("{focused}.getAttribute('aria-rowindex') === '2990'"))?;
    // The open row stays, with the focus, while the page goes elsewhere; what is typed goes into it.
    browser.keys(Key::Enter)?;
    wait_focus(&browser, "/text$")?;
    browser.script("scrollTo(0, 0)")?;
    browser.wait(
        "the first rows",
        &format!("{ROWS}.some((row) => row.getAttribute('aria-rowindex') === '1')"),
    )?;
    wait_focus(&browser, "/text$")?;
    browser.keys(" and more")?;
    browser.wait(
        "the words",
        "document.querySelector('postmortem-editor').write().includes('step 2989 and more')",
    )?;
    // Scrolling up and down does not move what is read.
    browser.script(&format!("{grid}.scrollIntoView(); scrollBy(0, 40000)"))?;
    browser.wait("other rows", &format!("{ROWS}.length < 120 && {ROWS}.some((row) => row.getBoundingClientRect().top > 0 && row.getBoundingClientRect().top < innerHeight)"))?;
    let order = format!(
        "return {ROWS}.every((row, place, all) => !place || +row.getAttribute('aria-rowindex') > +all[place - 1].getAttribute('aria-rowindex'))"
    );
    assert_eq!(browser.script(&order)?, serde_json::json!(true));
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn pasted_cells_become_rows_in_one_step() -> Result<()> {
    let browser = begun()?;
    let paste = |text: &str| {
        format!(
            "const data = new DataTransfer(); data.setData('text/plain', {});
             document.querySelector('postmortem-editor').shadowRoot.activeElement.dispatchEvent(
                 new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, composed: true, cancelable: true }}))",
            serde_json::json!(text)
        )
    };
    browser.script(&format!("{ROWS}[1].focus()"))?;
    browser.script(&paste(
        "14:10\tDetection\tsecond alert fired here\tpager\n14:12\tAction\trestarted one of the nodes\tana",
    ))?;
    browser.see("2 events chosen")?;
    let mut all = rows(&browser)?;
    assert_eq!(all.len(), 5, "{all:?}");
    assert!(all[2].starts_with("14:10 second alert fired here"), "{all:?}");
    assert!(all[3].starts_with("14:12 restarted one of the nodes"), "{all:?}");
    browser.control('z', false)?;
    wait_rows(&browser, &FIRST)?;
    browser.control('z', true)?;
    browser.wait("five rows", &format!("{ROWS}.length === 5"))?;
    all = rows(&browser)?;
    assert!(all[3].contains("ana"), "{all:?}");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn a_time_of_the_night_of_a_clock_change_is_asked_about() -> Result<()> {
    let browser = Browser::open()?;
    browser.see("Start empty")?;
    browser.press("Start empty")?;
    browser.see("Timeline")?;
    browser.write("Time zone", "Europe/Berlin")?;
    browser.write("Impact started", "2024-10-27 02:30")?;
    browser.see("02:30 came twice in Europe/Berlin that night: clocks went back. Which was it?")?;
    browser.press("The second, UTC+1")?;
    browser.wait(
        "the answer",
        "!document.querySelector('postmortem-editor').shadowRoot.querySelector('.ask p')",
    )?;
    assert_eq!(browser.held("Impact started")?, "2024-10-27 02:30 UTC+1");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn the_view_shows_another_zone_and_saves_nothing_of_it() -> Result<()> {
    let browser = begun()?;
    let write = "return document.querySelector('postmortem-editor').write()";
    let before = browser.script(write)?;
    let choose = "const select = document.querySelector('postmortem-editor').shadowRoot.querySelector('.beside select');
        select.value = 'other'; select.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.script(choose)?;
    browser.write("The other zone", "Asia/Tokyo")?;
    browser.keys(Key::Enter)?;
    browser.wait("nine hours on", &format!("{ROWS}[0].innerText.includes('23:02')"))?;
    assert_eq!(browser.script(write)?, before);
    Ok(())
}
