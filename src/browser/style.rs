//! The element's style sheet: one text made of the files under `style/`, adopted by each shadow root. The page has its own sheet.

/// Layers first, then one file a part of the element.
pub const SHEET: &str = postmortem_macros::sheet!(
    "style/tokens.css",
    "style/base.css",
    "style/parts.css",
    "style/bar.css",
    "style/form.css",
    "style/timeline.css",
    "style/intake.css",
    "style/library.css",
    "style/export.css",
    "style/widths.css",
    "style/modes.css",
    "style/print.css",
);
