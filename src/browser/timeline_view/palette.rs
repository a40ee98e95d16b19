//! Colours and letters of the drawing for the canvas, read from the style sheet, so that it follows theme and forced colours.

use crate::model::EventKind;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

/// A colour of the style sheet by the end of its name.
#[derive(Clone, Copy)]
pub(super) enum Ink {
    Surface,
    Sunken,
    Text,
    Text2,
    Text3,
    Line,
    LineStrong,
    Accent,
    AccentSoft,
    Impact,
    ImpactSoft,
    ImpactText,
}

/// In the order of [`Ink`].
const INKS: [&str; 12] = [
    "surface",
    "sunken",
    "text",
    "text-2",
    "text-3",
    "line",
    "line-strong",
    "accent",
    "accent-soft",
    "impact",
    "impact-soft",
    "impact-text",
];

/// What the canvas draws with.
pub(super) struct Palette {
    inks: Vec<String>,
    kinds: Vec<String>,
    /// 500, 600 and small.
    pub plain: String,
    pub bold: String,
    pub small: String,
    pub stripes: Option<CanvasPattern>,
    pub hatch: Option<CanvasPattern>,
}

impl Palette {
    /// Read the style of `canvas` as it is now.
    pub(super) fn read(canvas: &HtmlCanvasElement, context: &CanvasRenderingContext2d) -> Option<Self> {
        let style = window().get_computed_style(canvas).ok()??;
        // A token may be a pair for two themes: the browser tells which holds once a property uses it.
        let colour = |token: String| {
            let _ = canvas.style().set_property("color", &token);
            style.get_property_value("color").unwrap_or_default()
        };
        let inks: Vec<String> =
            INKS.into_iter().map(|name| colour(["var(--pm-", name, ")"].concat())).collect();
        let kinds = EventKind::ALL
            .into_iter()
            .map(|kind| colour(["var(--pm-k-", kind.name(), ")"].concat()))
            .collect();
        let family = style.get_property_value("font-family").unwrap_or_default();
        let font = |weight: &str, token: &str| {
            let _ = canvas.style().set_property("font-size", token);
            let size = style.get_property_value("font-size").unwrap_or_default();
            [weight, " ", &size, " ", &family].concat()
        };
        let mut palette = Self {
            inks,
            kinds,
            plain: font("500", "var(--pm-t-sm)"),
            bold: font("600", "var(--pm-t-sm)"),
            small: font("500", "var(--pm-t-xs)"),
            stripes: None,
            hatch: None,
        };
        palette.stripes = tile(context, Some(palette.ink(Ink::ImpactSoft)), palette.ink(Ink::Impact), 0.28);
        palette.hatch = tile(context, None, palette.ink(Ink::LineStrong), 0.38);
        Some(palette)
    }

    pub(super) fn ink(&self, ink: Ink) -> &str {
        self.inks.get(ink as usize).map_or("", String::as_str)
    }

    /// The colour of a kind, or of several kinds together.
    pub(super) fn kind(&self, kind: Option<EventKind>) -> &str {
        let place = kind.and_then(|kind| EventKind::ALL.into_iter().position(|one| one == kind));
        place.and_then(|place| self.kinds.get(place)).map_or(self.ink(Ink::Text2), String::as_str)
    }
}

/// A pattern of slanted lines.
fn tile(
    context: &CanvasRenderingContext2d,
    ground: Option<&str>,
    line: &str,
    strength: f64,
) -> Option<CanvasPattern> {
    const SIDE: f64 = 8.0;
    let small: HtmlCanvasElement =
        leptos::prelude::document().create_element("canvas").ok()?.dyn_into().ok()?;
    small.set_width(SIDE as u32);
    small.set_height(SIDE as u32);
    let brush: CanvasRenderingContext2d = small.get_context("2d").ok()??.dyn_into().ok()?;
    if let Some(ground) = ground {
        brush.set_fill_style_str(ground);
        brush.fill_rect(0.0, 0.0, SIDE, SIDE);
    }
    brush.set_stroke_style_str(line);
    brush.set_global_alpha(strength);
    brush.set_line_width(1.4);
    brush.begin_path();
    for shift in [-SIDE, 0.0, SIDE] {
        brush.move_to(shift - 1.0, SIDE + 1.0);
        brush.line_to(shift + SIDE + 1.0, -1.0);
    }
    brush.stroke();
    context.create_pattern_with_html_canvas_element(&small, "repeat").ok()?
}

/// A canvas whose ground is always painted.
pub(super) fn opaque(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"alpha".into(), &JsValue::FALSE).ok()?;
    canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()
}
