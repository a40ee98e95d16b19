//! The drawing while it moves: one canvas over the resting picture, painted anew in each frame from the same layout. Nodes change only
//! when the picture rests.

use super::palette::{Ink, Palette, opaque};
use super::stage::Stage;
use crate::browser::view::prelude::*;
use crate::layout::{Grade, Mark, Part, Picture, Side, count_words, fitted, shape, width};
use crate::model::EventKind;
use std::cell::Cell;
use std::ptr::null;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

/// Where lanes begin below the axis.
const AXIS: f64 = 36.0;

#[component]
pub(super) fn Moving(stage: Stage) -> impl IntoView {
    view! { <canvas node_ref=stage.canvas aria-hidden="true"></canvas> }.into_any()
}

/// What one movement paints with.
pub(super) struct Painter {
    context: CanvasRenderingContext2d,
    palette: Palette,
    shapes: Vec<(EventKind, Vec<(Part, Path2d)>)>,
    ratio: f64,
    /// The colour and the letters that the context has: each setting crosses into the browser.
    fill: Cell<*const u8>,
    font: Cell<*const u8>,
}

impl Painter {
    /// A painter for the canvas, in the colours of this moment.
    pub(super) fn new(canvas: NodeRef<HtmlCanvasElement>, picture: &Picture) -> Option<Self> {
        let canvas: HtmlCanvasElement = canvas.get_untracked()?;
        let context = opaque(&canvas)?;
        let ratio = window().device_pixel_ratio().clamp(1.0, 4.0);
        // A strip that comes with the zoom is painted at once, so there is room for it.
        let (wide, high) = ((picture.width * ratio) as u32, ((picture.height + 40.0) * ratio) as u32);
        if (canvas.width(), canvas.height()) != (wide, high) {
            canvas.set_width(wide);
            canvas.set_height(high);
        }
        let palette = Palette::read(&canvas, &context)?;
        let (fill, font) = (Cell::new(null()), Cell::new(null()));
        Some(Self { context, palette, shapes: Vec::new(), ratio, fill, font })
    }

    /// Paint the picture.
    pub(super) fn paint(&mut self, picture: &Picture) {
        let context = self.context.clone();
        let _ = context.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0);
        self.rect(Ink::Surface, (0.0, 0.0), (picture.width, picture.height + 40.0));
        self.axis(picture);
        self.bands(picture);
        self.lengths(picture);
        for density in &picture.dense {
            let Some(lane) = picture.lanes.get(density.lane) else { continue };
            self.filled(self.palette.kind(lane.kind));
            for bar in &density.bars {
                let ((left, right), height) = (bar.edges(picture.width), bar.height(lane.height));
                context.fill_rect(left, (lane.middle() - height / 2.0).round(), right - left, height);
            }
        }
        for mark in &picture.marks {
            self.mark(picture, mark);
        }
        self.measures(picture);
        self.overview(picture);
    }

    /// Fill with this colour of the palette from now on.
    fn filled(&self, colour: &str) {
        if self.fill.replace(colour.as_ptr()) != colour.as_ptr() {
            self.context.set_fill_style_str(colour);
        }
    }

    /// Write in these letters of the palette from now on.
    fn lettered(&self, font: &str) {
        if self.font.replace(font.as_ptr()) != font.as_ptr() {
            self.context.set_font(font);
        }
    }

    fn rect(&self, ink: Ink, (x, y): (f64, f64), (wide, high): (f64, f64)) {
        self.filled(self.palette.ink(ink));
        self.context.fill_rect(x, y, wide, high);
    }

    /// A line along an axis, one pixel wide.
    fn line(&self, ink: Ink, (x, y): (f64, f64), (wide, high): (f64, f64)) {
        self.rect(ink, (x.round(), y.round()), (wide.max(1.0), high.max(1.0)));
    }

    fn words(&self, ink: Ink, (x, y): (f64, f64), words: &str, align: &str) {
        self.filled(self.palette.ink(ink));
        self.context.set_text_align(align);
        let _ = self.context.fill_text(words, x, y);
    }

    fn axis(&self, picture: &Picture) {
        let (bottom, width) = (picture.lanes_end, picture.width);
        for tick in &picture.ticks {
            let high = if tick.grade == Grade::Minor { 6.0 } else { bottom - AXIS };
            self.line(Ink::Line, (tick.x, AXIS), (1.0, high));
        }
        if picture.mode == crate::layout::Mode::Lanes {
            let tops = picture.lanes.iter().map(|lane| lane.top).chain([AXIS, bottom]);
            tops.for_each(|y| self.line(Ink::Line, (0.0, y), (width, 1.0)));
        }
        self.lettered(&self.palette.small);
        for tick in &picture.ticks {
            if let Some(label) = &tick.label {
                self.words(Ink::Text3, (tick.label_x, 30.0), label, "center");
            }
        }
        for day in picture.days.iter().filter(|day| day.line) {
            self.line(Ink::LineStrong, (day.x, 5.0), (1.5, bottom - 5.0));
            self.words(Ink::Text3, (day.x + 7.0, 30.0), &day.clock, "left");
        }
        self.lettered(&self.palette.bold);
        for day in &picture.days {
            let x = if day.line { day.x + 7.0 } else { day.x };
            self.words(Ink::Text, (x, 15.0), &day.label, "left");
        }
        for fold in &picture.folds {
            self.rect(Ink::Sunken, (fold.left, AXIS + 1.0), (fold.right - fold.left, bottom - AXIS - 1.0));
            self.line(Ink::LineStrong, (fold.left, AXIS), (1.0, bottom - AXIS));
            self.line(Ink::LineStrong, (fold.right, AXIS), (1.0, bottom - AXIS));
            if let Some(label) = &fold.label {
                self.words(Ink::Text2, ((fold.left + fold.right) / 2.0, 30.0), label, "center");
            }
        }
    }

    fn bands(&self, picture: &Picture) {
        let fill =
            |pattern: &Option<web_sys::CanvasPattern>, (x, y): (f64, f64), (wide, high): (f64, f64)| {
                if let Some(pattern) = pattern {
                    self.fill.set(null());
                    self.context.set_fill_style_canvas_pattern(pattern);
                    self.context.fill_rect(x.round(), y, wide.round(), high);
                }
            };
        self.lettered(&self.palette.bold);
        if let Some((top, height)) = picture.impact {
            for band in &picture.bands {
                fill(&self.palette.stripes, (band.left, top), ((band.right - band.left).max(2.0), height));
                for (shown, x) in [(band.starts, band.left), (band.ends, band.right)] {
                    if shown {
                        self.line(Ink::Impact, (x - 1.0, top - 3.0), (2.0, height + 6.0));
                    }
                }
                if let Some(label) = &band.label
                    && picture.mode == crate::layout::Mode::Lanes
                {
                    self.rect(Ink::ImpactSoft, (label.x, top + 2.0), (label.width, height - 4.0));
                    self.words(
                        Ink::ImpactText,
                        (label.x + 5.0, top + height / 2.0 + 4.0),
                        &label.text,
                        "left",
                    );
                }
            }
        }
        let Some(region) = &picture.undetected else { return };
        let high = region.bottom - region.top - 1.0;
        fill(&self.palette.hatch, (region.left, region.top + 1.0), (region.right - region.left, high));
        if let Some((x, y)) = region.label {
            self.lettered(&self.palette.plain);
            self.rect(Ink::Surface, (x - 42.0, y - 9.0), (84.0, 18.0));
            self.words(Ink::Text2, (x, y + 4.0), "not detected", "center");
        }
    }

    fn lengths(&self, picture: &Picture) {
        let middle = |lane: usize| picture.lanes.get(lane).map_or(0.0, crate::layout::Lane::middle);
        self.context.set_global_alpha(0.2);
        for span in &picture.spans {
            self.filled(self.palette.kind(Some(span.kind)));
            self.context.fill_rect(span.left, middle(span.lane) - 11.0, span.right - span.left, 22.0);
        }
        self.context.set_global_alpha(1.0);
        for whisker in &picture.whiskers {
            self.filled(self.palette.kind(Some(whisker.kind)));
            self.context.fill_rect(whisker.left, middle(whisker.lane), whisker.right - whisker.left, 1.0);
        }
        self.lettered(&self.palette.small);
        for silence in &picture.silences {
            let (y, dots) = (middle(silence.lane), ((silence.right - silence.left) / 7.0) as u32);
            for dot in 0..=dots {
                self.rect(
                    Ink::LineStrong,
                    ((silence.left + f64::from(dot) * 7.0).round(), y - 1.0),
                    (2.0, 2.0),
                );
            }
            if let Some(label) = &silence.label {
                let (x, half) = ((silence.left + silence.right) / 2.0, width(label, false) / 2.0 + 4.0);
                self.rect(Ink::Surface, (x - half, y - 8.0), (half * 2.0, 16.0));
                self.words(Ink::Text3, (x, y + 4.0), label, "center");
            }
        }
    }

    fn mark(&mut self, picture: &Picture, mark: &Mark) {
        let Some(lane) = picture.lanes.get(mark.lane) else { return };
        let y = lane.middle();
        match (mark.count, mark.kind) {
            (1, Some(kind)) => self.shape(kind, mark.x - 8.0, y - 8.0),
            (count, kind) => {
                let (left, wide) = (mark.x - mark.half + 1.0, mark.half * 2.0 - 2.0);
                self.rect(Ink::Surface, (left, y - 9.0), (wide, 18.0));
                self.context.set_stroke_style_str(self.palette.kind(kind));
                self.context.set_line_width(2.0);
                self.context.stroke_rect(left, y - 9.0, wide, 18.0);
                self.lettered(&self.palette.small);
                self.words(Ink::Text, (mark.x, y + 4.0), &count_words(count), "center");
            }
        }
        let Some(label) = &mark.label else { return };
        let time = if label.time.is_empty() { 0.0 } else { width(&label.time, true) + 4.0 };
        let words = fitted(&label.text, label.room - time - 7.0, false);
        let beside = mark.half + 9.0;
        let (x, align) = match label.side {
            Side::Right => (mark.x + beside, "left"),
            Side::Left => (mark.x - beside, "right"),
        };
        let (mut time_x, mut words_x) = (x, x);
        if time > 0.0 {
            self.lettered(&self.palette.bold);
            match label.side {
                Side::Right => words_x += self.wide(&label.time) + 4.0,
                Side::Left => {
                    self.lettered(&self.palette.plain);
                    time_x -= self.wide(&words) + 4.0;
                    self.lettered(&self.palette.bold);
                }
            }
            self.words(Ink::Text, (time_x, y + 4.0), &label.time, align);
        }
        self.lettered(&self.palette.plain);
        self.words(Ink::Text2, (words_x, y + 4.0), &words, align);
    }

    /// How wide words are in the present letters.
    fn wide(&self, words: &str) -> f64 {
        self.context.measure_text(words).map_or_else(|_| width(words, false), |metrics| metrics.width())
    }

    fn shape(&mut self, kind: EventKind, left: f64, top: f64) {
        if !self.shapes.iter().any(|(known, _)| *known == kind) {
            let path = |part: &Part| {
                let (Part::Solid(d) | Part::Hollow(d, _) | Part::Line(d, _) | Part::Knock(d, _)) = *part;
                Some((*part, Path2d::new_with_path_string(d).ok()?))
            };
            self.shapes.push((kind, shape(kind).iter().filter_map(path).collect()));
        }
        let Some((_, parts)) = self.shapes.iter().find(|(known, _)| *known == kind) else { return };
        let (context, colour, surface) =
            (&self.context, self.palette.kind(Some(kind)), self.palette.ink(Ink::Surface));
        let ratio = self.ratio;
        let _ = context.set_transform(ratio, 0.0, 0.0, ratio, left * ratio, top * ratio);
        for (part, path) in parts {
            let (fill, stroke) = match *part {
                Part::Solid(_) => (Some(colour), None),
                Part::Hollow(_, wide) => (Some(surface), Some((colour, wide))),
                Part::Line(_, wide) => (None, Some((colour, wide))),
                Part::Knock(_, wide) => (None, Some((surface, wide))),
            };
            if let Some(fill) = fill {
                self.filled(fill);
                context.fill_with_path_2d(path);
            }
            if let Some((stroke, wide)) = stroke {
                context.set_stroke_style_str(stroke);
                context.set_line_width(wide);
                context.stroke_with_path(path);
            }
        }
        let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    }

    fn measures(&self, picture: &Picture) {
        self.lettered(&self.palette.bold);
        for line in &picture.dimensions {
            let ink = if line.open { Ink::Line } else { Ink::Text3 };
            if line.right > line.left {
                self.line(ink, (line.left, line.y), (line.right - line.left, 1.0));
            }
            for (shown, x) in [(line.starts, line.left), (line.ends, line.right)] {
                if shown {
                    self.line(Ink::Text3, (x, line.y - 5.0), (1.0, 10.0));
                }
            }
            let Some(label) = &line.label else { continue };
            if label.centred {
                self.rect(Ink::Surface, (label.x - label.width / 2.0, line.y - 9.0), (label.width, 18.0));
            }
            let align = if label.centred { "center" } else { "left" };
            let ink = if line.open { Ink::Text3 } else { Ink::Text };
            self.words(ink, (label.x, line.y + 4.0), &label.text, align);
        }
    }

    fn overview(&self, picture: &Picture) {
        let Some(overview) = &picture.overview else { return };
        let (top, height) = (overview.top, overview.height);
        let right = overview.right.max(overview.left + 4.0);
        self.rect(Ink::Sunken, (0.0, top), (picture.width, height));
        self.rect(Ink::AccentSoft, (overview.left, top), (right - overview.left, height));
        for (left, right) in &overview.bands {
            self.rect(Ink::ImpactSoft, (*left, top + 7.0), (right - left, 12.0));
        }
        self.filled(self.palette.ink(Ink::Text2));
        for x in &overview.dots {
            self.context.fill_rect((x - 2.0).round(), top + 10.0, 4.0, 6.0);
        }
        for x in [overview.left, right] {
            self.rect(Ink::Accent, (x - 2.5, top + 6.0), (5.0, 14.0));
        }
    }
}
