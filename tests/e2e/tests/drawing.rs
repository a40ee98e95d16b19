//! The drawing with few and with many events: keys, wheel, dragging, folding, and what a screen reader is told.

use anyhow::Result;
use e2e::browser::Browser;
use serde_json::{Value, json};
use thirtyfour::Key;

/// Short names for what the scripts below look at.
const LOOK: &str = "
    const element = document.querySelector('postmortem-editor'), root = element.shadowRoot;
    const plot = root.querySelector('.plot'), marks = root.querySelector('.marks');
    const seen = () => [Number(plot?.dataset.from), Number(plot?.dataset.to)];
    const at = (x, more) => ({ bubbles: true, composed: true, cancelable: true, button: 0, pointerId: 7, pointerType: 'mouse',
        clientX: plot.getBoundingClientRect().x + x, clientY: plot.getBoundingClientRect().y + 60, ...more });
";

pub fn look(browser: &Browser, script: &str) -> Result<Value> {
    browser.script(&format!("{LOOK}{script}"))
}

pub fn wait(browser: &Browser, what: &str, expression: &str) -> Result<()> {
    browser.wait(what, &format!("(() => {{ {LOOK} return {expression} }})()"))
}

fn open(events: &[(String, &str, String)]) -> Result<Browser> {
    let browser = Browser::open()?;
    browser.see("Start empty")?;
    let timeline: Vec<Value> = events
        .iter()
        .enumerate()
        .map(|(id, (at, kind, text))| json!({ "id": format!("e{id}"), "at": at, "kind": kind, "text": text }))
        .collect();
    let document = json!({
        "schema": "postmortem/1", "title": "Mail was late", "zone": "UTC",
        "times": { "started": "2025-06-04T14:00Z", "resolved": "2025-06-04T20:00Z" },
        "sections": [{ "section": "summary", "body": "Mail waited." }, { "section": "timeline" }],
        "timeline": timeline,
    });
    look(&browser, &format!("return element.read({}, 'json')", json!(document.to_string())))?;
    wait(&browser, "the drawing", "marks && plot.dataset.from")?;
    Ok(browser)
}

pub fn few() -> Result<Browser> {
    let row = |at: &str, kind: &'static str, text: &str| (format!("2025-06-04T{at}Z"), kind, text.to_owned());
    open(&[
        row("14:30", "detection", "The queue alert fired"),
        row("14:45", "action", "The consumer was restarted"),
        row("15:00", "action", "The queue was split"),
        row("19:50", "mitigation", "Mail went out again"),
        row("20:00", "resolution", "The queue was empty"),
    ])
}

#[test]
fn keys_move_and_zoom_and_a_screen_reader_hears_where() -> Result<()> {
    let browser = few()?;
    browser.tab_to("Timeline drawing")?;
    let told = "root.getElementById(marks.getAttribute('aria-activedescendant'))?.textContent ?? ''";
    wait(&browser, "the first marker", &format!("({told}).includes('30 min after the start')"))?;
    let first = look(&browser, &format!("return {told}"))?;
    let first = first.as_str().unwrap_or_default();
    assert!(first.contains("14:30") && first.contains("Detection"), "{first}");
    browser.keys(Key::Right)?;
    wait(&browser, "the next marker", &format!("({told}).includes('14:45')"))?;
    let whole = look(&browser, "return seen()")?;
    browser.keys("+")?;
    wait(&browser, "a closer look", "seen()[1] - seen()[0] < 4.5 * 3600e3")?;
    wait(&browser, "the overview", "root.querySelector('.mini-win')")?;
    browser.keys("0")?;
    wait(&browser, "everything", &format!("String(seen()) === '{},{}'", whole[0], whole[1]))?;
    browser.keys("f")?;
    wait(&browser, "the chosen one", "seen()[1] - seen()[0] < 3600e3 && root.querySelector('.mini-win')")?;
    browser.keys(Key::End)?;
    wait(&browser, "the last marker", &format!("({told}).includes('20:00')"))?;
    assert_eq!(
        look(&browser, "return marks.querySelectorAll('[tabindex]').length")?,
        json!(0),
        "one tab stop"
    );
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn the_wheel_zooms_to_the_pointer_on_a_canvas_and_rests_as_nodes() -> Result<()> {
    let browser = few()?;
    let script = "
        marks.focus();
        const [from, to] = seen(), width = plot.getBoundingClientRect().width, x = Math.round(width * 0.3);
        const under = (seen) => seen[0] + (seen[1] - seen[0]) * x / width;
        const before = under([from, to]);
        for (let step = 0; step < 4; step++) plot.dispatchEvent(new WheelEvent('wheel', at(x, { deltaY: -120 })));
        return [before, x / width, to - from];
    ";
    let [before, share, length] = serde_json::from_value::<[Value; 3]>(look(&browser, script)?)?;
    wait(&browser, "rest", "!plot.classList.contains('gliding') && root.querySelector('.mini-win')")?;
    wait(&browser, "a painted canvas", "root.querySelector('.plot canvas').width > 600")?;
    let kept = format!("Math.abs(seen()[0] + (seen()[1] - seen()[0]) * {share} - {before}) < 60e3");
    wait(&browser, "the time under the pointer", &kept)?;
    wait(&browser, "a closer look", &format!("seen()[1] - seen()[0] < {length} / 2"))?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn an_event_is_dragged_to_another_time_in_one_step() -> Result<()> {
    let browser = few()?;
    let script = "
        const node = [...marks.querySelectorAll('.mark')].find((mark) => mark.textContent.includes('14:45'));
        const box = node.querySelector('.k').getBoundingClientRect(), x = box.x + box.width / 2 - plot.getBoundingClientRect().x;
        const y = { clientY: box.y + box.height / 2 };
        node.dispatchEvent(new PointerEvent('pointerdown', at(x, y)));
        node.dispatchEvent(new PointerEvent('pointermove', at(x + 20, y)));
        node.dispatchEvent(new PointerEvent('pointermove', at(x + 150, y)));
        return [x, y.clientY];
    ";
    let place = look(&browser, script)?;
    wait(
        &browser,
        "the exact time",
        "/^\\d\\d:\\d\\d/.test(root.querySelector('.ghost')?.textContent ?? '')",
    )?;
    let time = look(&browser, "return root.querySelector('.ghost').textContent")?;
    let drop = format!(
        "plot.dispatchEvent(new PointerEvent('pointerup', at({} + 150, {{ clientY: {} }})))",
        place[0], place[1]
    );
    look(&browser, &drop)?;
    let written = "element.write('json')";
    let time = time.as_str().unwrap_or_default().to_owned();
    wait(
        &browser,
        "the moved event",
        &format!("{written}.includes('{time}') && !{written}.includes('T14:45')"),
    )?;
    look(&browser, "element.undo()")?;
    wait(&browser, "one step back", &format!("{written}.includes('14:45')"))?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn silences_fold_and_lanes_change_what_they_stand_for() -> Result<()> {
    let browser = few()?;
    browser.press("Fold silences")?;
    wait(
        &browser,
        "the length of the silence",
        "root.querySelector('.plot .folded')?.textContent === '4 h 50'",
    )?;
    browser.press("Fold silences")?;
    wait(&browser, "the silence in full", "!root.querySelector('.plot .folded')")?;
    let lanes = "return (root.querySelector('.lanesby').value = 'Actor',
        root.querySelector('.lanesby').dispatchEvent(new Event('change', { bubbles: true })))";
    look(&browser, lanes)?;
    wait(&browser, "lanes by actor", "root.querySelector('.gut').textContent.includes('Nobody named')")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn a_measure_says_what_it_is_and_between_which_events_on_hover_focus_and_tap() -> Result<()> {
    let browser = open(&[
        ("~2025-06-04T14:15Z".into(), "detection", "The queue alert fired".into()),
        ("2025-06-04T19:50Z".into(), "mitigation", "Mail went out again".into()),
    ])?;
    let measure = "[...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.metric')]
        .find((one) => one.querySelector('button').textContent === 'Time to detect')";
    let button = format!("{measure}.querySelector('button')");
    let said = format!("{measure}.querySelector('.tip').innerText");
    let shown = format!("{measure}.querySelector('.tip').checkVisibility()");
    // An approximate time gives no false precision.
    wait(
        &browser,
        "an interval",
        &format!("{measure}.querySelector('dd').innerText === 'between 10 and 20 min'"),
    )?;
    wait(&browser, "no tip yet", &format!("!{shown}"))?;
    browser.point(&button)?;
    wait(&browser, "the tip on hover", &shown)?;
    let told = look(&browser, &format!("return {said}"))?;
    let told = told.as_str().unwrap_or_default();
    let ends = "From Impact started 2025-06-04T14:00Z to Detected ~2025-06-04T14:15Z. ";
    assert!(told.contains(ends) && told.contains("before anybody or anything noticed"), "{told}");
    browser.point("document.querySelector('postmortem-editor').shadowRoot.querySelector('.plot')")?;
    wait(&browser, "no tip beside it", &format!("!{shown}"))?;
    browser.tab_to("Time to detect")?;
    wait(&browser, "the tip on focus", &shown)?;
    browser.keys(Key::Escape)?;
    wait(&browser, "no tip after Escape", &format!("!{shown}"))?;
    look(&browser, "root.activeElement.blur()")?;
    browser.tap(&button)?;
    wait(
        &browser,
        "the tip on a tap",
        &format!("{shown} && {button}.getAttribute('aria-expanded') === 'true'"),
    )?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

/// How many things to press there are on the page, and those smaller than WCAG 2.2 asks for in 2.5.8.
const TARGETS: &str = "
    const hit = 'button, a[href], input, select, textarea, summary, [role=button], [role=option], .mark, .evrow';
    const shown = [...root.querySelectorAll(hit)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.pm-vh'))
        .map((one) => ({ one, box: one.getBoundingClientRect() })).filter(({ box }) => box.width > 2 && box.height > 2);
    const small = shown.filter(({ box }) => box.width < 23.9 || box.height < 23.9);
    return [shown.length, small.map(({ one, box }) => `${one.getAttribute('class') ?? one.tagName} ${Math.round(box.width)} by ${Math.round(box.height)}`)];
";

#[test]
fn a_finger_hits_what_it_means() -> Result<()> {
    let browser = few()?;
    for width in [1280, 760, 390] {
        browser.size(width, 900)?;
        wait(&browser, "the drawing in this width", "plot.getBoundingClientRect().right <= innerWidth")?;
        let (count, small): (usize, Vec<String>) = serde_json::from_value(look(&browser, TARGETS)?)?;
        assert!(count > 50, "{count} targets at {width} px");
        assert_eq!(small, [""; 0], "at {width} px");
    }
    Ok(())
}

#[test]
fn ten_thousand_events_are_bars_that_open() -> Result<()> {
    let kinds = ["detection", "action", "mitigation"];
    let event = |place: usize| {
        let second = place * 2;
        let at = format!("2025-06-04T{:02}:{:02}:{:02}Z", 14 + second / 3600, second / 60 % 60, second % 60);
        (at, kinds[place % 3], format!("Line {place}"))
    };
    let browser = open(&(0..10_000).map(event).collect::<Vec<_>>())?;
    wait(&browser, "a bar a lane", "root.querySelectorAll('.plot path.bars').length === 3")?;
    assert_eq!(look(&browser, "return marks.querySelectorAll('.mark').length")?, json!(0));
    browser.tab_to("Timeline drawing")?;
    wait(&browser, "a count", "/^\\d+/.test(marks.querySelector('.mark.active')?.textContent ?? '')")?;
    for _ in 0..2 {
        let before = look(&browser, "return seen()[1] - seen()[0]")?;
        browser.keys(Key::Enter)?;
        wait(&browser, "an open count", &format!("seen()[1] - seen()[0] < {before}"))?;
    }
    wait(&browser, "single events", "marks.querySelectorAll('.mark .lbl').length > 0")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
