//! The geometry of the timeline picture: a pure function from document and viewport to places. It draws nothing.
//!
//! A [`Scene`] is what does not depend on the viewport: every time on one scale, sorted by lane, with the measures. From it
//! [`Scene::lay_out`] makes a [`Picture`] for a width and a visible stretch. Zooming and panning need only the second step,
//! which searches sorted times and skips from marker to marker, so that its cost follows the width and not the number of events. While
//! the picture moves [`Scene::glimpse`] leaves out what nobody can read then.
//!
//! This module must not know rules, formats or how anything is drawn.

mod bands;
mod clusters;
mod density;
mod dimensions;
mod figure;
mod fold;
mod group;
mod lanes;
mod moved;
mod names;
mod overview;
mod picture;
mod scale;
mod scene;
mod shape;
mod silence;
mod svg;
mod text;
mod ticks;

pub use clusters::count_words;
pub use density::LEVELS;
pub use group::By;
pub use names::{Hours, date_words, length_words, time_words};
pub use picture::{
    Band, BandLabel, Bar, Day, Density, Dimension, DimensionLabel, Folded, Grade, Label, Lane, Mark,
    Overview, Picture, Region, Side, Silence, SpanBar, Tick, Untimed, Whisker,
};
pub use scale::Scale;
pub use scene::Scene;
pub use shape::{Part, shape};
pub use svg::svg;
pub use text::{fitted, plain, width};

use crate::env::Zones;
use crate::model::Postmortem;

/// How lanes are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// A lane for each kind.
    #[default]
    Lanes,
    /// One rail for every kind, for phones.
    Rail,
}

/// What of the scale is seen, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// The width of the plot in CSS pixels, without the column of lane names.
    pub width: f64,
    /// The visible stretch in seconds on the document's scale, or `None` for everything.
    pub visible: Option<(f64, f64)>,
    /// How lanes are arranged.
    pub mode: Mode,
}

/// Lay out the timeline of a document.
pub fn timeline(document: &Postmortem, zones: &dyn Zones, viewport: &Viewport) -> Picture {
    Scene::of(document, zones).lay_out(document, zones, viewport)
}

/// Heights in CSS pixels, top to bottom.
mod heights {
    /// The axis with dates above hours.
    pub const AXIS: f64 = 36.0;
    /// The impact lane and each lane of events.
    pub const LANE: f64 = 30.0;
    /// The rail of a phone.
    pub const RAIL: f64 = 52.0;
    /// Above and below the dimension lines.
    pub const PAD: f64 = 8.0;
    /// Each dimension line.
    pub const DIMENSION: f64 = 22.0;
    /// The overview while zoomed, with its margins.
    pub const OVERVIEW: f64 = 38.0;
}
