//! The element's style sheet: one text made of the files under `style/`, adopted by each shadow root. The page has its own sheet.

/// Layers first, then one file a part of the element.
pub const SHEET: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/parts.css"),
    include_str!("../../style/bar.css"),
    include_str!("../../style/form.css"),
    include_str!("../../style/timeline.css"),
    include_str!("../../style/intake.css"),
    include_str!("../../style/library.css"),
    include_str!("../../style/export.css"),
    include_str!("../../style/widths.css"),
    include_str!("../../style/modes.css"),
    include_str!("../../style/print.css"),
);
