//! Hostile documents, through every door and into every view, on a host without a policy that could help: no script of a document runs,
//! nothing is asked of another origin, nothing active stands in the page. The payloads are those of `tests/fixtures/hostile`.

use anyhow::Result;
use e2e::browser::Browser;
use e2e::host::Fault;
use serde_json::{Value, json};

use crate::files::Made;
use crate::payloads::payloads;

/// What may never stand in the element or in an exported page, and what may never have happened.
pub const WATCH: &str = r#"
globalThis.pmActive = (root, where) => {
  const found = [];
  const say = (what, element) => found.push(`${where}: ${what} ${element?.outerHTML?.slice(0, 120) ?? ""}`);
  const never = "script, iframe, frame, frameset, object, embed, applet, link, meta[http-equiv], base, form, portal, slot[onslotchange], foreignObject, animate, set, use, math, video, audio, source, track, template, dialog, marquee, details[ontoggle]";
  for (const element of root.querySelectorAll(never)) if (!element.closest("head")) say("element", element);
  for (const element of root.querySelectorAll("*")) {
    for (const { name, value } of element.attributes ?? []) {
      if (name.startsWith("on")) say(`attribute ${name}`, element);
      if (["href", "src", "action", "formaction", "xlink:href", "data", "ping", "poster", "background", "srcset"].includes(name)) {
        const url = (() => { try { return new URL(value, location.href); } catch { return null; } })();
        const image = element.localName === "img" && value.startsWith("data:image/svg+xml;charset=utf-8,");
        // An address that is none leads nowhere.
        const link = element.localName === "a" && (url === null || ["http:", "https:", "mailto:", "tel:", "ftp:", location.protocol].includes(url.protocol));
        if (!image && !link) say(`address ${name}`, element);
      }
    }
  }
  if (globalThis.ran) say(`a script ran: ${globalThis.ran}`);
  for (const { name } of performance.getEntriesByType("resource"))
    if (!name.startsWith(location.origin) && !name.startsWith("data:image/svg+xml;charset=utf-8,")) say(`asked for ${name}`);
  return found;
};
"#;

fn open() -> Result<Browser> {
    let browser = Browser::open_on(Fault::NoPolicy, WATCH)?;
    browser.see("Start empty")?;
    Ok(browser)
}

fn assert_inert(browser: &Browser, place: &str) -> Result<()> {
    let script = format!(
        "const root = document.querySelector('postmortem-editor')?.shadowRoot ?? document; return pmActive(root, {})",
        json!(place)
    );
    assert_eq!(browser.script(&script)?, json!([]));
    assert_eq!(browser.mishaps()?, [""; 0], "{place}");
    Ok(())
}

/// A document that holds every payload in every kind of place.
fn everything() -> Value {
    let all = payloads();
    let line = |text: &str| text.replace('\n', " ");
    let texts = || all.iter().map(|(_, text)| text);
    let first = texts().take(40).map(|text| line(text)).collect::<Vec<_>>();
    json!({
        "schema": "postmortem/1",
        "title": first.join(" "),
        "severity": all[0].1, "services": first, "authors": first,
        "sections": texts().enumerate().map(|(at, text)| {
            json!({ "section": if at == 0 { "summary" } else { "house" }, "id": format!("s{at}"), "heading": line(text), "level": 2, "body": text })
        }).collect::<Vec<_>>(),
        "timeline": texts().enumerate().map(|(at, text)| json!({
            "id": format!("t{at}"), "at": { "written": line(text), "date": "2025-03-10", "clock": format!("{:02}:{:02}", at / 60, at % 60), "zone": { "written": "UTC", "offset": 0 } },
            "label": line(text), "text": text, "actor": line(text), "source": text, "links": [{ "label": line(text), "url": line(text) }]
        })).collect::<Vec<_>>(),
        "actions": texts().enumerate().map(|(at, text)| json!({
            "id": format!("a{at}"), "text": text, "owner": line(text), "ticket": line(text), "due": line(text), "group": { "kind": "other", "label": line(text) }
        })).collect::<Vec<_>>(),
        "wentWell": texts().map(|text| json!({ "text": text })).collect::<Vec<_>>(),
        "stats": texts().map(|text| json!({ "label": line(text), "text": text })).collect::<Vec<_>>(),
        "links": texts().map(|text| json!({ "label": line(text), "url": line(text) })).collect::<Vec<_>>(),
        "suppressions": [{ "rule": all[0].1, "path": all[1].1, "reason": all[2].1 }],
        "wording": { "/severity": all[3].1 },
        "frontMatter": format!("---\n{}\n---", all[4].1),
        "<script>window.ran=1</script>": "<img src=x onerror=window.ran=1>"
    })
}

#[test]
fn every_payload_in_every_view() -> Result<()> {
    let browser = open()?;
    let file = Made::new("everything.json", everything().to_string().as_bytes())?;
    browser.choose(file.path())?;
    browser.see("Read from everything.json")?;
    assert_inert(&browser, "report")?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved in this browser")?;
    assert_inert(&browser, "form and timeline")?;
    browser.press("Preview")?;
    browser.see("onerror=window.ran=1")?;
    assert_inert(&browser, "preview")?;
    browser.press("Markdown")?;
    assert_inert(&browser, "preview as text")?;
    browser.press("Export")?;
    let ways = "return [...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.out input')].map((way) => way.value)";
    let ways: Vec<String> = serde_json::from_value(browser.script(ways)?)?;
    assert!(ways.len() > 15, "{ways:?}");
    for way in ways {
        browser.script(&format!(
            "document.querySelector('postmortem-editor').shadowRoot.querySelector('.out input[value=\"{way}\"]').click()"
        ))?;
        browser.script("return new Promise((done) => setTimeout(done, 300))")?;
        assert_inert(&browser, &format!("export as {way}"))?;
    }
    browser.press("Drafts")?;
    browser.see("onerror")?;
    assert_inert(&browser, "library")
}

#[test]
fn an_exported_page_that_is_opened() -> Result<()> {
    let browser = open()?;
    let file = Made::new("everything.json", everything().to_string().as_bytes())?;
    browser.choose(file.path())?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved in this browser")?;
    let page = browser.script("return document.querySelector('postmortem-editor').write('html')")?;
    let page = page.as_str().unwrap_or_default();
    let policy = page.lines().find(|line| line.contains("Content-Security-Policy")).unwrap_or_default();
    assert!(policy.contains("default-src 'none'"));
    // With its policy, and without, as a careless host would serve it.
    for (name, text) in [("page.html", page.to_owned()), ("bare.html", page.replace(policy, ""))] {
        let opened = Made::new(name, text.as_bytes())?;
        browser.goto(&format!("file://{}", opened.path().display()))?;
        browser.script("return new Promise((done) => setTimeout(done, 500))")?;
        assert_eq!(browser.script("return pmActive(document.body, 'page')")?, json!([]), "{name}");
        assert_eq!(browser.script("return document.scripts.length")?, json!(0));
        assert_eq!(browser.script("return performance.getEntriesByType('resource').length")?, json!(0));
        assert_eq!(browser.mishaps()?, [""; 0], "{name}");
        let styled = browser.script("return getComputedStyle(document.querySelector('main')).maxWidth")?;
        assert_eq!(styled, json!("1152px"), "the policy names the hash of the page's own style");
    }
    Ok(())
}

/// Every payload alone, through the doors of a page around the element: its `value`, a paste, a drop, a link.
#[test]
fn every_payload_through_the_other_doors() -> Result<()> {
    let browser = open()?;
    browser.press("Start empty")?;
    for (door, act) in [
        ("value", "element.value = `# x\\n\\n${text}\\n\\n## Timeline\\n\\n- 14:02 ${text}\\n`;"),
        ("json", "element.read(JSON.stringify({ schema: 'postmortem/1', title: text, timeline: [{ text }], actions: [{ text, ticket: text }] }), 'json');"),
        ("paste", "const data = new DataTransfer(); data.setData('text/plain', text); data.setData('text/html', text);
            root.querySelector('.intake').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }));"),
        ("drop", "const data = new DataTransfer(); data.items.add(new File([text], text.slice(0, 40) + '.md'));
            root.querySelector('.intake').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));"),
        ("link", "const stream = new Blob([JSON.stringify({ schema: 'postmortem/1', title: text, timeline: [{ text }] })]).stream().pipeThrough(new CompressionStream('deflate-raw'));
            const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
            location.hash = '#pm=' + btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');"),
        ("broken link", "location.hash = '#pm=' + text;"),
        ("attributes", "for (const name of ['theme', 'lang', 'format', 'time-zone', 'title', 'name', 'class', 'id']) { try { element.setAttribute(name, text); } catch {} }"),
    ] {
        for chunk in payloads().chunks(20) {
            let texts: Vec<&String> = chunk.iter().map(|(_, text)| text).collect();
            let script = format!(
                "return (async () => {{
                    const element = document.querySelector('postmortem-editor');
                    const root = element.shadowRoot;
                    const rest = (time) => new Promise((done) => setTimeout(done, time));
                    const found = [];
                    for (const text of {}) {{
                        {act}
                        await rest(15);
                        found.push(...pmActive(root, `{door}: ${{text}}`));
                        const press = (name) => [...root.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
                        press('Replace the open document');
                        press('Preview');
                        await rest(5);
                        found.push(...pmActive(root, `{door}, preview: ${{text}}`));
                        press('Write');
                    }}
                    return found;
                }})()",
                json!(texts)
            );
            assert_eq!(browser.script(&script)?, json!([]), "{door}");
        }
        let strange = browser.mishaps()?;
        assert_eq!(strange, [""; 0], "{door}");
    }
    Ok(())
}

#[test]
fn characters_that_turn_the_direction_are_seen_and_kept() -> Result<()> {
    let browser = open()?;
    browser.press("Start empty")?;
    let text = "safe \u{202e}txt.exe\u{202c} end \u{2066}x\u{2069}";
    browser.script(&format!(
        "document.querySelector('postmortem-editor').value = {}",
        json!(format!("# x\n\n## Summary\n\n{text}\n"))
    ))?;
    browser.press("Preview")?;
    browser.see("safe RLOtxt.exePDF end LRIxPDI")?;
    let written = browser.script("return document.querySelector('postmortem-editor').write('markdown')")?;
    assert!(written.as_str().is_some_and(|written| written.contains(text)), "{written}");
    Ok(())
}

/// The document with every text changed, so that each differs from what another tab has.
fn marked(value: &mut Value, mark: &str) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                match value {
                    Value::String(text) if matches!(name.as_str(), "text" | "body" | "title" | "owner") => {
                        text.push_str(mark);
                    }
                    other => marked(other, mark),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| marked(value, mark)),
        _ => {}
    }
}

#[test]
fn every_payload_where_copies_are_compared() -> Result<()> {
    let browser = Browser::open_on(Fault::NoPolicy, &[WATCH, crate::tabs::DEAF].concat())?;
    browser.see("Start empty")?;
    let write = |mark: &str| {
        let mut document = everything();
        marked(&mut document, mark);
        browser.script(&format!(
            "document.querySelector('postmortem-editor').read({}, 'json')",
            json!(document.to_string())
        ))
    };
    browser.press("Start empty")?;
    write("")?;
    browser.see("Saved in this browser")?;
    let first = browser.tab()?;
    browser.another_tab()?;
    browser.see("onerror")?;
    write(" theirs")?;
    browser.see("Saved in this browser")?;
    browser.switch(&first)?;
    write(" mine")?;
    browser.see("places were changed in two tabs.")?;
    let shown = browser.script(
        "return document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.conflicts li').length",
    )?;
    assert!(shown.as_u64().is_some_and(|shown| shown > 300), "{shown}");
    assert_inert(&browser, "conflicts")?;
    browser.press("Take the other")?;
    browser.press("Keep both")?;
    assert_inert(&browser, "conflicts, chosen")?;
    browser.press("Older versions")?;
    browser.see("The other tab's")?;
    assert_inert(&browser, "versions")?;
    let versions =
        "document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.versions .list button')";
    let count = browser.script(&format!("return {versions}.length"))?.as_u64().unwrap_or_default();
    assert!(count > 1, "{count}");
    for index in 0..count {
        browser.script(&format!("{versions}[{index}].click()"))?;
        browser.script("return new Promise((done) => setTimeout(done, 300))")?;
        assert_inert(&browser, &format!("version {index}"))?;
    }
    Ok(())
}
