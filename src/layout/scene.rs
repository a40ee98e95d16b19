//! What of the picture does not depend on the viewport, and the steps from it to a picture.

use super::picture::{Lane, Picture, Untimed};
use super::scale::Scale;
use super::silence::Quiet;
use super::ticks::{self, Wall};
use super::{
    Hours, Mode, Viewport, bands, clusters, dimensions, heights, lanes, names, overview, plain, silence,
};
use crate::env::Zones;
use crate::metrics::{self, Metrics, Moments, Remembered};
use crate::model::{EventKind, Milestone, Postmortem};
use crate::time::Clock;

/// An event on the scale: its second and its place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Placed {
    pub at: i64,
    pub index: usize,
}

/// How many untimed steps a picture names.
const UNTIMED: usize = 60;

/// The timeline of one document on one scale, sorted.
#[derive(Debug, Clone)]
pub struct Scene {
    pub(super) moments: Moments,
    pub(super) metrics: Metrics,
    pub(super) hours: Hours,
    /// Every timed event in time order; equal times in document order.
    pub(super) all: Vec<Placed>,
    /// The same by kind, in the order of lanes, kinds without timed events left out.
    pub(super) kinds: Vec<(EventKind, Vec<Placed>)>,
    /// Events that lasted, with their end, in time order.
    pub(super) lasting: Vec<(Placed, i64)>,
    pub(super) quiet: Vec<Quiet>,
    pub(super) extent: Option<(i64, i64)>,
    untimed: Vec<usize>,
    timeless: usize,
}

impl Scene {
    /// Place and measure a document. One pass, one sort.
    pub fn of(document: &Postmortem, zones: &dyn Zones) -> Self {
        let zones = Remembered::new(zones);
        let moments = Moments::of(document, &zones);
        let metrics = metrics::measure_moments(document, &moments);
        let mut all = Vec::with_capacity(document.timeline.len());
        let mut lasting = Vec::new();
        let mut untimed = Vec::new();
        let mut timeless = 0_usize;
        for (index, (at, until)) in moments.events().iter().enumerate() {
            let Some(at) = at else {
                timeless += 1;
                if untimed.len() < UNTIMED {
                    untimed.push(index);
                }
                continue;
            };
            let placed = Placed { at: at.at, index };
            all.push(placed);
            if let Some(until) = until
                && until.at > at.at
            {
                lasting.push((placed, until.at));
            }
        }
        all.sort_unstable();
        lasting.sort_unstable();
        let mut kinds: Vec<(EventKind, Vec<Placed>)> = EventKind::ALL.map(|kind| (kind, Vec::new())).into();
        for placed in &all {
            if let Some(event) = document.timeline.get(placed.index)
                && let Some((_, lane)) = kinds.iter_mut().find(|(kind, _)| *kind == event.kind)
            {
                lane.push(*placed);
            }
        }
        kinds.retain(|(_, lane)| !lane.is_empty());
        let quiet = silence::quiet(&all, &lasting, &moments);
        let extent = extent(&all, &lasting, &moments);
        let hours = Hours::of(document);
        Self { moments, metrics, hours, all, kinds, lasting, quiet, extent, untimed, timeless }
    }

    /// The measures of the document.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// The moments of the document.
    pub fn moments(&self) -> &Moments {
        &self.moments
    }

    /// Timed events in time order, by their place in the document.
    pub fn in_time_order(&self) -> impl ExactSizeIterator<Item = usize> {
        self.all.iter().map(|placed| placed.index)
    }

    /// The visible stretch that shows everything at this width.
    pub fn fit(&self, width: f64, mode: Mode) -> (f64, f64) {
        let (first, last) = self.extent.unwrap_or((0, 0));
        let (first, last) = if first == last { (first - 1800, last + 1800) } else { (first, last) };
        let (first, last) = (first as f64, last as f64);
        let pad = match mode {
            Mode::Lanes => 40.0,
            Mode::Rail => 16.0,
        };
        let inner = (width - 2.0 * pad).max(width / 2.0).max(1.0);
        let side = (last - first) * pad / inner;
        Scale::new(first - side, last + side, width).visible()
    }

    /// The scale of a viewport.
    pub fn scale(&self, viewport: &Viewport) -> Scale {
        let (from, to) = viewport.visible.unwrap_or_else(|| self.fit(viewport.width, viewport.mode));
        Scale::new(from, to, viewport.width)
    }

    /// Places for everything that is seen.
    pub fn lay_out(&self, document: &Postmortem, zones: &dyn Zones, viewport: &Viewport) -> Picture {
        let zones = Remembered::new(zones);
        let scale = self.scale(viewport);
        let wall = Wall { clock: Clock::of(document, &zones), calendar: self.moments.is_calendar() };
        let (ticks, days) = ticks::axis(&scale, &wall, self.hours, viewport.mode);
        let fit = self.fit(viewport.width, viewport.mode);

        let bands = bands::bands(self, document, &scale);
        let (lanes, impact, lanes_end) = self.rows(viewport.mode, !bands.is_empty());
        let mut marks = Vec::new();
        for (lane, row) in lanes.iter().enumerate() {
            let placed = match row.kind {
                Some(kind) => {
                    self.kinds.iter().find(|(name, _)| *name == kind).map_or(&[][..], |(_, lane)| lane)
                }
                None => &self.all,
            };
            let mut found = clusters::marks(self, document, &scale, lane, row.kind, placed);
            if viewport.mode == Mode::Lanes {
                lanes::label(&mut found, &scale);
            }
            marks.append(&mut found);
        }
        let undetected = bands::undetected(self, &scale, &lanes, &marks, lanes_end, viewport.mode);
        let silences = silence::silences(self, document, &scale, &lanes, &marks, viewport.mode);
        let (spans, whiskers) = lanes::lengths(self, document, &scale, &lanes, &marks);
        let dimensions = dimensions::dimensions(self, &scale, lanes_end, viewport.mode);
        let mut height = lanes_end;
        if !dimensions.is_empty() {
            height += 2.0 * heights::PAD + heights::DIMENSION * dimensions.len() as f64;
        }
        let overview = overview::overview(self, &scale, fit, height);
        if overview.is_some() {
            height += heights::OVERVIEW;
        }
        let untimed: Vec<Untimed> =
            self.untimed.iter().filter_map(|index| untimed(document, *index)).collect();
        Picture {
            mode: viewport.mode,
            width: scale.width(),
            height,
            lanes_end,
            visible: scale.visible(),
            fit,
            timed: self.extent.is_some(),
            days,
            ticks,
            impact,
            bands,
            undetected,
            lanes,
            marks,
            spans,
            whiskers,
            silences,
            dimensions,
            overview,
            more_untimed: self.timeless - untimed.len(),
            untimed,
            description: self.description(document, &wall),
        }
    }

    /// The lanes, the place of the impact bands, and where the lanes end.
    fn rows(&self, mode: Mode, impact: bool) -> (Vec<Lane>, Option<(f64, f64)>, f64) {
        if mode == Mode::Rail {
            let top = heights::AXIS + 4.0;
            let rail = Lane { kind: None, label: "Events", top, height: heights::RAIL };
            return (vec![rail], impact.then_some((top + 6.0, heights::RAIL - 12.0)), top + heights::RAIL);
        }
        let band = impact.then_some((heights::AXIS + 5.0, heights::LANE - 10.0));
        let mut top = heights::AXIS + if impact { heights::LANE } else { 0.0 };
        let mut lanes = Vec::with_capacity(self.kinds.len());
        for (kind, _) in &self.kinds {
            lanes.push(Lane { kind: Some(*kind), label: lanes::name(*kind), top, height: heights::LANE });
            top += heights::LANE;
        }
        (lanes, band, top)
    }

    fn description(&self, document: &Postmortem, wall: &Wall<'_>) -> String {
        let Some((first, last)) = self.extent else {
            return match self.timeless {
                0 => "The timeline is empty.".into(),
                1 => "One step without a time.".into(),
                count => format!("{count} steps without a time."),
            };
        };
        let moment = |second: i64| {
            let local = wall.local(second as f64);
            format!("{}, {}", names::day_words(local, wall.calendar), self.hours.clock(local.time()))
        };
        let mut words = match self.all.len() {
            1 => "One event".to_owned(),
            count => format!("{count} events"),
        };
        words.push_str(&format!(", drawn to scale from {} to {}", moment(first), moment(last)));
        if let Some(zone) = &document.zone {
            words.push_str(&format!(" ({})", zone.written));
        }
        words.push('.');
        for measure in [&self.metrics.detect, &self.metrics.mitigate, &self.metrics.resolve] {
            if matches!(measure.value, metrics::Value::Known(_)) {
                words.push_str(&format!(" {}: {}.", measure.id.label(), measure.words()));
            }
        }
        if self.timeless > 0 {
            words.push_str(&format!(" Without a time: {}.", self.timeless));
        }
        words
    }
}

fn untimed(document: &Postmortem, index: usize) -> Option<Untimed> {
    let event = document.timeline.get(index)?;
    let text = plain(if event.text.trim().is_empty() { &event.label } else { &event.text });
    let written = event.at.as_ref().map(|time| time.written.clone()).unwrap_or_default();
    Some(Untimed { id: event.id.clone(), kind: event.kind, text, written })
}

/// From the first to the last second worth showing. The closing of the response may lie days later and is left out.
fn extent(all: &[Placed], lasting: &[(Placed, i64)], moments: &Moments) -> Option<(i64, i64)> {
    let events = [all.first(), all.last()].into_iter().flatten().map(|placed| placed.at);
    let ends = lasting.iter().map(|(_, until)| *until);
    let windows = moments.windows().flat_map(|(start, end)| [start, end]).flatten().map(|moment| moment.at);
    let milestones = Milestone::ALL.into_iter().filter(|milestone| *milestone != Milestone::Closed);
    let milestones = milestones.filter_map(|milestone| moments.milestone(milestone)).map(|moment| moment.at);
    let mut extent: Option<(i64, i64)> = None;
    for at in events.chain(ends).chain(windows).chain(milestones) {
        extent = Some(extent.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
    }
    extent
}
