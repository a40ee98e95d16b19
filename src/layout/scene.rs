//! What of the picture does not depend on the viewport, and the steps from it to a picture.

use super::fold::{self, Fold};
use super::group::{self, By, Group};
use super::picture::{Lane, Picture, Untimed};
use super::scale::Scale;
use super::silence::Quiet;
use super::ticks::{self, Wall};
use super::{
    Hours, Mode, Viewport, bands, clusters, density, dimensions, figure, heights, lanes, names, overview,
    plain, silence,
};
use crate::env::Zones;
use crate::metrics::{self, Metrics, Moments, Remembered};
use crate::model::{Milestone, Postmortem};
use crate::time::Clock;
use std::sync::Arc;

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
    by: By,
    /// The same by lane, lanes without timed events left out.
    groups: Vec<Group>,
    /// Events that lasted, with their end, in time order.
    pub(super) lasting: Vec<(Placed, i64)>,
    pub(super) quiet: Vec<Quiet>,
    folds: Arc<[Fold]>,
    pub(super) extent: Option<(i64, i64)>,
    /// The figure that stands on the impact.
    pub(super) figure: Option<String>,
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
        // As most timelines are, already.
        if !all.is_sorted() {
            all.sort_unstable();
        }
        if !lasting.is_sorted() {
            lasting.sort_unstable();
        }
        let groups = group::groups(document, &all, By::Kind);
        let quiet = silence::quiet(&all, &lasting, &moments);
        let extent = extent(&all, &lasting, &moments);
        let hours = Hours::of(document);
        let figure = figure::headline(document);
        let (by, folds) = (By::Kind, Arc::from([]));
        Self {
            moments,
            metrics,
            hours,
            all,
            by,
            groups,
            lasting,
            quiet,
            folds,
            extent,
            figure,
            untimed,
            timeless,
        }
    }

    /// The same with other lanes.
    pub fn grouped(mut self, document: &Postmortem, by: By) -> Self {
        if self.by != by {
            self.by = by;
            self.groups = group::groups(document, &self.all, by);
        }
        self
    }

    /// The same with its silent stretches folded.
    pub fn folded(mut self) -> Self {
        self.folds = fold::folds(&self.quiet, self.extent);
        self
    }

    /// Whether there is a silent stretch to fold.
    pub fn is_silent(&self) -> bool {
        !self.quiet.is_empty()
    }

    /// The place of an event's lane.
    pub fn lane_of(&self, document: &Postmortem, index: usize, mode: Mode) -> Option<usize> {
        match mode {
            Mode::Rail => Some(0),
            Mode::Lanes => group::lane_of(&self.groups, document.timeline.get(index)?, self.by),
        }
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
        let scale = Scale::over(&self.folds, (first, last), width);
        let side = scale.seconds_per_pixel() * scale.width() * pad / inner;
        Scale::over(&self.folds, (first - side, last + side), width).visible()
    }

    /// The scale of a viewport.
    pub fn scale(&self, viewport: &Viewport) -> Scale {
        let (from, to) = viewport.visible.unwrap_or_else(|| self.fit(viewport.width, viewport.mode));
        Scale::over(&self.folds, (from, to), viewport.width)
    }

    /// Places for everything that is seen.
    pub fn lay_out(&self, document: &Postmortem, zones: &dyn Zones, viewport: &Viewport) -> Picture {
        let zones = Remembered::new(zones);
        let wall = Wall { clock: Clock::of(document, &zones), calendar: self.moments.is_calendar() };
        let mut picture = self.places(document, &wall, viewport, true);
        picture.untimed = self.untimed.iter().filter_map(|index| untimed(document, *index)).collect();
        picture.more_untimed = self.timeless - picture.untimed.len();
        picture.description = self.description(document, &wall);
        picture
    }

    /// The same for a picture that moves: without the markers of dense lanes, without steps that have no time and without words that
    /// are not drawn.
    pub fn glimpse(&self, document: &Postmortem, zones: &dyn Zones, viewport: &Viewport) -> Picture {
        let wall = Wall { clock: Clock::of(document, zones), calendar: self.moments.is_calendar() };
        self.places(document, &wall, viewport, false)
    }

    fn places(&self, document: &Postmortem, wall: &Wall<'_>, viewport: &Viewport, whole: bool) -> Picture {
        let scale = self.scale(viewport);
        let (mut ticks, mut days) = ticks::axis(&scale, wall, self.hours, viewport.mode);
        let folds = fold::seen(&scale);
        ticks::make_room(&mut ticks, &mut days, &folds);
        let fit = self.fit(viewport.width, viewport.mode);

        let bands = bands::bands(self, document, &scale);
        let (mut lanes, impact, lanes_end) = self.rows(viewport.mode, !bands.is_empty());
        let mut marks = Vec::new();
        let mut columns = Vec::new();
        for (place, lane) in lanes.iter_mut().enumerate() {
            let placed = match viewport.mode {
                Mode::Lanes => self.groups.get(place).map_or(&[][..], |group| &group.placed),
                Mode::Rail => &self.all,
            };
            let seen = density::seen(placed, &scale);
            lane.dense = density::is_dense(seen.len(), &scale);
            if lane.dense {
                columns.push((place, density::columns(seen, &scale)));
                if !whole {
                    continue;
                }
            }
            let mut found = clusters::marks(self, document, &scale, place, lane.kind, placed, whole);
            if viewport.mode == Mode::Lanes && !lane.dense {
                lanes::label(&mut found, &scale);
            }
            marks.append(&mut found);
        }
        let most = columns.iter().flat_map(|(_, (_, counts))| counts).max().copied().unwrap_or_default();
        let dense = columns.iter().map(|(lane, columns)| density::bars(*lane, columns, most)).collect();
        let undetected = bands::undetected(self, &scale, &lanes, &marks, lanes_end, viewport.mode);
        let silences = silence::silences(self, document, &scale, &lanes, &marks, viewport.mode);
        let (spans, whiskers) = lanes::lengths(self, document, &scale, viewport.mode, &marks);
        let dimensions = dimensions::dimensions(self, &scale, lanes_end, viewport.mode);
        let mut height = lanes_end;
        if !dimensions.is_empty() {
            height += 2.0 * heights::PAD + heights::DIMENSION * dimensions.len() as f64;
        }
        let overview = overview::overview(self, &scale, fit, height);
        if overview.is_some() {
            height += heights::OVERVIEW;
        }
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
            dense,
            silences,
            folds,
            dimensions,
            overview,
            more_untimed: 0,
            untimed: Vec::new(),
            description: String::new(),
        }
    }

    /// The lanes, the place of the impact bands, and where the lanes end.
    fn rows(&self, mode: Mode, impact: bool) -> (Vec<Lane>, Option<(f64, f64)>, f64) {
        if mode == Mode::Rail {
            let top = heights::AXIS + 4.0;
            let rail = Lane { kind: None, label: "Events".into(), top, height: heights::RAIL, dense: false };
            return (vec![rail], impact.then_some((top + 6.0, heights::RAIL - 12.0)), top + heights::RAIL);
        }
        let band = impact.then_some((heights::AXIS + 5.0, heights::LANE - 10.0));
        let mut top = heights::AXIS + if impact { heights::LANE } else { 0.0 };
        let mut lanes = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let label = group.name.clone();
            lanes.push(Lane { kind: group.kind, label, top, height: heights::LANE, dense: false });
            top += heights::LANE;
        }
        (lanes, band, top)
    }

    fn moment_words(&self, second: f64, wall: &Wall<'_>) -> String {
        let local = wall.local(second);
        format!("{}, {}", names::day_words(local, wall.calendar), self.hours.clock(local.time()))
    }

    /// A stretch in words, to the minute: `Sun, Mar 10, 20:00 to Mon, Mar 11, 02:00`.
    pub fn stretch_words(&self, document: &Postmortem, zones: &dyn Zones, (from, to): (f64, f64)) -> String {
        let wall = Wall { clock: Clock::of(document, zones), calendar: self.moments.is_calendar() };
        let minute = |second: f64| self.moment_words((second / 60.0).round() * 60.0, &wall);
        format!("{} to {}", minute(from), minute(to))
    }

    /// The stretch of events; one alone has its nearest neighbours with it.
    pub fn around(&self, events: &[usize]) -> Option<(f64, f64)> {
        let neighbours = usize::from(events.len() == 1);
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        for index in events {
            let Some((Some(at), until)) = self.moments.events().get(*index) else { continue };
            let place = self.all.partition_point(|placed| (placed.at, placed.index) < (at.at, *index));
            let near = |place: usize| self.all.get(place.min(self.all.len() - 1)).map_or(at.at, |one| one.at);
            first = first.min(near(place.saturating_sub(neighbours)));
            last = last.max(near(place + neighbours)).max(until.map_or(at.at, |until| until.at));
        }
        let margin = (last.saturating_sub(first) as f64 * 0.1).max(60.0);
        (first <= last).then_some((first as f64 - margin, last as f64 + margin))
    }

    fn description(&self, document: &Postmortem, wall: &Wall<'_>) -> String {
        let Some((first, last)) = self.extent else {
            return match self.timeless {
                0 => "The timeline is empty.".into(),
                1 => "One step without a time.".into(),
                count => format!("{count} steps without a time."),
            };
        };
        let moment = |second: i64| self.moment_words(second as f64, wall);
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
