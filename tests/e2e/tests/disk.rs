//! Files of the reader's own disk. The browser's private files stand in for those of the disk: they are handles of the same type, and no
//! dialogue is needed to have one.

use anyhow::Result;
use e2e::browser::Browser;
use thirtyfour::Key;

/// Pickers that give the private files, as if a reader had chosen them.
const PICKERS: &str = "
    const root = () => navigator.storage.getDirectory();
    const folder = async () => (await root()).getDirectoryHandle('reports', { create: true });
    globalThis.put = async (name, text) => {
        const writer = await (await (await folder()).getFileHandle(name, { create: true })).createWritable();
        await writer.write(text);
        await writer.close();
    };
    globalThis.held = async (name) => (await (await (await folder()).getFileHandle(name)).getFile()).text();
    globalThis.showOpenFilePicker = async () => [await (await folder()).getFileHandle('report.md')];
    globalThis.showSaveFilePicker = async ({ suggestedName }) => (await folder()).getFileHandle(suggestedName, { create: true });
    globalThis.showDirectoryPicker = folder;
";

/// A browser that hands out no files.
const NONE: &str = "
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) delete globalThis[name];
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) globalThis[name] = undefined;
";

const REPORT: &str = "<!-- postmortem/1 -->\n\n# From the disk\n\n## Timeline\n\n- **2025-03-04 10:00 UTC** – An alert fired\n- **2025-03-04 10:20 UTC** – Rolled back\n";

fn put(browser: &Browser, name: &str, text: &str) -> Result<()> {
    let text = serde_json::to_string(text)?;
    browser
        .script(&format!("globalThis.done = false; put('{name}', {text}).then(() => {{ done = true; }})"))?;
    browser.wait("the file", "globalThis.done")
}

fn wait_file(browser: &Browser, name: &str, words: &str) -> Result<()> {
    browser.script(&format!(
        "globalThis.looking = setInterval(() => held('{name}').then((text) => {{ globalThis.text = text; }}), 50)"
    ))?;
    let came =
        browser.wait(&format!("“{words}” in {name}"), &format!("globalThis.text?.includes('{words}')"));
    browser.script("clearInterval(globalThis.looking); globalThis.text = ''")?;
    came
}

fn open_report(browser: &Browser) -> Result<()> {
    browser.press("Start empty")?;
    put(browser, "report.md", REPORT)?;
    browser.control('o', false)?;
    browser.press("Keep as a new draft")?;
    browser.wait("the draft", "document.querySelector('postmortem-editor').value.includes('From the disk')")
}

#[test]
fn a_file_is_opened_saved_back_and_known_after_a_reload() -> Result<()> {
    let browser = Browser::open_after(PICKERS)?;
    open_report(&browser)?;
    browser.write("Title", "Written back")?;
    browser.control('s', false)?;
    browser.see("Saved to report.md.")?;
    wait_file(&browser, "report.md", "# Written back")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    browser.write("Title", "Written back again")?;
    browser.press("Export")?;
    browser.see("This draft belongs to report.md on this disk.")?;
    assert_eq!(browser.barriers()?, [""; 0]);
    browser.press("Save into report.md")?;
    wait_file(&browser, "report.md", "# Written back again")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn a_file_that_changed_elsewhere_is_merged_and_never_written_over_unseen() -> Result<()> {
    let browser = Browser::open_after(PICKERS)?;
    open_report(&browser)?;
    browser.write("Title", "Changed here")?;
    // Somebody else adds an event meanwhile.
    put(&browser, "report.md", &format!("{REPORT}- **2025-03-04 10:40 UTC** – Added elsewhere\n"))?;
    browser.control('s', false)?;
    browser.see("report.md was changed outside this editor.")?;
    wait_file(&browser, "report.md", "Added elsewhere")?;
    wait_file(&browser, "report.md", "# From the disk")?;
    assert_eq!(browser.barriers()?, [""; 0]);
    browser.press("Merge both")?;
    browser.wait("both", "['# Changed here', 'Added elsewhere', 'Rolled back'].every((words) => document.querySelector('postmortem-editor').value.includes(words))")?;
    assert!(!browser.shown()?.contains("changed in two tabs"), "nothing is in conflict");
    browser.control('s', false)?;
    wait_file(&browser, "report.md", "# Changed here")?;
    wait_file(&browser, "report.md", "Added elsewhere")?;

    // The same place is changed on both sides: ours is kept, theirs is a version.
    browser.write("Title", "Mine")?;
    put(&browser, "report.md", &REPORT.replace("From the disk", "Theirs"))?;
    browser.control('s', false)?;
    browser.see("report.md was changed outside this editor.")?;
    browser.press("Keep mine")?;
    browser.control('s', false)?;
    wait_file(&browser, "report.md", "# Mine")?;
    browser.press("Older versions")?;
    browser.see("The file’s")?;
    browser.see("Before merging")
}

#[test]
fn a_file_in_a_layout_of_its_own_is_written_anew_only_on_a_yes() -> Result<()> {
    let browser = Browser::open_after(PICKERS)?;
    browser.press("Start empty")?;
    put(&browser, "report.md", "# Foreign\n\nWhat happened\n=============\n\nIt broke.\n")?;
    browser.control('o', false)?;
    browser.press("Keep as a new draft")?;
    browser.see("Foreign")?;
    browser.control('s', false)?;
    browser.see("in this editor’s own layout")?;
    wait_file(&browser, "report.md", "=============")?;
    browser.press("Save it so")?;
    wait_file(&browser, "report.md", "postmortem/1")?;
    wait_file(&browser, "report.md", "It broke.")
}

#[test]
fn a_folder_opens_as_drafts_that_belong_to_their_files() -> Result<()> {
    let browser = Browser::open_after(PICKERS)?;
    put(&browser, "one.md", REPORT)?;
    put(&browser, "two.md", &REPORT.replace("From the disk", "The second"))?;
    put(&browser, "notes.txt", "not one of them")?;
    browser.press("Open a folder")?;
    browser.see("2 files opened as drafts.")?;
    browser.press("Open a folder")?;
    browser.see("0 files opened as drafts; 2 were here already.")?;
    browser.press("The second")?;
    browser.write("Title", "The second, changed")?;
    browser.control('s', false)?;
    browser.see("Saved to two.md.")?;
    wait_file(&browser, "two.md", "# The second, changed")?;
    wait_file(&browser, "one.md", "# From the disk")
}

#[test]
fn a_new_draft_is_saved_into_a_new_file() -> Result<()> {
    let browser = Browser::open_after(PICKERS)?;
    browser.press("Start empty")?;
    browser.write("Title", "Fresh words")?;
    browser.control('s', true)?;
    browser.see("Saved to fresh-words.md.")?;
    wait_file(&browser, "fresh-words.md", "# Fresh words")
}

#[test]
fn without_handles_nothing_speaks_of_files_on_the_disk() -> Result<()> {
    let browser = Browser::open_after(NONE)?;
    assert!(!browser.shown()?.contains("Open a folder"));
    browser.press("Start empty")?;
    browser.write("Title", "Downloaded")?;
    browser.press("Export")?;
    assert!(!browser.shown()?.contains("on this disk"));
    browser.keys(Key::Escape)?;
    browser.press("All commands")?;
    assert!(!browser.shown()?.contains("save back into"));
    Ok(())
}
