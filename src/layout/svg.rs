//! The picture as a self-contained SVG file: no script, no style from outside, title and description inside. Colours are those of
//! the light theme, because files are mostly printed or put on white pages.

use super::picture::{Grade, Mark, Picture, Side};
use super::{Part, count_words, shape, text};
use crate::model::EventKind;
use std::fmt::Write;

/// Width of the column of lane names.
const GUTTER: f64 = 116.0;
/// Room above for the title.
const HEAD: f64 = 30.0;

const SURFACE: &str = "#ffffff";
const TEXT: &str = "#15181d";
const TEXT_2: &str = "#454c57";
const TEXT_3: &str = "#5f6772";
const LINE: &str = "#e4e7eb";
const LINE_STRONG: &str = "#858c98";
const IMPACT: &str = "#c4453c";
const IMPACT_SOFT: &str = "#fbeae8";
const IMPACT_TEXT: &str = "#9a2a22";

fn colour(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Detection => "#0059b8",
        EventKind::Action => "#39424e",
        EventKind::Misleading => "#921d76",
        EventKind::Escalation => "#a03300",
        EventKind::Communication => "#0b7693",
        EventKind::Mitigation => "#866800",
        EventKind::Resolution => "#0f6b45",
        EventKind::Note => "#747c88",
    }
}

/// Writes elements; every text passes through [`escaped`].
struct Writer(String);

impl Writer {
    fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), stroke: &str, more: &str) {
        let _ = writeln!(
            self.0,
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{stroke}"{more}/>"#
        );
    }

    fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str, more: &str) {
        let (width, height) = (width.max(0.0), height.max(0.0));
        let _ = writeln!(
            self.0,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="{fill}"{more}/>"#
        );
    }

    fn text(&mut self, (x, y): (f64, f64), words: &str, fill: &str, more: &str) {
        let words = escaped(words);
        let _ = writeln!(self.0, r#"<text x="{x:.1}" y="{y:.1}" fill="{fill}"{more}>{words}</text>"#);
    }

    fn shape(&mut self, kind: EventKind, (x, y): (f64, f64), size: f64) {
        let (left, top, scale) = (x - size / 2.0, y - size / 2.0, size / 16.0);
        let colour = colour(kind);
        let _ = write!(self.0, r#"<g transform="translate({left:.1} {top:.1}) scale({scale:.3})">"#);
        for part in shape(kind) {
            let _ = match *part {
                Part::Solid(d) => write!(self.0, r#"<path d="{d}" fill="{colour}"/>"#),
                Part::Hollow(d, width) => {
                    write!(
                        self.0,
                        r#"<path d="{d}" fill="{SURFACE}" stroke="{colour}" stroke-width="{width}"/>"#
                    )
                }
                Part::Line(d, width) => {
                    write!(self.0, r#"<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}"/>"#)
                }
                Part::Knock(d, width) => {
                    write!(self.0, r#"<path d="{d}" fill="none" stroke="{SURFACE}" stroke-width="{width}"/>"#)
                }
            };
        }
        self.0.push_str("</g>\n");
    }
}

const BOLD: &str = r#" font-weight="600""#;
const MIDDLE: &str = r#" text-anchor="middle""#;
const SMALL: &str = r#" font-size="11""#;

/// The picture as a file, under a title.
pub fn svg(picture: &Picture, title: &str) -> String {
    let (width, height) = (picture.width + GUTTER, picture.height + HEAD);
    let mut out = Writer(String::new());
    let _ = writeln!(
        out.0,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.0} {height:.0}" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif" font-size="12" role="img" aria-labelledby="title desc">"#
    );
    let _ = writeln!(out.0, r#"<title id="title">{}</title>"#, escaped(title));
    let _ = writeln!(out.0, r#"<desc id="desc">{}</desc>"#, escaped(&picture.description));
    let _ = writeln!(
        out.0,
        r#"<defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="{IMPACT_SOFT}"/><rect width="1.5" height="6" fill="{IMPACT}" opacity=".28"/></pattern><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="1" height="5" fill="{LINE_STRONG}" opacity=".38"/></pattern></defs>"#
    );
    out.rect((0.0, 0.0), (width, height), SURFACE, "");
    out.text(
        (14.0, 20.0),
        &text::fitted(title, width - 28.0, true),
        TEXT,
        r#" font-weight="600" font-size="14""#,
    );
    names(&mut out, picture);
    let _ = writeln!(out.0, r#"<g transform="translate({GUTTER} {HEAD})">"#);
    axis(&mut out, picture);
    bands(&mut out, picture);
    lengths(&mut out, picture);
    dense(&mut out, picture);
    for mark in &picture.marks {
        one(&mut out, picture, mark);
    }
    dimensions(&mut out, picture);
    out.0.push_str("</g>\n</svg>\n");
    out.0
}

fn names(out: &mut Writer, picture: &Picture) {
    if let Some((top, height)) = picture.impact {
        out.text((14.0, HEAD + top + height / 2.0 + 4.0), "Impact", TEXT_2, "");
    }
    for lane in &picture.lanes {
        let y = HEAD + lane.top + lane.height / 2.0;
        if let Some(kind) = lane.kind {
            out.shape(kind, (20.0, y), 13.0);
        }
        out.text((34.0, y + 4.0), &lane.label, TEXT_2, "");
    }
    for line in &picture.dimensions {
        out.text((14.0, HEAD + line.y + 4.0), line.name, TEXT_3, "");
    }
    out.line((GUTTER, HEAD), (GUTTER, HEAD + picture.height), LINE, "");
}

fn axis(out: &mut Writer, picture: &Picture) {
    let bottom = picture.lanes_end;
    for tick in &picture.ticks {
        let dashes = if tick.grade == Grade::Minor { r#" stroke-dasharray="1 3""# } else { "" };
        out.line((tick.x, super::heights::AXIS), (tick.x, bottom), LINE, dashes);
        if let Some(label) = &tick.label {
            out.text((tick.label_x, 30.0), label, TEXT_3, &format!("{MIDDLE}{SMALL}"));
        }
    }
    let tops = picture.lanes.iter().map(|lane| lane.top).chain([super::heights::AXIS, bottom]);
    for y in tops {
        out.line((0.0, y + 0.5), (picture.width, y + 0.5), LINE, "");
    }
    for day in &picture.days {
        let x = if day.line { day.x + 7.0 } else { day.x };
        if day.line {
            out.line((day.x, 5.0), (day.x, bottom), LINE_STRONG, r#" stroke-width="1.5""#);
            out.text((x, 30.0), &day.clock, TEXT_3, SMALL);
        }
        out.text((x, 15.0), &day.label, TEXT, BOLD);
    }
}

fn bands(out: &mut Writer, picture: &Picture) {
    if let Some(region) = &picture.undetected {
        let size = (region.right - region.left, region.bottom - region.top);
        out.rect((region.left, region.top), size, "url(#hatch)", "");
        if let Some((x, y)) = region.label {
            out.rect((x - 42.0, y - 9.0), (84.0, 18.0), SURFACE, "");
            out.text((x, y + 4.0), "not detected", TEXT_2, MIDDLE);
        }
    }
    let Some((top, height)) = picture.impact else { return };
    for band in &picture.bands {
        out.rect((band.left, top), (band.right - band.left, height), "url(#stripes)", "");
        for (shown, x) in [(band.starts, band.left), (band.ends, band.right)] {
            if shown {
                out.line((x, top - 3.0), (x, top + height + 3.0), IMPACT, r#" stroke-width="2""#);
            }
        }
        if let Some(label) = &band.label {
            out.rect((label.x, top + 2.0), (label.width, height - 4.0), IMPACT_SOFT, "");
            out.text((label.x + 5.0, top + height / 2.0 + 4.0), &label.text, IMPACT_TEXT, BOLD);
        }
    }
}

fn lengths(out: &mut Writer, picture: &Picture) {
    let middle = |lane: usize| picture.lanes.get(lane).map_or(0.0, |lane| lane.top + lane.height / 2.0);
    for span in &picture.spans {
        let place = (span.left, middle(span.lane) - 11.0);
        out.rect(place, (span.right - span.left, 22.0), colour(span.kind), r#" opacity=".2" rx="4""#);
    }
    for whisker in &picture.whiskers {
        let y = middle(whisker.lane);
        out.line((whisker.left, y), (whisker.right, y), colour(whisker.kind), r#" stroke-dasharray="2 2""#);
    }
    for silence in &picture.silences {
        let y = middle(silence.lane);
        out.line(
            (silence.left, y),
            (silence.right, y),
            LINE_STRONG,
            r#" stroke-dasharray="2 5" stroke-width="2""#,
        );
        if let Some(label) = &silence.label {
            let centre = (silence.left + silence.right) / 2.0;
            let half = text::width(label, false) / 2.0 + 4.0;
            out.rect((centre - half, y - 8.0), (half * 2.0, 16.0), SURFACE, "");
            out.text((centre, y + 4.0), label, TEXT_3, &format!("{MIDDLE}{SMALL}"));
        }
    }
}

fn dense(out: &mut Writer, picture: &Picture) {
    for density in &picture.dense {
        let Some(lane) = picture.lanes.get(density.lane) else { continue };
        let colour = lane.kind.map_or(TEXT_2, colour);
        let path = density.path(lane, picture.width);
        let _ = writeln!(out.0, r#"<path fill="{colour}" d="{path}"/>"#);
    }
}

fn one(out: &mut Writer, picture: &Picture, mark: &Mark) {
    let Some(lane) = picture.lanes.get(mark.lane).filter(|lane| !lane.dense) else { return };
    let y = lane.top + lane.height / 2.0;
    match (mark.count, mark.kind) {
        (1, Some(kind)) => out.shape(kind, (mark.x, y), 16.0),
        (count, kind) => {
            let stroke = kind.map_or(TEXT_2, colour);
            let more = format!(r#" rx="6" stroke="{stroke}" stroke-width="2""#);
            out.rect((mark.x - mark.half + 1.0, y - 9.0), (mark.half * 2.0 - 2.0, 18.0), SURFACE, &more);
            out.text((mark.x, y + 4.0), &count_words(count), TEXT, &format!("{MIDDLE}{SMALL}{BOLD}"));
        }
    }
    let Some(label) = &mark.label else { return };
    let time = if label.time.is_empty() { 0.0 } else { text::width(&label.time, true) + 4.0 };
    let words = text::fitted(&label.text, label.room - time - 8.0, false);
    let (x, anchor) = match label.side {
        Side::Right => (mark.x + mark.half + 8.0, "start"),
        Side::Left => (mark.x - mark.half - 8.0, "end"),
    };
    let bold = if label.time.is_empty() {
        String::new()
    } else {
        format!(r#"<tspan font-weight="600" fill="{TEXT}">{}</tspan> "#, escaped(&label.time))
    };
    let _ = writeln!(
        out.0,
        r#"<text x="{x:.1}" y="{:.1}" fill="{TEXT_2}" text-anchor="{anchor}" stroke="{SURFACE}" stroke-width="3" paint-order="stroke">{bold}{}</text>"#,
        y + 4.0,
        escaped(&words)
    );
}

fn dimensions(out: &mut Writer, picture: &Picture) {
    let stroke = r#" stroke-width="1.25""#;
    if let (Some(first), Some(last)) = (picture.dimensions.first(), picture.dimensions.last())
        && first.starts
    {
        out.line((first.left, picture.lanes_end + 10.0), (first.left, last.y + 9.0), TEXT_3, stroke);
    }
    for line in &picture.dimensions {
        let y = line.y;
        let dashes = if line.open { r#" stroke-width="1.25" stroke-dasharray="3 4""# } else { stroke };
        out.line((line.left, y), (line.right, y), TEXT_3, dashes);
        if line.ends {
            out.line((line.right, y - 5.0), (line.right, y + 5.0), TEXT_3, stroke);
        }
        let Some(label) = &line.label else { continue };
        if label.centred {
            out.rect((label.x - label.width / 2.0, y - 9.0), (label.width, 18.0), SURFACE, "");
        }
        let (fill, weight) = if line.open { (TEXT_3, "") } else { (TEXT, BOLD) };
        let anchor = if label.centred { MIDDLE } else { "" };
        out.text((label.x, y + 4.0), &label.text, fill, &format!("{weight}{anchor}"));
    }
}

/// Text that is safe inside an element; characters that XML does not know are left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_words_stays_words() {
        assert_eq!(escaped("<b a=\"1\">&\u{1}"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    }
}
