//! The picture and the chips in the few colours that somebody's system forces on every page: whatever carries a meaning stands out from
//! what it stands on. In Chromium, which can be told to force them.

use anyhow::Result;
use e2e::browser::Browser;
use serde_json::{Value, json};

use crate::drawing::{look, wait};

/// What is too faint, and how much was looked at. A contrast is that of WCAG, over what lies behind: the nearest ground with a colour.
const FAINT: &str = "
    const parse = (words) => { const [r, g, b, a = 1] = (words.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number); return [r, g, b, a]; };
    const over = ([r, g, b, a], ground) => [r, g, b].map((one, at) => one * a + ground[at] * (1 - a));
    const canvas = document.body.appendChild(Object.assign(document.createElement('i'), { style: 'background: Canvas' }));
    const CANVAS = parse(getComputedStyle(canvas).backgroundColor);
    const ground = (node) => {
        const layers = [];
        for (let one = node; one && one !== element; one = one.parentElement) layers.push(parse(getComputedStyle(one).backgroundColor));
        return layers.reduceRight((below, layer) => over(layer, below), CANVAS);
    };
    const light = (colour) => {
        const [r, g, b] = colour.slice(0, 3).map((one) => one / 255).map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
    };
    const found = [];
    let count = 0;
    const hold = (node, what, paint, behind, least) => {
        if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || node.closest('.pm-vh, defs')) return;
        count++;
        const seen = over(parse(paint), behind);
        if (contrast(seen, behind) < least) found.push(`${what} ${node.getAttribute('class')} ${node.closest('[data-kind]')?.dataset.kind ?? ''}: ${seen} on ${behind}`);
    };
    const all = (names) => root.querySelectorAll(names);
    for (const node of all('.plot svg text')) hold(node, 'words', getComputedStyle(node).fill, ground(node), 4.5);
    for (const node of all('.plot .lbl, .plot .lbl *, .plot .count, .gut span, .metric button, .metric dd, .card span, .tag, .evrow .kind, .evrow .words, .evrow small'))
        hold(node, 'words', getComputedStyle(node).color, ground(node), 4.5);
    for (const node of all('.plot .count, .tag')) hold(node, 'edge', getComputedStyle(node).borderTopColor, ground(node.parentElement), 3);
    for (const node of all('.edge, .dim, .whisk, .hole, .midnight, .mini-win, .fold')) hold(node, 'line', getComputedStyle(node).stroke, ground(node), 3);
    for (const node of all('.span, .bars, .mini-dot, .mini-handle')) hold(node, 'area', getComputedStyle(node).fill, ground(node), 3);
    // A kind is told by its shape: each part stands out from the part below it, the first from the ground.
    for (const icon of all('.plot .k, .gut .k, .evrow .k')) {
        let below = ground(icon);
        for (const part of icon.querySelectorAll('path')) {
            const style = getComputedStyle(part), line = style.stroke === 'none' ? null : style.stroke;
            if (part.matches('.k-hollow')) {
                hold(part, 'outline', line, below, 3);
                below = over(parse(style.fill), below);
            } else if (part.matches('.k-solid')) {
                hold(part, 'shape', style.fill, below, 3);
                below = parse(style.fill);
            } else hold(part, 'shape', line, below, 3);
        }
    }
    return [count, found];
";

/// Every kind once, so that every shape is seen, and a chip on the first event.
fn every_kind() -> Result<Browser> {
    let kinds = [
        "detection",
        "action",
        "misleading",
        "escalation",
        "communication",
        "mitigation",
        "resolution",
        "note",
    ];
    let event = |(place, kind): (usize, &&str)| {
        let minute = 30 + 40 * place;
        let at = format!("2025-06-04 {}:{:02}", 14 + minute / 60, minute % 60);
        let marks = if place == 0 { json!(["detected"]) } else { json!([]) };
        json!({ "id": format!("e{place}"), "at": at, "kind": kind, "text": format!("This was {kind}"), "milestones": marks })
    };
    let document = json!({
        "schema": "postmortem/1", "title": "Mail was late", "zone": "UTC",
        "times": { "started": "2025-06-04 14:00", "resolved": "2025-06-04 20:00" },
        "sections": [{ "section": "timeline" }],
        "timeline": kinds.iter().enumerate().map(event).collect::<Vec<_>>(),
    });
    let browser = Browser::open()?;
    browser.see("Start empty")?;
    look(&browser, &format!("return element.read({}, 'json')", json!(document.to_string())))?;
    wait(&browser, "the picture", "marks?.querySelectorAll('.mark').length === 8")?;
    Ok(browser)
}

fn nothing_faint(browser: &Browser, when: &str) -> Result<()> {
    let (count, found): (usize, Vec<String>) = serde_json::from_value(look(browser, FAINT)?)?;
    assert!(count > 80, "{count} things looked at {when}");
    assert_eq!(found, [""; 0], "{when}");
    Ok(())
}

#[test]
fn forced_colours_leave_words_chips_and_the_shapes_of_kinds_to_be_told_apart() -> Result<()> {
    let browser = every_kind()?;
    for theme in ["light", "dark"] {
        browser.force_colours(theme)?;
        wait(&browser, "forced colours", "matchMedia('(forced-colors: active)').matches")?;
        nothing_faint(&browser, &format!("with all in view, {theme}"))?;
        for place in 0..8 {
            let choose = format!(
                "const mark = marks.querySelectorAll('.mark')[{place}]; mark.click(); return mark.className"
            );
            assert_ne!(look(&browser, &choose)?, Value::Null);
            wait(
                &browser,
                "the chosen one",
                &format!("marks.querySelectorAll('.mark')[{place}].ariaCurrent === 'true'"),
            )?;
            nothing_faint(&browser, &format!("with event {place} chosen, {theme}"))?;
        }
        look(&browser, "marks.focus()")?;
        browser.keys("+")?;
        wait(&browser, "the overview", "root.querySelector('.mini-win')")?;
        nothing_faint(&browser, &format!("with a part in view, {theme}"))?;
        browser.keys("0")?;
        wait(&browser, "everything", "marks.querySelectorAll('.mark').length === 8")?;
    }
    Ok(())
}
