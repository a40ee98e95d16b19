//! Where the focus is, asked of the page by scripts, and the walk that whoever works it with the keyboard alone takes.

use anyhow::{Result, bail};

/// The name of what has the focus, as a screen reader would say it, looked for inside elements with roots of their own.
pub const FOCUSED: &str = "
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === document.body) return '';
    const words = element?.getAttribute('aria-label') || [...(element?.labels ?? [])].map((label) => label.textContent).join(' ')
        || element?.innerText || '';
    return words.replace(/\\s+/g, ' ').trim();
";

/// What is wrong with the place inside an element's root that has the focus: it is out of sight, or no line of 2 pixels is around it,
/// what it stands in, or what it moves over. Empty if nothing is.
pub const UNSEEN: &str = "
    let element = document.activeElement;
    if (!element?.shadowRoot?.activeElement) return '';
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const about = `${element.localName}.${element.className} ${element.textContent.slice(0, 40)}`;
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return `without size: ${about}`;
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `not in view: ${about}`;
    const places = [element, ...element.children, ...element.querySelectorAll('.active')];
    for (let node = element.parentElement; node && places.length < 12 && node.clientHeight < innerHeight; node = node.parentElement) places.push(node);
    const lined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== 'rgba(0, 0, 0, 0)';
    const seen = places.some((node) => lined(getComputedStyle(node)) || lined(getComputedStyle(node, '::after')));
    return seen ? '' : `no line around: ${about}`;
";

/// Step on until the focus is on what has this name.
///
/// # Errors
/// If 300 steps do not reach it, or one of them fails.
pub fn walk_to(
    name: &str,
    focused: &dyn Fn() -> Result<String>,
    step: &dyn Fn() -> Result<()>,
) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..300 {
        let stop = focused()?;
        if stop.starts_with(name) {
            return Ok(());
        }
        passed.push(stop);
        step()?;
    }
    bail!("the focus does not come to “{name}”; it passed {passed:?}")
}
