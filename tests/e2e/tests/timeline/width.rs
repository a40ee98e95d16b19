//! The page around the element becomes narrow and wide: the picture follows, and the page's own listeners hear of no error.

use anyhow::Result;

use super::{look, wait, with_mail};

#[test]
fn the_picture_follows_the_width_and_the_page_hears_no_error() -> Result<()> {
    with_mail(|window| {
        for (step, width) in [1100, 500, 900, 600, 760, 400, 1000].into_iter().enumerate() {
            look(window, &format!("element.style.cssText = 'display: block; width: {width}px'"))?;
            let mode = if width < 640 { "rail" } else { "lanes" };
            let drawn = format!(
                "root.querySelector('.strip').classList.contains('{mode}') \
                 && Math.abs(root.querySelector('.plot .mini-bg, .plot .lane, .plot svg')?.getBoundingClientRect().width - plot.clientWidth) < 2"
            );
            wait(window, &format!("step {step}, {width} px as {mode}"), &drawn)?;
            // Two frames, so that whatever the width set off has come to its end.
            window.later(
                "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
            )?;
        }
        assert_eq!(window.mishaps()?, [""; 0], "{:?}", window.engine());
        Ok(())
    })
}
