//! Two fingers zoom the picture, one moves it, and neither moves an event.

use anyhow::Result;
use serde_json::{Value, json};

use super::{look, wait, with_mail};
use crate::drawing;

/// Fingers as scripts put them down: each step gives kind, finger, place from the plot's left edge.
const FINGERS: &str = "
    const box = plot.getBoundingClientRect();
    const finger = (type, pointerId, x, target = plot) => target.dispatchEvent(new PointerEvent(`pointer${type}`, {
        bubbles: true, composed: true, cancelable: true, isPrimary: pointerId === 1, button: type === 'move' ? -1 : 0, pointerId,
        pointerType: 'touch', clientX: box.x + x, clientY: box.y + 60 }));
";

const REST: &str = "!plot.classList.contains('gliding') && root.querySelector('.mini-win')";

#[test]
fn two_fingers_zoom_and_one_moves_in_every_engine() -> Result<()> {
    with_mail(|window| {
        let whole = look(window, "return seen()")?;
        let pinch = "
            finger('down', 1, 150); finger('down', 2, 250);
            finger('move', 1, 100); finger('move', 2, 300);
            finger('up', 1, 100); finger('up', 2, 300);
            return box.width;";
        let width = look(window, &format!("{FINGERS}{pinch}"))?;
        wait(window, "rest after two fingers", REST)?;
        // Half as long, and the middle between the fingers is where it was.
        let [from, to]: [f64; 2] = serde_json::from_value(whole)?;
        let half = (to - from) / 2.0;
        let width = width.as_f64().unwrap_or_default();
        let under = from + (to - from) * 200.0 / width;
        let near = format!(
            "Math.abs(seen()[1] - seen()[0] - {half}) < 60e3 \
             && Math.abs(seen()[0] + (seen()[1] - seen()[0]) * 200 / {width} - {under}) < 60e3"
        );
        wait(window, "half of the stretch around the fingers", &near)?;
        let before = look(window, "return [seen(), element.write('json')]")?;
        // One finger, put down on an event: the ground moves, the event stays at its time.
        let pan = "
            const mark = marks.querySelector('.mark');
            finger('down', 1, 300, mark); finger('move', 1, 290, mark); finger('move', 1, 200, mark); finger('up', 1, 200, mark);";
        look(window, &format!("{FINGERS}{pan}"))?;
        let moved = format!(
            "Math.abs(seen()[0] - {} - {half} * 100 / {width}) < 60e3 && Math.abs(seen()[1] - seen()[0] - {half}) < 60e3",
            before[0][0]
        );
        wait(window, "a hundred pixels further", &moved)?;
        assert_eq!(look(window, "return element.write('json')")?, before[1]);
        wait(window, "no finger is left", "!plot.classList.contains('moving')")
    })
}

#[test]
fn real_fingers_zoom_and_move_where_a_driver_has_them() -> Result<()> {
    let browser = drawing::few()?;
    let middle = "root.querySelector('.plot').scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = plot.getBoundingClientRect(); return [box.x, box.y + 60, box.width]";
    let [x, y, width]: [f64; 3] = serde_json::from_value(drawing::look(&browser, middle)?)?;
    let seen =
        || -> Result<[f64; 2]> { Ok(serde_json::from_value(drawing::look(&browser, "return seen()")?)?) };
    let [from, to] = seen()?;
    let at = |places: &[f64]| {
        let point = |(id, place): (usize, &f64)| json!({ "x": x + place, "y": y, "id": id });
        Value::Array(places.iter().enumerate().map(point).collect())
    };
    let (left, right) = (width * 0.4, width * 0.5);
    browser.fingers("touchStart", at(&[left, right]))?;
    for step in 1..=5 {
        let by = 10.0 * f64::from(step);
        browser.fingers("touchMove", at(&[left - by, right + by]))?;
    }
    browser.fingers("touchEnd", json!([]))?;
    drawing::wait(&browser, "rest after two fingers", REST)?;
    let share = (right - left) / (right - left + 100.0);
    let length = format!("Math.abs((seen()[1] - seen()[0]) / {} - {share}) < 0.05", to - from);
    drawing::wait(&browser, "a closer look", &length)?;
    let [before, _] = seen()?;
    let page = "return [scrollX, scrollY, visualViewport.scale]";
    let scrolled = drawing::look(&browser, page)?;
    browser.fingers("touchStart", at(&[right]))?;
    for step in 1..=8 {
        browser.fingers("touchMove", at(&[right - 20.0 * f64::from(step)]))?;
    }
    browser.fingers("touchEnd", json!([]))?;
    drawing::wait(&browser, "what comes later", &format!("seen()[0] > {before} + 60e3"))?;
    assert_eq!(drawing::look(&browser, page)?, scrolled, "the page stays where it is");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
