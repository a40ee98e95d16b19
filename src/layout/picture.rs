//! What the layout gives to whoever draws: places in CSS pixels from the left and top of the plot, and words. Plain data.

use super::Mode;
use crate::metrics::MeasureId;
use crate::model::{EventKind, RowId};
use std::fmt::Write;

/// The timeline, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// How lanes are arranged.
    pub mode: Mode,
    /// Width of the plot.
    pub width: f64,
    /// Height of everything.
    pub height: f64,
    /// Where the lanes end and the dimension lines begin.
    pub lanes_end: f64,
    /// The visible stretch, in seconds on the document's scale.
    pub visible: (f64, f64),
    /// The stretch that shows everything.
    pub fit: (f64, f64),
    /// There is at least one time to draw.
    pub timed: bool,
    /// Labels of dates, and lines where the date changes.
    pub days: Vec<Day>,
    /// The axis.
    pub ticks: Vec<Tick>,
    /// Top and height of the impact bands, if there are any.
    pub impact: Option<(f64, f64)>,
    /// Stretches in which users were affected.
    pub bands: Vec<Band>,
    /// The stretch before detection.
    pub undetected: Option<Region>,
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Markers, by lane and then by time.
    pub marks: Vec<Mark>,
    /// Bars of events that lasted.
    pub spans: Vec<SpanBar>,
    /// Intervals of times that are not exact.
    pub whiskers: Vec<Whisker>,
    /// Lanes with more events than places, as bars.
    pub dense: Vec<Density>,
    /// Long stretches without a record.
    pub silences: Vec<Silence>,
    /// Stretches without a record that are folded.
    pub folds: Vec<Folded>,
    /// Measures drawn as on a technical drawing, all from the start.
    pub dimensions: Vec<Dimension>,
    /// The whole in small, while only a part is seen.
    pub overview: Option<Overview>,
    /// Steps without a time, in document order.
    pub untimed: Vec<Untimed>,
    /// How many more steps without a time there are than `untimed` holds.
    pub more_untimed: usize,
    /// The picture in words.
    pub description: String,
}

/// How much a tick matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Between the labelled ones, or a labelled one of a fine step.
    Minor,
    /// A round time.
    Major,
}

/// A place on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where.
    pub x: f64,
    /// The words above it, if there is room.
    pub label: Option<String>,
    /// The middle of the words; beside the tick where they would leave the plot.
    pub label_x: f64,
    /// How much it matters.
    pub grade: Grade,
}

/// A date on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// Where its words begin.
    pub x: f64,
    /// `Sun, Mar 10`; empty where there is no room.
    pub label: String,
    /// The clock time at the change of dates, beside the line; empty for the first date.
    pub clock: String,
    /// A full line stands here: the date changes.
    pub line: bool,
}

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The kind of its events; `None` if they are of several.
    pub kind: Option<EventKind>,
    /// Its name.
    pub label: String,
    /// Top edge.
    pub top: f64,
    /// Height.
    pub height: f64,
    /// It holds more events than places and is drawn as bars; its markers are for keys and pointers.
    pub dense: bool,
}

impl Lane {
    /// The middle of its height.
    pub fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

/// A lane with more events than places.
#[derive(Debug, Clone, PartialEq)]
pub struct Density {
    /// The lane's place in [`Picture::lanes`].
    pub lane: usize,
    /// Where events are and about how many, from left to right.
    pub bars: Vec<Bar>,
}

impl Density {
    /// All bars as one path.
    pub fn path(&self, lane: &Lane, width: f64) -> String {
        let mut path = String::new();
        for bar in &self.bars {
            let ((left, right), height) = (bar.edges(width), bar.height(lane.height));
            let top = lane.middle() - height / 2.0;
            let _ = write!(path, "M{left} {top}H{right}v{height}H{left}z");
        }
        path
    }
}

/// A stretch with about the same number of events in each column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// How high it is, from 1 to [`LEVELS`](super::LEVELS).
    pub level: u8,
}

impl Bar {
    /// The edges that lie in a plot: whole pixels, so that neighbours meet.
    pub fn edges(&self, width: f64) -> (f64, f64) {
        (self.left.round().max(0.0), self.right.round().min(width))
    }

    /// Its height in a lane of this height.
    pub fn height(&self, lane: f64) -> f64 {
        let most = lane - 8.0;
        (most * f64::from(self.level) / f64::from(super::LEVELS)).round().max(3.0)
    }
}

/// On which side of its marker a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// After the marker.
    Right,
    /// Before the marker.
    Left,
}

/// The words beside a marker.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// On which side.
    pub side: Side,
    /// The time; empty if it had to go.
    pub time: String,
    /// What happened.
    pub text: String,
    /// How wide it may be; longer words lose their end.
    pub room: f64,
}

/// A marker: one event, or a count of events that lie too close together.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The middle of the marker.
    pub x: f64,
    /// Half its width.
    pub half: f64,
    /// The lane's place in [`Picture::lanes`].
    pub lane: usize,
    /// The kind of the event; `None` for a count of several kinds.
    pub kind: Option<EventKind>,
    /// The event, or the first one of a count.
    pub id: RowId,
    /// The event's place in the document, or that of the first one of a count.
    pub index: usize,
    /// The place in the document of the last one it stands for.
    pub last: usize,
    /// How many events it stands for.
    pub count: usize,
    /// Places in the document of the first few of them.
    pub members: Vec<usize>,
    /// The first moment it stands for, in seconds on the document's scale.
    pub from: i64,
    /// The last moment it stands for.
    pub to: i64,
    /// The words beside it, if there is room.
    pub label: Option<Label>,
    /// When it was, in the words of the document: a time, or the stretch of a count.
    pub time: String,
    /// What happened, or how many events there are.
    pub text: String,
    /// What its place says to those who see it: `Detection, 1 h 00 min after the start`.
    pub aside: String,
}

/// A bar from the beginning to the end of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct SpanBar {
    /// The event.
    pub id: RowId,
    /// Its kind.
    pub kind: EventKind,
    /// The lane's place in [`Picture::lanes`].
    pub lane: usize,
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
}

/// The interval a time may lie in.
#[derive(Debug, Clone, PartialEq)]
pub struct Whisker {
    /// The kind of its event.
    pub kind: EventKind,
    /// The lane's place in [`Picture::lanes`].
    pub lane: usize,
    /// Left end.
    pub left: f64,
    /// Right end.
    pub right: f64,
}

/// A stretch in which users were affected.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its row, unless it was derived from the milestones.
    pub id: Option<RowId>,
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Its beginning is known and seen.
    pub starts: bool,
    /// Its end is known and seen.
    pub ends: bool,
    /// The words on it, if there is room.
    pub label: Option<BandLabel>,
    /// The words in full.
    pub words: String,
}

/// The words on an impact band.
#[derive(Debug, Clone, PartialEq)]
pub struct BandLabel {
    /// Where they begin.
    pub x: f64,
    /// About how wide they are.
    pub width: f64,
    /// The words.
    pub text: String,
}

/// A hatched region with words in one lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Top edge.
    pub top: f64,
    /// Bottom edge.
    pub bottom: f64,
    /// Middle of the words, if there is room: x and y.
    pub label: Option<(f64, f64)>,
}

/// A stretch without a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Silence {
    /// The lane's place in [`Picture::lanes`].
    pub lane: usize,
    /// Left end of the dots.
    pub left: f64,
    /// Right end of the dots.
    pub right: f64,
    /// Its length in seconds.
    pub seconds: i64,
    /// Its length in words, if there is room.
    pub label: Option<String>,
}

/// A stretch without a record that takes less room than its length.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Its length in seconds.
    pub seconds: i64,
    /// Its length in words, if there is room.
    pub label: Option<String>,
}

/// A measure, drawn from the start of the impact.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// What is measured.
    pub id: MeasureId,
    /// `To detect`.
    pub name: &'static str,
    /// Height of the line.
    pub y: f64,
    /// Left end.
    pub left: f64,
    /// Right end.
    pub right: f64,
    /// The beginning is seen.
    pub starts: bool,
    /// The end is known and seen.
    pub ends: bool,
    /// The end is not known: dotted.
    pub open: bool,
    /// The words on or beside it; `None` while the line is out of sight.
    pub label: Option<DimensionLabel>,
}

/// The words of a dimension line.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionLabel {
    /// The middle of the words if they stand on the line, their beginning if they stand after it.
    pub x: f64,
    /// They stand on the line and interrupt it.
    pub centred: bool,
    /// About how wide they are.
    pub width: f64,
    /// `1 h 00`, `not marked`.
    pub text: String,
}

/// The whole timeline in small.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Top edge of the strip.
    pub top: f64,
    /// Height of the strip.
    pub height: f64,
    /// Left edge of the visible part.
    pub left: f64,
    /// Right edge of the visible part.
    pub right: f64,
    /// Impact: left and right edges.
    pub bands: Vec<(f64, f64)>,
    /// Places of events.
    pub dots: Vec<f64>,
}

/// A step without a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Untimed {
    /// Its row.
    pub id: RowId,
    /// Its kind.
    pub kind: EventKind,
    /// What happened.
    pub text: String,
    /// The time as written, where words stand there that could not be read.
    pub written: String,
}
